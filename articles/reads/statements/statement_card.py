"""The card beside the text: the chosen statement, and the chosen claim in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import (
    Article,
    Attribution,
    Claim,
    Quotation,
    Revision,
    Speaker,
    Statement,
    Tick,
    User,
    Verdict,
)
from articles.prepared import prepared
from articles.reads.articles import CardRevision, Desk, Ticks
from articles.reads.claims import SHOWN, SHOWN_SOURCES, ClaimCard, claim_card
from articles.reads.statements.statement_position import StatementPosition, find_position
from articles.text import Reason, Span, checkability, facts
from articles.text.facts import Fact

MOST_LISTED = 100  # facts, and quotations; a text without full stops is one very long statement
LONG_STATEMENT = 10_000  # code points; of a longer one only the text around facts is read
AROUND = 200  # code points


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something to check in the statement, with its tick."""

    fact: tuple[int, int, str]
    words: str
    kind: str
    reading: Fact | None  # what the text engine reads in it now
    tick: Tick | None

    @property
    def is_checked(self) -> bool:
        """Whether somebody of this newsroom has ticked it."""
        return self.tick is not None and not self.tick.is_external

    @property
    def name(self) -> str:
        """The name of the fact in forms."""
        return "-".join(map(str, self.fact))


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who said it, with the reporting verb (`cue`) and the words that name the speaker."""

    attribution: Attribution
    cue: str
    mention: str


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a statement. `claim` is None unless a claim of it was chosen."""

    article: Article
    revision: Revision
    position: StatementPosition
    facts: list[FactRow]  # at most `MOST_LISTED`
    ticked: int  # facts that are ticked, listed or not
    stray_ticks: list[Tick]  # of facts that the statement no longer has
    attributions: list[AttributionRow]
    speakers: list[Speaker]  # to choose from: the first of the text, and those of the statement
    claim: ClaimCard | None

    @property
    def statement(self) -> Statement:
        return self.position.statement

    @property
    def text(self) -> str:
        return self.revision.text[self.statement.start : self.statement.end]

    @property
    def reasons_to_check(self) -> Sequence[Reason]:
        """Why the statement is likely to need a check; empty if it has a claim."""
        if self.position.claims:
            return ()
        speakers = [row.attribution.speaker for row in self.attributions]
        is_official = any(speaker and speaker.role for speaker in speakers)
        kinds = [kind for _start, _end, kind in self.statement.facts]
        rank = checkability(self.text, kinds, is_official=is_official)
        return rank.reasons if rank.is_likely else ()

    @property
    def quotations(self) -> list[tuple[Quotation, str]]:
        """The first quotations, each with its text."""
        text = self.revision.text
        listed = self.position.quotations[:MOST_LISTED]
        return [(each, text[each.start : each.end]) for each in listed]

    @property
    def more_quotations(self) -> int:
        """The number of quotations that are not listed."""
        return max(0, len(self.position.quotations) - MOST_LISTED)

    @property
    def more_facts(self) -> int:
        """The number of facts that are not listed."""
        return len(self.statement.facts) - len(self.facts)

    @property
    def next_to_tick(self) -> str:
        """The name of the first fact that is not ticked; empty if all are."""
        return next((row.name for row in self.facts if not row.is_checked), "")

    @property
    def verdict(self) -> Verdict | None:
        """The current verdict of the chosen claim."""
        return self.claim.verdict if self.claim else None


def read_card(
    newest: CardRevision,
    *,
    reader: User,
    statement_id: int | None = None,
    claim_id: int | None = None,
    entries: int = SHOWN,
    sources: int = SHOWN_SOURCES,
    desk: Desk | None = None,
) -> Card | None:
    """Return the card of a statement, or of a claim and the statement in which it begins.

    A statement comes with its first claim. Without both ids it is the first statement, whose claim
    the page requests later. `entries` is the length of the claim's feed, `sources` that of its
    citations. What `desk` has read is not read again. The card holds only what `reader` may see.
    Returns None if the revision has no such statement or claim.
    """
    revision = newest.revision
    offset = _start_of(claim_id, revision, desk) if claim_id else None
    if claim_id and offset is None:
        return None
    position = find_position(revision, desk, statement_id=statement_id, offset=offset)
    if position is None:
        return None
    if statement_id and not claim_id and position.claims:
        claim_id = position.claims[0].pk
    return Card(
        article=revision.article,
        revision=revision,
        position=position,
        facts=_facts(revision, position.statement, newest.ticks),
        ticked=_count_ticked(position.statement, newest.ticks),
        stray_ticks=_stray_ticks(position.statement, newest.ticks),
        attributions=(rows := _attributions(revision.text, position.statement)),
        speakers=_speakers(revision, rows),
        claim=claim_card(claim_id, reader=reader, entries=entries, sources=sources)
        if claim_id
        else None,
    )


