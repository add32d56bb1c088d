import base64
import hashlib
from collections.abc import Iterator

from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language, get_language_bidi

from articles.reports.content.article import language_tag
from articles.reports.content.claims import Claim
from articles.reports.content.layout import Layout, arrange_report
from articles.reports.content.publishing import EditionNote
from articles.reports.content.report import Report
from articles.reports.content.sentences import describe_method, describe_origin

STYLE = "reports/report.css"
# Published pages contain these two: they must not change.
BANNER = "<!-- what became of this edition -->"
EDITIONS = "<!-- all editions -->"  # pages that were published before it was added lack it
MAIN_FINDINGS = 5
WORST_FIRST = ("false", "mixed", "open", "true")  # the colours of ratings


def render_html(report: Report, *, edition: EditionNote | None = None) -> str:
    """Return the report as one page: summary, text with notes in the margin, sources, evidence, record.

    It has no script and loads nothing. The report is already reduced to its version. A published
    page names its `edition` and has places for the banner about later editions and for their list.
    """
    layout = arrange_report(report)
    notes = {note.claim.number: note for _paragraph, notes in layout.rows for note in notes}
    context = {
        "report": report,
        "layout": layout,
        "style": STYLE,
        "style_source": style_source(),
        "language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "text_language": language_tag(report.article.language),
        "paragraphs": [
            (
                paragraph.role,
                [(run, [notes[claim.number] for claim in run.noted]) for run in paragraph.runs],
            )
            for paragraph, _notes in layout.rows
        ],
        "notes": [notes[number] for number in sorted(filter(None, notes))],
        "main_findings": _main_findings(report),
        "strip": list(_strip(layout)),
        "counts": layout.counts,
        "unjudged": layout.unjudged,
        "external": layout.external,
        "method": describe_method(report),
        "origin": describe_origin(report),
        "signed": layout.signed,
        "entries": layout.entries,
        "edition": edition,
        "first_published": report.editions[0].at if report.editions else edition and edition.at,
        "is_open": not report.is_public,
        "banner": BANNER,
        "editions_place": EDITIONS,
    }
    return render_to_string("reports/report.html", context)


def _main_findings(report: Report) -> list[Claim]:
    """Return the first claims of the summary: those with the worst ratings, in text order."""
    judged = [each for each in report.numbered_claims if each.verdict and not each.is_external]
    return sorted(judged, key=_severity)[:MAIN_FINDINGS]


def _severity(claim: Claim) -> int:
    colour = claim.verdict.rating.colour if claim.verdict else ""
    return WORST_FIRST.index(colour) if colour in WORST_FIRST else len(WORST_FIRST)


def _strip(layout: Layout) -> Iterator[str]:
    """Yield the colour of each claim, in the order of the scale."""
    for rating, count in layout.counts:
        yield from [rating.colour] * count
    yield from ["flagged"] * (layout.unjudged + layout.external)


def style_source() -> str:
    """Return the Content-Security-Policy source that allows exactly the report's own style."""
    style = get_template(STYLE).render()
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
