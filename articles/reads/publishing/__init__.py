"""The gate before publication, publications and exports, and the report of an article."""

from articles.reads.publishing.article_export import article_records
from articles.reads.publishing.cms import CmsGate, find_cms_link, read_cms_gate
from articles.reads.publishing.corrections import (
    CaseRow,
    ChangeRow,
    case_rows,
    correction_cases,
    drafted_note,
)
from articles.reads.publishing.error_reports import (
    claims_to_ask_about,
    count_new_error_reports,
    deleted_at,
    error_reports,
)
from articles.reads.publishing.gate import CheckRow, read_gate
from articles.reads.publishing.publications import (
    BackgroundPublicationRow,
    ExportRow,
    PublishedEdition,
    background_publication,
    claim_review_of,
    editions_citing,
    editions_of,
    export_row,
    exports_of,
    find_edition,
    is_approved,
    is_long,
    own_exports,
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
    policy_html,
    published_pages,
)
from articles.reads.publishing.report import (
    build_article,
    outline_for,
    report_for,
    snapshot_report,
    visible_report,
)
from articles.reads.publishing.report_claims import (
    build_citation,
    build_claim,
    build_claim_itself,
    complete_claims,
    findings_by_citation,
    number_claims,
)
from articles.reads.publishing.report_discussions import (
    build_question,
)
from articles.reads.publishing.report_publishing import report_import_of, site_address
from articles.reads.publishing.report_sources import (
    build_capture,
    build_source,
    cited_sources,
    with_fetches,
)
from articles.reads.publishing.report_text import (
    build_revision,
    build_statements,
)
from articles.reads.publishing.report_verdicts import (
    build_sign_off,
    build_verdict,
    verdicts_with_sign_offs,
)

__all__ = [
    "BackgroundPublicationRow",
    "CaseRow",
    "ChangeRow",
    "CheckRow",
    "CmsGate",
    "ExportRow",
    "FeedEntry",
    "PublishedEdition",
    "article_records",
    "background_publication",
    "build_article",
    "build_capture",
    "build_citation",
    "build_claim",
    "build_claim_itself",
    "build_question",
    "build_revision",
    "build_sign_off",
    "build_source",
    "build_statements",
    "build_verdict",
    "case_rows",
    "checks_for_feed",
    "cited_sources",
    "claim_review_of",
    "claims_to_ask_about",
    "complete_claims",
    "correction_cases",
    "corrections_for_feed",
    "count_new_error_reports",
    "deleted_at",
    "describe_edition",
    "drafted_note",
    "editions_citing",
    "editions_of",
    "error_reports",
    "export_row",
    "exports_of",
    "find_cms_link",
    "find_edition",
    "findings_by_citation",
    "is_approved",
    "is_long",
    "newest_editions",
    "number_claims",
    "outline_for",
    "own_exports",
    "policy_html",
    "previous_publisher",
    "publication_of",
    "published_pages",
    "read_cms_gate",
    "read_gate",
    "report_for",
    "report_import_of",
    "site_address",
    "snapshot_report",
    "speakers_of_claim",
    "unfinished_publication",
    "verdicts_with_sign_offs",
    "visible_report",
    "with_fetches",
]
