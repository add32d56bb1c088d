"""The text engine: text in, statements out. No Django, no network, no database."""

from articles.text.alignment import align
from articles.text.carried_facts import carried_facts
from articles.text.carrying import Carried, Carrier, Copy, Doubt
from articles.text.checkable.facts import Fact, facts
from articles.text.consistency.check import Inconsistency, InconsistencyKind, inconsistencies
from articles.text.detect import UNDETERMINED, detect
from articles.text.explain import explained
from articles.text.normalise import BLANK, normalise
from articles.text.revise import Revised, revise
from articles.text.spans import Attribution, Kind, Span, Speaker, Split, Statement
from articles.text.split import split

__all__ = [
    "BLANK",
    "UNDETERMINED",
    "Attribution",
    "Carried",
    "Carrier",
    "Copy",
    "Doubt",
    "Fact",
    "Inconsistency",
    "InconsistencyKind",
    "Kind",
    "Revised",
    "Span",
    "Speaker",
    "Split",
    "Statement",
    "align",
    "carried_facts",
    "detect",
    "explained",
    "facts",
    "inconsistencies",
    "normalise",
    "revise",
    "split",
]
