"""The annotated report: one plain `Report`, and a renderer for each format that only formats."""

from articles.reports.render_html import render_html
from articles.reports.render_json import render_json
from articles.reports.report import (
    ReportedCapture,
    ReportedCitation,
    ReportedClaim,
    ReportedComment,
    ReportedEvent,
    ReportedQuery,
    ReportedSignOff,
    ReportedSource,
    ReportedSpeaker,
    ReportedStatement,
    ReportedVerdict,
    ReportRating,
    Report,
)

__all__ = [
    "Report",
    "ReportRating",
    "ReportedCapture",
    "ReportedCitation",
    "ReportedClaim",
    "ReportedComment",
    "ReportedEvent",
    "ReportedQuery",
    "ReportedSignOff",
    "ReportedSource",
    "ReportedSpeaker",
    "ReportedStatement",
    "ReportedVerdict",
    "render_html",
    "render_json",
]
