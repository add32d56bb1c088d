"""The text engine. It knows nothing of Django, the network or the database."""

from articles.text.analysis import AnalysedText, analyse
from articles.text.checkability import Checkability, Reason, checkability
from articles.text.consistency.check import Inconsistency, InconsistencyKind, inconsistencies
from articles.text.explain import explain
from articles.text.facts.facts import Fact, facts
from articles.text.languages import OFFERED, UNDETERMINED, detect
from articles.text.layouts import Surroundings
from articles.text.revisions import (
    CarriedSpan,
    CarryOver,
    Doubt,
    RevisedText,
    SegmentedText,
    align,
    carry_over_facts,
    revise,
    split_again,
)
from articles.text.sentences import BLANK, normalise
from articles.text.spans import Attribution, Span, Speaker, Split, Statement, StatementKind
from articles.text.split import SPLITTER_VERSION, split

__all__ = [
    "BLANK",
    "OFFERED",
    "SPLITTER_VERSION",
    "UNDETERMINED",
    "AnalysedText",
    "Attribution",
    "CarriedSpan",
    "CarryOver",
    "Checkability",
    "Doubt",
    "Fact",
    "Inconsistency",
    "InconsistencyKind",
    "Reason",
    "RevisedText",
    "SegmentedText",
    "Span",
    "Speaker",
    "Split",
    "Statement",
    "StatementKind",
    "Surroundings",
    "align",
    "analyse",
    "carry_over_facts",
    "checkability",
    "detect",
    "explain",
    "facts",
    "inconsistencies",
    "normalise",
    "revise",
    "split",
    "split_again",
]
