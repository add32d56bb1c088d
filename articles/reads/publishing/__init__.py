"""The gate before publication, publications and exports, and the report of an article."""

from articles.reads.publishing.gate import read_gate
from articles.reads.publishing.publications import (
    EditionStatus,
    edition_status,
    editions_citing,
    editions_of,
    exports_of,
    is_approved,
    is_long,
    publication_of,
    publisher_before,
    review_of,
    speakers_of_claim,
)
from articles.reads.publishing.report import report_for, report_in_one_state, report_of
from articles.reads.publishing.report_text import report_import_of

__all__ = [
    "EditionStatus",
    "edition_status",
    "editions_citing",
    "editions_of",
    "exports_of",
    "is_approved",
    "is_long",
    "publication_of",
    "publisher_before",
    "read_gate",
    "report_for",
    "report_import_of",
    "report_in_one_state",
    "report_of",
    "review_of",
    "speakers_of_claim",
]
