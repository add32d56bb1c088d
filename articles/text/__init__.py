"""The text engine: text in, statements out. No Django, no network, no database."""

from articles.text.consistency.check import Inconsistency, InconsistencyKind, inconsistencies
from articles.text.facts.facts import Fact, facts
from articles.text.languages import UNDETERMINED, detect
from articles.text.revisions import (
    Carried,
    Carrier,
    Copy,
    Doubt,
    Revised,
    align,
    carried_facts,
    revise,
)
from articles.text.sentences import BLANK, normalise
from articles.text.spans import Attribution, Kind, Span, Speaker, Split, Statement
from articles.text.split import explained, split

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
