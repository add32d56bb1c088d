import base64
import hashlib
from collections import Counter
from dataclasses import dataclass

from django.template.loader import get_template, render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi

from articles.reports.annotate import blocks
from articles.reports.report import Citation, Claim, Rating, Report, Source
from articles.reports.withhold import public

STYLE = "reports/report.css"
LINKED = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation beside its source."""

    citation: Citation
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside one claim."""

    claim: Claim
    cited: tuple[Cited, ...]
    one_origin: tuple[int, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Has the text, or a source where it matters, changed since the verdict?"""
        fresh = self.claim.freshness
        return fresh is not None and (fresh.text_changed or fresh.source_changed)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of sources, with the numbers of the claims that cite it."""

    source: Source
    claims: tuple[int, ...]

    @property
    def title(self) -> str:
        capture = self.source.capture
        return self.source.title or (capture.field("title") if capture else "") or self.source.url

    @property
    def about(self) -> list[str]:
        """Author, site and date, as people gave them or the newest capture names them."""
        source, capture = self.source, self.source.capture
        known = [source.channel.label if source.channel else "", source.issuer]
        known.append(date_format(source.dated_on) if source.dated_on else "")
        if capture and source.url:
            known += [capture.field(name) for name in ("author", "site", "published")]
        return [value for value in known if value]

    @property
    def link(self) -> str:
        """Where a click may lead: web addresses only."""
        return self.source.url if self.source.url.lower().startswith(LINKED) else ""


def render_html(report: Report) -> str:
    """One self-contained page: text with numbered marks, notes in the margin, sources, history.

    It holds no script and asks for nothing. Who has it need not be of the newsroom, so sources
    that are not public appear by their public description.
    """
    report = public(report)
    sources = {source.number: source for source in report.sources}
    notes = {claim.number: _note(claim, sources, report) for claim in report.shown}
    context = {
        "report": report,
        "style": STYLE,
        "style_source": style_source(),
        "language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "rows": [
            (block, [notes[claim.number] for claim in block.claims]) for block in blocks(report)
        ],
        "counts": _counts(report),
        "unjudged": sum(1 for claim in report.shown if claim.verdict is None),
        "signed": sum(1 for claim in report.shown if claim.signed_off_by),
        "entries": [_entry(source, report.shown) for source in report.sources],
    }
    return render_to_string("reports/report.html", context)


def _note(claim: Claim, sources: dict[int, Source], report: Report) -> Note:
    cited = tuple(Cited(each, sources[each.source]) for each in claim.citations)
    return Note(claim, cited, report.one_origin(claim))


def _entry(source: Source, claims: list[Claim]) -> Entry:
    citing = (
        claim.number
        for claim in claims
        if claim.number and any(citation.source == source.number for citation in claim.citations)
    )
    return Entry(source, tuple(citing))


def _counts(report: Report) -> list[tuple[Rating, int]]:
    """How many claims got which rating, in the order of the scale."""
    counts = Counter(claim.verdict.rating for claim in report.shown if claim.verdict)
    known = [rating for rating in report.scale.ratings if counts[rating]]
    former = [rating for rating in counts if rating not in known]
    return [(rating, counts[rating]) for rating in [*known, *former]]


def style_source() -> str:
    """The Content-Security-Policy source that allows exactly the report's own style."""
    style = get_template(STYLE).render()
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
