"""The gate before publication, publications and exports, and the report of an article."""

from articles.reads.publishing.article_export import article_records
from articles.reads.publishing.gate import CheckRow, read_gate
from articles.reads.publishing.publications import (
    BackgroundPublicationRow,
    PublishedEdition,
    background_publication,
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
    unfinished_publication,
)
from articles.reads.publishing.report import (
    outline_for,
    report_for,
    snapshot_report,
    visible_report,
)
from articles.reads.publishing.report_publishing import report_import_of

__all__ = [
    "BackgroundPublicationRow",
    "CheckRow",
    "PublishedEdition",
    "article_records",
    "background_publication",
    "claim_review_of",
    "editions_citing",
    "editions_of",
    "exports_of",
    "find_edition",
    "is_approved",
    "is_long",
    "outline_for",
    "previous_publisher",
    "publication_of",
    "read_gate",
    "report_for",
    "report_import_of",
    "snapshot_report",
    "speakers_of_claim",
    "unfinished_publication",
    "visible_report",
]
