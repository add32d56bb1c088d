import base64
import hashlib

from django.template.loader import get_template, render_to_string

from articles.reports.annotate import paragraphs
from articles.reports.report import Report


def render_html(report: Report) -> str:
    """The report as one HTML file that needs nothing else: no script, no request."""
    context = {"report": report, "paragraphs": paragraphs(report)}
    return render_to_string("reports/report.html", context)


def style_source() -> str:
    """The Content-Security-Policy source that allows exactly the report's own style."""
    style = get_template("reports/report.css").render()
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
