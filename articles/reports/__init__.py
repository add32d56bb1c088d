"""The annotated report: one plain record of a check, and one renderer for each format."""

from articles.reports.as_claim_review import is_told, render_claim_review
from articles.reports.as_csl import render_csl
from articles.reports.as_csv import render_csv, render_csv_with_mark
from articles.reports.as_html import BANNER, render_html, style_source
from articles.reports.as_json import plain, render_json
from articles.reports.as_markdown import render_markdown
from articles.reports.as_ris import render_ris
from articles.reports.as_web_annotation import render_web_annotation
from articles.reports.editions import Correction, EditionNote, corrections, outline
from articles.reports.formats import FORMATS, Format, file_name
from articles.reports.from_json import is_report, read_moment, read_report
from articles.reports.manifest import Verification
from articles.reports.names import capture_name, file_name_of, warc_name
from articles.reports.rendering import Rendering, in_rendering
from articles.reports.report import (
    GENERATOR,
    Article,
    Attribution,
    Capture,
    Carrying,
    Citation,
    Claim,
    ClaimReview,
    Comment,
    CommonOrigin,
    Confirmation,
    Event,
    File,
    Finding,
    Former,
    Freshness,
    Inconsistency,
    Look,
    Query,
    Rating,
    Receipt,
    Report,
    Resolution,
    Revision,
    Scale,
    SignOff,
    Source,
    Speaker,
    Statement,
    Term,
    TieBreak,
    Verdict,
)
from articles.reports.signing import KEY_BYTES, key_from, known_key, public_key
from articles.reports.stamp import stamped
from articles.reports.unzip import contents, verify
from articles.reports.withhold import public, withhold, without_verdicts

__all__ = [
    "BANNER",
    "FORMATS",
    "GENERATOR",
    "KEY_BYTES",
    "Article",
    "Attribution",
    "Capture",
    "Carrying",
    "Citation",
    "Claim",
    "ClaimReview",
    "Comment",
    "CommonOrigin",
    "Confirmation",
    "Correction",
    "EditionNote",
    "Event",
    "File",
    "Finding",
    "Format",
    "Former",
    "Freshness",
    "Inconsistency",
    "Look",
    "Query",
    "Rating",
    "Receipt",
    "Rendering",
    "Report",
    "Resolution",
    "Revision",
    "Scale",
    "SignOff",
    "Source",
    "Speaker",
    "Statement",
    "Term",
    "TieBreak",
    "Verdict",
    "Verification",
    "capture_name",
    "contents",
    "corrections",
    "file_name",
    "file_name_of",
    "in_rendering",
    "is_report",
    "is_told",
    "key_from",
    "known_key",
    "outline",
    "plain",
    "public",
    "public_key",
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
    "stamped",
    "style_source",
    "verify",
    "warc_name",
    "withhold",
    "without_verdicts",
]
