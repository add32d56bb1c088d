"""Compare a claim with a source: where its words are in it, and what differs."""

from articles.text.evidence.examine import EXAMINER_VERSION, examine, locate_claim
from articles.text.evidence.findings import (
    SAME_WORDING,
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
from articles.text.evidence.origins.credits import (
    ANY_AGENCY,
    Credit,
    agency_of_host,
    common_agency,
    credit_lines,
    named_origin,
)
from articles.text.evidence.origins.fingerprints import (
    Similarity,
    TextFingerprint,
    fingerprint_of,
    similarity,
    unpack_fingerprint,
)
from articles.text.evidence.origins.groups import PairState, origin_groups
from articles.text.evidence.origins.reports import Mark, report_marks, shared_marks
from articles.text.evidence.origins.shingles import same_origin
from articles.text.evidence.source import SourceText, read_source
from articles.text.evidence.surroundings import surrounding_sentences, words_fingerprint

__all__ = [
    "ANY_AGENCY",
    "EXAMINER_VERSION",
    "SAME_WORDING",
    "Credit",
    "Examination",
    "FactMatch",
    "FactOutcome",
    "Frame",
    "FrameKind",
    "LocatedPassage",
    "Mark",
    "MatchOutcome",
    "MatchedPart",
    "NoMatchReason",
    "PairState",
    "PartsGap",
    "PassageMatch",
    "Similarity",
    "SourceText",
    "TextFingerprint",
    "WordingDifference",
    "WordingDifferenceKind",
    "agency_of_host",
    "common_agency",
    "credit_lines",
    "examine",
    "fingerprint_of",
    "locate",
    "locate_claim",
    "named_origin",
    "origin_groups",
    "quoted_in_address",
    "read_source",
    "report_marks",
    "same_origin",
    "shared_marks",
    "similarity",
    "surrounding_sentences",
    "text_fragment",
    "unpack_fingerprint",
    "words_fingerprint",
]