def _speakers(revision: Revision, attributions: list[AttributionRow]) -> list[Speaker]:
    """Return the first speakers of the text and those of the statement, by name."""
    speakers = {speaker.pk: speaker for speaker in revision.article.speakers.all()}
    for row in attributions:
        if row.attribution.speaker:
            speakers[row.attribution.speaker.pk] = row.attribution.speaker
    return sorted(speakers.values(), key=lambda speaker: speaker.name.casefold())


def _start_of(claim_id: int, revision: Revision, desk: Desk | None) -> int | None:
    """Return where a claim of the revision starts, None without it. Those that were cut count."""
    on_desk = (each.start for each in desk.claims if each.claim.pk == claim_id) if desk else ()
    starts = (*on_desk,) or _starts(claim_id, revision)
    return next(iter(starts), None)


@prepared
def _starts(claim_id: int, revision: Revision) -> QuerySet[Claim, int]:
    return revision.claims.filter(pk=claim_id).values_list("start", flat=True)


def _facts(revision: Revision, statement: Statement, ticks: Ticks) -> list[FactRow]:
    """Return the facts of the statement, in text order, as they were found when it was split.

    Of very many facts, they are those around the first one that is not ticked.
    """
    listed = _listed_facts(statement, ticks)
    readings = {
        (each.start, each.end, each.kind.value): each
        for span in _spans_to_read(statement, listed)
        for each in facts(revision.text, span)
    }
    return [
        FactRow(
            fact=(start, end, kind),
            words=revision.text[start:end],
            kind=str(Tick.Kind(kind).label),
            reading=readings.get((start, end, kind)),
            tick=ticks.get((start, end, kind)),
        )
        for start, end, kind in listed
    ]


def _listed_facts(statement: Statement, ticks: Ticks) -> list[tuple[int, int, str]]:
    every = [(start, end, kind) for start, end, kind in statement.facts]
    unticked = (number for number, fact in enumerate(every) if not _is_checked(fact, ticks))
    first = max(0, next(unticked, 0) - MOST_LISTED // 2) if len(every) > MOST_LISTED else 0
    return every[first : first + MOST_LISTED]


def _spans_to_read(statement: Statement, listed: list[tuple[int, int, str]]) -> list[Span]:
    """Return the statement; of a very long one, the text around each listed fact."""
    start, end = statement.start, statement.end
    if end - start <= LONG_STATEMENT:
        return [Span(start, end)] if listed else []
    return [
        Span(max(start, first - AROUND), min(end, last + AROUND)) for first, last, _kind in listed
    ]


def _count_ticked(statement: Statement, ticks: Ticks) -> int:
    return sum(1 for start, end, kind in statement.facts if _is_checked((start, end, kind), ticks))


def _is_checked(fact: tuple[int, int, str], ticks: Ticks) -> bool:
    return fact in ticks and not ticks[fact].is_external


def _stray_ticks(statement: Statement, ticks: Ticks) -> list[Tick]:
    if not ticks:
        return []
    known = {(start, end, kind) for start, end, kind in statement.facts}
    return [
        tick
        for tick in ticks.values()
        if tick.start < statement.end and tick.end > statement.start and tick.fact not in known
    ]


def _attributions(text: str, statement: Statement) -> list[AttributionRow]:
    return [
        AttributionRow(
            each,
            cue=text[each.cue_start or 0 : each.cue_end or 0],
            mention=text[each.mention_start or 0 : each.mention_end or 0],
        )
        for each in _attribution_rows(statement)
    ]


@prepared
def _attribution_rows(statement: Statement) -> QuerySet[Attribution]:
    return statement.attributions.select_related("speaker", "confirmed_by")
