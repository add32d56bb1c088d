"""The report of a fact-check: plain records, and one renderer for each format."""

from articles.reports.bundle.check_upload import CheckedUpload, check_upload
from articles.reports.bundle.manifest import Verification
from articles.reports.bundle.names import (
    capture_name,
    file_name_of,
    is_evidence,
    is_warc,
    warc_name,
)
from articles.reports.bundle.signing import (
    KEY_BYTES,
    archive_key_or_empty,
    create_archive_key,
    key_from,
    public_key,
    public_key_or_empty,
)
from articles.reports.bundle.stamp import stamp_report
from articles.reports.bundle.unzip import read_archive, verify_archive
from articles.reports.content.article import (
    Article,
    Attribution,
    FormerText,
    Inconsistency,
    Revision,
    Speaker,
    Statement,
    Term,
    TextRole,
    Tick,
)
from articles.reports.content.claims import (
    Calculation,
    CalculationFigure,
    Citation,
    Claim,
    ClaimCarryOver,
    ClaimReview,
    Comment,
    File,
    Finding,
    Freshness,
    JudgedSense,
    Question,
    Resolution,
)
from articles.reports.content.editions import (
    corrections,
    describe_checks,
    outline,
    own_verdicts,
)
from articles.reports.content.people import external_name, internal_name, is_external_name
from articles.reports.content.publishing import (
    Correction,
    EditionNote,
    HistoryHead,
    PublicationApproval,
    ReportImport,
    RuleCheck,
)
from articles.reports.content.report import (
    EVIDENCE_STANCES,
    GENERATOR,
    Event,
    Report,
)
from articles.reports.content.sources import (
    Capture,
    CommonOrigin,
    FetchAttempt,
    Source,
)
from articles.reports.content.verdicts import (
    Rating,
    Scale,
    SignOff,
    TieBreak,
    Verdict,
    VerdictReconfirmation,
)
from articles.reports.content.withhold import (
    withhold,
    withhold_citation,
    withhold_claim,
    withhold_question,
    withhold_verdict,
    without_internal_sources,
    without_verdicts,
)
from articles.reports.data.article_table import csv_lines, ndjson_lines
from articles.reports.data.as_claim_review import (
    appearing_at,
    as_json_ld,
    claim_reviews,
    render_claim_review,
)
from articles.reports.data.as_csl import render_csl
from articles.reports.data.as_csv import render_csv, render_csv_with_mark
from articles.reports.data.as_json import render_json, to_json_value
from articles.reports.data.as_markdown import render_markdown
from articles.reports.data.as_ris import render_ris
from articles.reports.data.as_web_annotation import render_web_annotation
from articles.reports.data.from_json import is_report, read_moment, read_report
from articles.reports.formats import FORMATS, Format, file_name
from articles.reports.html import BANNER, EDITIONS, render_html, style_source
from articles.reports.rendering import Rendering, in_rendering
from articles.reports.staff_names import without_staff_names

__all__ = [
    "BANNER",
    "EDITIONS",
    "EVIDENCE_STANCES",
    "FORMATS",
    "GENERATOR",
    "KEY_BYTES",
    "Article",
    "Attribution",
    "Calculation",
    "CalculationFigure",
    "Capture",
    "CheckedUpload",
    "Citation",
    "Claim",
    "ClaimCarryOver",
    "ClaimReview",
    "Comment",
    "CommonOrigin",
    "Correction",
    "EditionNote",
    "Event",
    "FetchAttempt",
    "File",
    "Finding",
    "Format",
    "FormerText",
    "Freshness",
    "HistoryHead",
    "Inconsistency",
    "JudgedSense",
    "PublicationApproval",
    "Question",
    "Rating",
    "Rendering",
    "Report",
    "ReportImport",
    "Resolution",
    "Revision",
    "RuleCheck",
    "Scale",
    "SignOff",
    "Source",
    "Speaker",
    "Statement",
    "Term",
    "TextRole",
    "Tick",
    "TieBreak",
    "Verdict",
    "VerdictReconfirmation",
    "Verification",
    "appearing_at",
    "archive_key_or_empty",
    "as_json_ld",
    "capture_name",
    "check_upload",
    "claim_reviews",
    "corrections",
    "create_archive_key",
    "csv_lines",
    "describe_checks",
    "external_name",
    "file_name",
    "file_name_of",
    "in_rendering",
    "internal_name",
    "is_evidence",
    "is_external_name",
    "is_report",
    "is_warc",
    "key_from",
    "ndjson_lines",
    "outline",
    "own_verdicts",
    "public_key",
    "public_key_or_empty",
    "read_archive",
    "read_moment",
    "read_report",
    "render_claim_review",
    "render_csl",
    "render_csv",
    "render_csv_with_mark",
    "render_html",
    "render_json",
    "render_markdown",
    "render_ris",
    "render_web_annotation",
    "stamp_report",
    "style_source",
    "to_json_value",
    "verify_archive",
    "warc_name",
    "withhold",
    "withhold_citation",
    "withhold_claim",
    "withhold_question",
    "withhold_verdict",
    "without_internal_sources",
    "without_staff_names",
    "without_verdicts",
]
