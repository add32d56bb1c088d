"""Align two versions of a text, and carry spans, facts and statements over to the new one."""

from articles.text.revisions.alignment import Aligned, AlignedKind, align, word_differences
from articles.text.revisions.carry_over import (
    CarriedSpan,
    CarryOver,
    Doubt,
    SegmentedText,
    carry_over_facts,
)
from articles.text.revisions.changes import CONTEXT, ChangedPassage, changed_passages
from articles.text.revisions.differences import DifferenceKind
from articles.text.revisions.resegmentation import (
    ReadStatement,
    RevisedText,
    resegment,
    revise,
    split_again,
)

__all__ = [
    "CONTEXT",
    "Aligned",
    "AlignedKind",
    "CarriedSpan",
    "CarryOver",
    "ChangedPassage",
    "DifferenceKind",
    "Doubt",
    "ReadStatement",
    "RevisedText",
    "SegmentedText",
    "align",
    "carry_over_facts",
    "changed_passages",
    "resegment",
    "revise",
    "split_again",
    "word_differences",
]
