"""What stands where on a report that people read: the text in rows, each with its notes, and lists."""

from collections import Counter
from dataclasses import dataclass

from django.utils.formats import date_format

from articles.reports.content.annotate import Block, blocks
from articles.reports.content.report import Citation, Claim, Rating, Report, Source

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows`: each paragraph with the notes of the claims that begin in it."""

    report: Report
    rows: tuple[tuple[Block, tuple[Note, ...]], ...]
    counts: tuple[tuple[Rating, int], ...]
    unjudged: int
    signed: int
    entries: tuple[Entry, ...]


def sheet_of(report: Report) -> Sheet:
    """The report laid out. What its rendering does not tell was left out of it before."""
    sources = {source.number: source for source in report.sources}
    notes = {claim.number: _note(claim, sources, report) for claim in report.shown}
    return Sheet(
        report=report,
        rows=tuple(
            (block, tuple(notes[claim.number] for claim in block.claims))
            for block in blocks(report)
        ),
        counts=tuple(_counts(report)),
        unjudged=sum(1 for claim in report.shown if claim.verdict is None),
        signed=sum(1 for claim in report.shown if claim.signed_off_by),
        entries=tuple(_entry(source, report.shown) for source in report.sources),
    )


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
