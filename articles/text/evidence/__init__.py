"""The words in the source: where a passage stands in it, and what is different there."""

from articles.text.evidence.examine import examine
from articles.text.evidence.findings import (
    Change,
    Difference,
    Examination,
    FactFound,
    FactOutcome,
    Join,
    Located,
    Outcome,
    Part,
    Passage,
    Reason,
)
from articles.text.evidence.locate import locate
from articles.text.evidence.origins.credits import Credit, credit_lines, named_origin
from articles.text.evidence.origins.fingerprints import (
    Likeness,
    TextFingerprint,
    fingerprint_of,
    likeness,
    unpacked,
)
from articles.text.evidence.origins.shingles import groups, same_origin
from articles.text.evidence.source import Source, source_of
from articles.text.evidence.surroundings import surroundings, words_fingerprint

__all__ = [
    "Change",
    "Credit",
    "Difference",
    "Examination",
    "FactFound",
    "FactOutcome",
    "Join",
    "Likeness",
    "Located",
    "Outcome",
    "Part",
    "Passage",
    "Reason",
    "Source",
    "TextFingerprint",
    "credit_lines",
    "examine",
    "fingerprint_of",
    "groups",
    "likeness",
    "locate",
    "named_origin",
    "same_origin",
    "source_of",
    "surroundings",
    "unpacked",
    "words_fingerprint",
]
