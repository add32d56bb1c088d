import base64
import hashlib

from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language, get_language_bidi

from articles.reports.content.article import language_tag
from articles.reports.content.layout import arrange_report
from articles.reports.content.publishing import EditionNote
from articles.reports.content.report import Report
from articles.reports.content.sentences import describe_method, describe_origin

STYLE = "reports/report.css"
BANNER = "<!-- what became of this edition -->"  # published pages contain it: it must not change


def render_html(report: Report, *, edition: EditionNote | None = None) -> str:
    """Return the report as one page: text with numbered marks, margin notes, sources, history.

    It has no script and loads nothing. The report is already reduced to its version. A published
    page names its `edition` and has a place for the banner about later editions.
    """
    layout = arrange_report(report)
    context = {
        "report": report,
        "style": STYLE,
        "style_source": style_source(),
        "language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "text_language": language_tag(report.article.language),
        "rows": layout.rows,
        "counts": layout.counts,
        "unjudged": layout.unjudged,
        "external": layout.external,
        "method": describe_method(report),
        "origin": describe_origin(report),
        "signed": layout.signed,
        "entries": layout.entries,
        "edition": edition,
        "banner": BANNER,
    }
    return render_to_string("reports/report.html", context)


def style_source() -> str:
    """Return the Content-Security-Policy source that allows exactly the report's own style."""
    style = get_template(STYLE).render()
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
