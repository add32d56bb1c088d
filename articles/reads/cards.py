"""The card beside the text: the statement in hand, and the claim in it."""

from dataclasses import dataclass

from articles.models import (
    Article,
    Attribution,
    Claim,
    Quotation,
    Revision,
    Speaker,
    Statement,
    User,
    Verdict,
)
from articles.reads.claims import ClaimCard, claim_card
from articles.reads.desk import Desk
from articles.reads.feed import SHOWN
from articles.reads.places import Wanted, place_of, place_on
from articles.text import Span, facts
from articles.text.checkable import Fact


@dataclass(slots=True)
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
    facts: list[tuple[str, Fact]]
    quotations: list[tuple[Quotation, str]]
    attributions: list[Attribution]
    speakers: list[Speaker]
    claims: list[Claim]
    claim: ClaimCard | None

    @property
    def verdict(self) -> Verdict | None:
        """The newest verdict on the claim in hand."""
        return self.claim.verdict if self.claim else None


def card(
    revision: Revision,
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
    if statement_id:
        chosen = chosen or next(iter(inside), None)
    return Card(
        article=revision.article,
        revision=revision,
        statement=statement,
        number=place.number,
        of=place.of,
        previous_id=place.previous_id,
        next_id=place.next_id,
        text=revision.text[statement.start : statement.end],
        facts=[
            (revision.text[fact.start : fact.end], fact)
            for fact in facts(revision.text, Span(statement.start, statement.end))
        ],
        quotations=[
            (quotation, revision.text[quotation.start : quotation.end])
            for quotation in place.quotations
        ],
        attributions=_attributions(revision, statement),
        speakers=list(revision.article.speakers.all()),
        claims=inside,
        claim=claim_card(chosen.pk, reader=reader, entries=entries) if chosen else None,
    )


def _attributions(revision: Revision, statement: Statement) -> list[Attribution]:
    """With `cue` and `mention`, the words that their spans cover."""
    found = list(statement.attributions.select_related("speaker", "confirmed_by"))
    for attribution in found:
        attribution.cue = revision.text[attribution.cue_start or 0 : attribution.cue_end or 0]
        attribution.mention = revision.text[
            attribution.mention_start or 0 : attribution.mention_end or 0
        ]
    return found
