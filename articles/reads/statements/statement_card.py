"""The card beside the text: the statement in hand, and the claim in it."""

from dataclasses import dataclass

from articles.models import (
    Article,
    Attribution,
    Quotation,
    Revision,
    Speaker,
    Statement,
    Tick,
    User,
    Verdict,
)
from articles.reads.articles import CardRevision, Desk, Ticks
from articles.reads.claims import SHOWN, ClaimCard, claim_card
from articles.reads.statements.statement_position import NumberedClaim, Wanted, place_of, place_on
from articles.text import Span, facts
from articles.text.facts import Fact


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something to check in the statement, and who has ticked it."""

    fact: tuple[int, int, str]
    words: str
    kind: str
    reading: Fact | None  # what the text engine reads in it today
    tick: Tick | None

    @property
    def name(self) -> str:
        """How a form names it."""
        return "-".join(map(str, self.fact))


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who said it, with the reporting verb (`cue`) and the words that name the speaker."""

    attribution: Attribution
    cue: str
    mention: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the panel shows. `claim` is None while nothing in the statement is flagged."""

    article: Article
    revision: Revision
    statement: Statement
    number: int
    of: int
    previous_id: int | None
    next_id: int | None
    text: str
    facts: list[FactRow]
    stray_ticks: list[Tick]  # on words that are no fact any more, as the statement is cut now
    quotations: list[tuple[Quotation, str]]
    attributions: list[AttributionRow]
    speakers: list[Speaker]
    claims: list[NumberedClaim]
    claim: ClaimCard | None

    @property
    def ticked(self) -> int:
        """How many of the facts are ticked."""
        return sum(1 for row in self.facts if row.tick)

    @property
    def next_to_tick(self) -> str:
        """The first fact that nobody has ticked, as forms name it."""
        return next((row.name for row in self.facts if not row.tick), "")

    @property
    def verdict(self) -> Verdict | None:
        """The newest verdict on the claim in hand."""
        return self.claim.verdict if self.claim else None


def read_card(
    newest: CardRevision,
    *,
    reader: User,
    statement_id: int | None = None,
    claim_id: int | None = None,
    entries: int = SHOWN,
    desk: Desk | None = None,
) -> Card | None:
    """The card of a statement, or of a claim and the statement in which it begins.

    With neither, that of the first statement; its claim, if it has one, is left for a second look.
    `entries` of the claim's feed, the newest.
    None when there is no such one in this revision. It holds what `reader` may see.
    What `desk` knows is not read again.
    """
    revision = newest.revision
    chosen = revision.claims.filter(pk=claim_id).first() if claim_id else None
    if claim_id and chosen is None:
        return None
    wanted = Wanted(statement_id, chosen.start if chosen else None)
    place = place_on(desk, wanted) if desk else place_of(revision, wanted)
    if place is None:
        return None
    statement = place.statement
    statement.revision = revision
    inside = place.claims
    if statement_id and not claim_id and inside:
        claim_id = inside[0].pk
    ticks = newest.ticks
    rows = _facts(revision, statement, ticks)
    known = {row.fact for row in rows}
    return Card(
        article=revision.article,
        revision=revision,
        statement=statement,
        number=place.number,
        of=place.of,
        previous_id=place.previous_id,
        next_id=place.next_id,
        text=revision.text[statement.start : statement.end],
        facts=rows,
        stray_ticks=[
            tick
            for tick in ticks.values()
            if tick.start < statement.end and tick.end > statement.start and tick.fact not in known
        ],
        quotations=[
            (quotation, revision.text[quotation.start : quotation.end])
            for quotation in place.quotations
        ],
        attributions=_attributions(revision.text, statement),
        speakers=list(revision.article.speakers.all()),
        claims=inside,
        claim=claim_card(claim_id, reader=reader, entries=entries) if claim_id else None,
    )


def _facts(revision: Revision, statement: Statement, ticks: Ticks) -> list[FactRow]:
    """The facts of the statement, in order, as they were found when it was cut."""
    found = facts(revision.text, Span(statement.start, statement.end))
    readings = {(each.start, each.end, each.kind.value): each for each in found}
    rows = []
    for start, end, kind in statement.facts:
        fact = (start, end, kind)
        tick = ticks.get(fact)
        rows.append(
            FactRow(
                fact,
                revision.text[start:end],
                str(Tick.Kind(kind).label),
                readings.get(fact),
                tick,
            )
        )
    return rows


def _attributions(text: str, statement: Statement) -> list[AttributionRow]:
    return [
        AttributionRow(
            each,
            cue=text[each.cue_start or 0 : each.cue_end or 0],
            mention=text[each.mention_start or 0 : each.mention_end or 0],
        )
        for each in statement.attributions.select_related("speaker", "confirmed_by")
    ]
