"""The layout that all printed formats share: paragraphs with margin notes, and the source list."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.reports.content.annotate import Paragraph, annotated_paragraphs
from articles.reports.content.claims import Citation, Claim
from articles.reports.content.dates import format_day, format_parts, parts_of
from articles.reports.content.inline_markup import plain_title
from articles.reports.content.report import Report
from articles.reports.content.sources import Source
from articles.reports.content.verdicts import Rating

LINKED = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class CitationWithSource:
    """A citation and its source."""

    citation: Citation
    source: Source


@dataclass(frozen=True, slots=True)
class MarginNote:
    """The note on one claim, in the margin of the text.

    `single_origin` are the numbers of the sources of one origin, with what says so, if the claim has
    no other.
    """

    claim: Claim
    citations: tuple[CitationWithSource, ...]
    single_origin: tuple[int, ...] = ()
    origin_reasons: tuple[str, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Has the text or a source changed since the verdict?"""
        fresh = self.claim.freshness
        return fresh is not None and (fresh.text_changed or fresh.source_changed)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of the source list, with the numbers of the claims that cite the source."""

    source: Source
    claims: tuple[int, ...]

    @property
    def title(self) -> str:
        """The title as entered, else as captured, else the address."""
        capture = self.source.capture
        title = self.source.title or (capture.field("title") if capture else "")
        return plain_title(title) or self.source.url

    @property
    def details(self) -> list[str]:
        """Channel, issuer, author, site and dates, as far as they are known."""
        source, capture = self.source, self.source.capture
        known = [source.channel.label if source.channel else "", source.issuer]
        known.append(format_day(source.dated_on))
        if capture and source.url:
            published = capture.field("published")
            known += [capture.field("author"), capture.field("site")]
            known.append(format_parts(parts_of(published)) or published)
            known.append(_("only the beginning captured") if capture.beginning else "")
        return [value for value in known if value]

    @property
    def link(self) -> str:
        """The address, if it is one of the web; else empty, so that nobody can click it."""
        return self.source.url if self.source.url.lower().startswith(LINKED) else ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A report arranged for printing. `rows`: each paragraph with the notes that begin in it."""

    report: Report
    rows: tuple[tuple[Paragraph, tuple[MarginNote, ...]], ...]
    counts: tuple[tuple[Rating, int], ...]
    unjudged: int
    external: int  # claims that only another newsroom has judged
    signed: int
    entries: tuple[SourceEntry, ...]

    @property
    def has_quotations(self) -> bool:
        """Is anything in the text marked as a quotation?"""
        return any("quotation" in kinds for kinds in self._marks())

    @property
    def has_reported_speech(self) -> bool:
        """Is anything in the text marked as reported speech only?"""
        return any("reported" in kinds and "quotation" not in kinds for kinds in self._marks())

    def _marks(self) -> Iterator[Collection[str]]:
        return (run.kinds for paragraph, _notes in self.rows for run in paragraph.runs)


def arrange_report(report: Report) -> Layout:
    """Return the layout of the report, which is already reduced to its version."""
    sources = {source.number: source for source in report.sources}
    claims = report.numbered_claims
    notes = {claim.number: _margin_note(claim, sources, report) for claim in claims}
    return Layout(
        report=report,
        rows=tuple(
            (paragraph, tuple(notes[claim.number] for claim in paragraph.claims))
            for paragraph in annotated_paragraphs(report)
        ),
        counts=tuple(_count_ratings(report)),
        unjudged=sum(1 for claim in claims if claim.verdict is None),
        external=sum(1 for claim in claims if claim.verdict and claim.is_external),
        signed=sum(1 for claim in claims if claim.is_signed_off),
        entries=tuple(_source_entry(source, claims) for source in report.sources),
    )


def _margin_note(claim: Claim, sources: dict[int, Source], report: Report) -> MarginNote:
    citations = tuple(CitationWithSource(each, sources[each.source]) for each in claim.citations)
    return MarginNote(claim, citations, report.single_origin(claim), report.origin_reasons(claim))


def _source_entry(source: Source, claims: list[Claim]) -> SourceEntry:
    citing = (
        claim.number
        for claim in claims
        if claim.number and any(citation.source == source.number for citation in claim.citations)
    )
    return SourceEntry(source, tuple(citing))


def _count_ratings(report: Report) -> list[tuple[Rating, int]]:
    """Count the claims by rating, in the order of the scale, then ratings outside the scale.

    Claims that only another newsroom has judged do not count.
    """
    counts = Counter(
        claim.verdict.rating
        for claim in report.numbered_claims
        if claim.verdict and not claim.is_external
    )
    of_scale = [rating for rating in report.scale.ratings if counts[rating]]
    others = [rating for rating in counts if rating not in of_scale]
    return [(rating, counts[rating]) for rating in [*of_scale, *others]]
