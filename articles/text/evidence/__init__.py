"""Compare a claim with a source: where its words are in it, and what differs."""

from articles.text.evidence.examine import EXAMINER_VERSION, examine, locate_claim
from articles.text.evidence.findings import (
    Examination,
    FactMatch,
    FactOutcome,
    Frame,
    FrameKind,
    LocatedPassage,
    MatchedPart,
    MatchOutcome,
    NoMatchReason,
    PartsGap,
    PassageMatch,
    WordingDifference,
    WordingDifferenceKind,
)
from articles.text.evidence.fragments import quoted_in_address, text_fragment
from articles.text.evidence.locate import locate
from articles.text.evidence.origins.credits import Credit, credit_lines, named_origin
from articles.text.evidence.origins.fingerprints import (
    Similarity,
    TextFingerprint,
    fingerprint_of,
    similarity,
    unpack_fingerprint,
)
from articles.text.evidence.origins.shingles import connected_groups, same_origin
from articles.text.evidence.source import SourceText, read_source
from articles.text.evidence.surroundings import surrounding_sentences, words_fingerprint

__all__ = [
    "EXAMINER_VERSION",
    "Credit",
    "Examination",
    "FactMatch",
    "FactOutcome",
    "Frame",
    "FrameKind",
    "LocatedPassage",
    "MatchOutcome",
    "MatchedPart",
    "NoMatchReason",
    "PartsGap",
    "PassageMatch",
    "Similarity",
    "SourceText",
    "TextFingerprint",
    "WordingDifference",
    "WordingDifferenceKind",
    "connected_groups",
    "credit_lines",
    "examine",
    "fingerprint_of",
    "locate",
    "locate_claim",
    "named_origin",
    "quoted_in_address",
    "read_source",
    "same_origin",
    "similarity",
    "surrounding_sentences",
    "text_fragment",
    "unpack_fingerprint",
    "words_fingerprint",
]
