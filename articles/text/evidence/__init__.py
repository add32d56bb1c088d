"""The words in the source: where a passage stands in it, and what is different there."""

from articles.text.evidence.findings import (
    Change,
    Difference,
    Join,
    Located,
    Outcome,
    Part,
    Reason,
)
from articles.text.evidence.locate import locate
from articles.text.evidence.source import Source, source_of

__all__ = [
    "Change",
    "Difference",
    "Join",
    "Located",
    "Outcome",
    "Part",
    "Reason",
    "Source",
    "locate",
    "source_of",
]
