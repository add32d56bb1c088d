"""The annotated report: one plain record of a check, and one renderer for each format."""

from articles.reports.as_html import render_html, style_source
from articles.reports.as_json import render_json
from articles.reports.formats import FORMATS, Format
from articles.reports.rendering import Rendering, in_rendering
from articles.reports.report import (
    GENERATOR,
    Article,
    Attribution,
    Capture,
    Citation,
    Claim,
    Comment,
    Confirmation,
    Event,
    Finding,
    Freshness,
    Query,
    Rating,
    Report,
    Revision,
    Scale,
    SignOff,
    Source,
    Speaker,
    Statement,
    Term,
    Verdict,
)
from articles.reports.stamp import stamped
from articles.reports.withhold import public, withhold

__all__ = [
    "FORMATS",
    "GENERATOR",
    "Article",
    "Attribution",
    "Capture",
    "Citation",
    "Claim",
    "Comment",
    "Confirmation",
    "Event",
    "Finding",
    "Format",
    "Freshness",
    "Query",
    "Rating",
    "Rendering",
    "Report",
    "Revision",
    "Scale",
    "SignOff",
    "Source",
    "Speaker",
    "Statement",
    "Term",
    "Verdict",
    "in_rendering",
    "public",
    "render_html",
    "render_json",
    "stamped",
    "style_source",
    "withhold",
]
