"""The annotated report: one plain record of a check, and one renderer for each format."""

from articles.reports.as_html import render_html
from articles.reports.as_json import render_json
from articles.reports.report import (
    GENERATOR,
    Article,
    Attribution,
    Capture,
    Citation,
    Claim,
    Comment,
    Event,
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

__all__ = [
    "GENERATOR",
    "Article",
    "Attribution",
    "Capture",
    "Citation",
    "Claim",
    "Comment",
    "Event",
    "Query",
    "Rating",
    "Report",
    "Revision",
    "Scale",
    "SignOff",
    "Source",
    "Speaker",
    "Statement",
    "Term",
    "Verdict",
    "render_html",
    "render_json",
]
