import json
from dataclasses import asdict
from datetime import date, datetime

from articles.reports.report import Report

FORMAT, VERSION = "factcheck-report", 1


def render_json(report: Report) -> str:
    """The whole report as JSON: dates in ISO 8601, spans as [start, end], nothing left out.

    The same report gives the same text.
    """
    content = {"format": FORMAT, "version": VERSION, **asdict(report)}
    return json.dumps(content, default=_plain, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
