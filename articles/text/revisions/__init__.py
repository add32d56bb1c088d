"""Align two versions of a text, and carry spans, facts and statements over to the new one."""

from articles.text.revisions.alignment import Aligned, AlignedKind, align, word_differences
from articles.text.revisions.carry_over import Carried, Carrier, Copy, Doubt, carried_facts
from articles.text.revisions.changes import AROUND, Stretch, changed_stretches
from articles.text.revisions.differences import DifferenceKind
from articles.text.revisions.resegment import Revised, recut, revise

__all__ = [
    "AROUND",
    "Aligned",
    "AlignedKind",
    "Carried",
    "Carrier",
    "Copy",
    "DifferenceKind",
    "Doubt",
    "Revised",
    "Stretch",
    "align",
    "carried_facts",
    "changed_stretches",
    "recut",
    "revise",
    "word_differences",
]
