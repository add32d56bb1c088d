"""The gate before publication, publications and exports, and the report of an article."""

from articles.reads.publishing.article_export import article_records
from articles.reads.publishing.gate import read_gate
from articles.reads.publishing.publications import (
    PublishedEdition,
    claim_review_of,
    editions_citing,
    editions_of,
    exports_of,
    find_edition,
    is_approved,
    is_long,
    previous_publisher,
    publication_of,
    speakers_of_claim,
)
from articles.reads.publishing.report import report_for, snapshot_report, visible_report
from articles.reads.publishing.report_publishing import report_import_of

__all__ = [
    "PublishedEdition",
    "article_records",
    "claim_review_of",
    "editions_citing",
    "editions_of",
    "exports_of",
    "find_edition",
    "is_approved",
    "is_long",
    "previous_publisher",
    "publication_of",
    "read_gate",
    "report_for",
    "report_import_of",
    "snapshot_report",
    "speakers_of_claim",
    "visible_report",
]
