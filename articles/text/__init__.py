"""The text engine. It knows nothing of Django, the network or the database."""

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
from articles.text.spans import Attribution, Span, Speaker, Split, Statement, StatementKind
from articles.text.split import explain, split

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
    "Revised",
    "Span",
    "Speaker",
    "Split",
    "Statement",
    "StatementKind",
    "align",
    "carried_facts",
    "detect",
    "explain",
    "facts",
    "inconsistencies",
    "normalise",
    "revise",
    "split",
]
