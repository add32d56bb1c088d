"""The card beside the text: the chosen statement, and the chosen claim in it."""

from collections.abc import Iterable, Sequence
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
from articles.prepared import Reading, read_now, together, without_reads
from articles.reads.articles import CardRevision, Desk, card_revision_reading
from articles.reads.claims import SHOWN_SOURCES, ClaimCard, claim_card_reading
from articles.reads.statements.fact_rows import (
    MOST_LISTED,
    FactRow,
    count_ticked,
    fact_rows,
    stray_ticks,
)
from articles.reads.statements.statement_position import (
    StatementPosition,
    attributions_of,
    attributions_of_first,
    attributions_where_claim_begins,
    position_on_desk,
    position_reading,
)
from articles.text import Reason, checkability


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


@dataclass(frozen=True, slots=True)
class Choice:
    """What a card shows: a claim and the statement in which it begins, or a statement.

    A statement comes with its first claim. Without both ids it is the first statement, whose claim
    the page requests later. `entries` is the length of the claim's feed, `sources` that of its
    citations; 0 entries leave the history of the claim out.
    """

    statement_id: int | None = None
    claim_id: int | None = None
    entries: int = 0
    sources: int = SHOWN_SOURCES


FIRST = Choice()


def read_card(
    article_id: int, choice: Choice = FIRST, *, reader: User
) -> tuple[CardRevision, Card | None]:
    """Return the newest revision of an article and a card, None if it has no such statement or claim.

    The card holds only what `reader` may see. Two queries; four for a statement with a claim. Raises
    `Revision.DoesNotExist` also if `reader` may not read the article.
    """
    return read_now(_revision_and_card_reading(article_id, choice, reader))


def _revision_and_card_reading(
    article_id: int, choice: Choice, reader: User
) -> Reading[tuple[CardRevision, Card | None]]:
    newest, positioned, claim = yield from together(
        card_revision_reading(article_id, reader=reader),
        position_reading(article_id, statement_id=choice.statement_id, claim_id=choice.claim_id),
        _claim_reading(choice.claim_id, choice, reader),
    )
    position, attributions = positioned
    if position is None or position.statement.revision_id != newest.revision.pk:
        return newest, None
    position.statement.revision = newest.revision
    card = yield from _card_reading(newest, position, attributions, claim, choice, reader)
    return newest, card


def desk_and_card_reading(
    desk: Reading[Desk], choice: Choice, *, reader: User, article_id: int | None = None
) -> Reading[tuple[Desk, Card | None]]:
    """Return the reading of a desk, and of a card of it: two rounds, or up to four without a claim.

    With the `article_id`, two rounds also for the first statement.
    """
    known, attributions, claim = yield from together(
        desk,
        _attributions_reading(choice, article_id),
        _claim_reading(choice.claim_id, choice, reader),
    )
    if choice.claim_id is not None and (
        claim is None or claim.claim.revision_id != known.revision.pk
    ):
        return known, None
    offset = claim.claim.start if claim else None
    position = position_on_desk(known, statement_id=choice.statement_id, offset=offset)
    if position is None:
        return known, None
    if attributions is None:
        (attributions,) = yield [attributions_of.bind(position.statement.pk)]
    card = yield from _card_reading(known.newest, position, attributions, claim, choice, reader)
    return known, card


def _claim_reading(claim_id: int | None, choice: Choice, reader: User) -> Reading[ClaimCard | None]:
    if claim_id is None:
        return without_reads(None)
    return claim_card_reading(
        claim_id, reader=reader, entries=choice.entries, sources=choice.sources
    )


def _attributions_reading(
    choice: Choice, article_id: int | None
) -> Reading[list[Attribution] | None]:
    """Return the reading of the attributions of the chosen statement, else of the first one."""
    if choice.claim_id is not None:
        (rows,) = yield [attributions_where_claim_begins.bind(choice.claim_id)]
    elif choice.statement_id is not None:
        (rows,) = yield [attributions_of.bind(choice.statement_id)]
    elif article_id is not None:
        (rows,) = yield [attributions_of_first.bind(article_id)]
    else:
        return None
    return rows


def _card_reading(
    newest: CardRevision,
    position: StatementPosition,
    attributions: Sequence[Attribution],
    claim: ClaimCard | None,
    choice: Choice,
    reader: User,
) -> Reading[Card]:
    if choice.statement_id is not None and claim is None and position.claims:
        claim = yield from _claim_reading(position.claims[0].pk, choice, reader)
    revision = newest.revision
    rows = _attribution_rows(revision.text, attributions)
    return Card(
        article=revision.article,
        revision=revision,
        position=position,
        facts=fact_rows(revision, position.statement, newest.ticks),
        ticked=count_ticked(position.statement, newest.ticks),
        stray_ticks=stray_ticks(position.statement, newest.ticks),
        attributions=rows,
        speakers=_speakers(revision, rows),
        claim=claim,
    )


def _speakers(revision: Revision, attributions: list[AttributionRow]) -> list[Speaker]:
    """Return the first speakers of the text and those of the statement, by name."""
    speakers = {speaker.pk: speaker for speaker in revision.article.speakers.all()}
    for row in attributions:
        if row.attribution.speaker:
            speakers[row.attribution.speaker.pk] = row.attribution.speaker
    return sorted(speakers.values(), key=lambda speaker: speaker.name.casefold())


def _attribution_rows(text: str, attributions: Iterable[Attribution]) -> list[AttributionRow]:
    return [
        AttributionRow(
            each,
            cue=text[each.cue_start or 0 : each.cue_end or 0],
            mention=""
            if _is_removed(each)
            else text[each.mention_start or 0 : each.mention_end or 0],
        )
        for each in attributions
    ]


def _is_removed(attribution: Attribution) -> bool:
    """Did somebody confirm that nobody is quoted? Then the words of the mention say nothing."""
    return attribution.speaker is None and attribution.state == Attribution.State.CONFIRMED
