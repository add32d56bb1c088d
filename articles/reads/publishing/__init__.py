"""The gate before publication, publications and exports, and the report of an article."""

from articles.reads.publishing.article_export import article_records
from articles.reads.publishing.gate import CheckRow, read_gate
from articles.reads.publishing.policies import policy_html
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
from articles.reads.publishing.published import (
    FeedEntry,
    checks_for_feed,
    corrections_for_feed,
    describe_edition,
    newest_editions,
    published_pages,
)
from articles.reads.publishing.report import (
    outline_for,
    report_for,
    snapshot_report,
    visible_report,
)
from articles.reads.publishing.report_publishing import report_import_of, site_address

__all__ = [
    "BackgroundPublicationRow",
    "CheckRow",
    "FeedEntry",
    "PublishedEdition",
    "article_records",
    "background_publication",
    "checks_for_feed",
    "claim_review_of",
    "corrections_for_feed",
    "describe_edition",
    "editions_citing",
    "editions_of",
    "exports_of",
    "find_edition",
    "is_approved",
    "is_long",
    "newest_editions",
    "outline_for",
    "policy_html",
    "previous_publisher",
    "publication_of",
    "published_pages",
    "read_gate",
    "report_for",
    "report_import_of",
    "site_address",
    "snapshot_report",
    "speakers_of_claim",
    "unfinished_publication",
    "visible_report",
]
