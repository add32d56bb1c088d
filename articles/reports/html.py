import base64
import hashlib

from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language, get_language_bidi

from articles.reports.content.article import tag_of
from articles.reports.content.decisions import EditionNote
from articles.reports.content.report import Report
from articles.reports.content.sheet import sheet_of

STYLE = "reports/report.css"
BANNER = "<!-- what became of this edition -->"


def render_html(report: Report, *, edition: EditionNote | None = None) -> str:
    """One self-contained page: text with numbered marks, notes in the margin, sources, history.

    It holds no script and asks for nothing. What its rendering does not tell was left out before.
    One that is published says which `edition` it is, and has a place for what becomes of it.
    """
    sheet = sheet_of(report)
    context = {
        "report": report,
        "style": STYLE,
        "style_source": style_source(),
        "language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "written_in": tag_of(report.article.language),
        "rows": sheet.rows,
        "counts": sheet.counts,
        "unjudged": sheet.unjudged,
        "signed": sheet.signed,
        "entries": sheet.entries,
        "edition": edition,
        "banner": BANNER,
    }
    return render_to_string("reports/report.html", context)


def style_source() -> str:
    """The Content-Security-Policy source that allows exactly the report's own style."""
    style = get_template(STYLE).render()
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
