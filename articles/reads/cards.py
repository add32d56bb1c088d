"""The card beside the text: the statement in hand, and the claim in it."""

from dataclasses import dataclass

from django.db.models import Q

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
from articles.reads.articles import newest_revision
from articles.reads.claims import ClaimCard, claim_card, claims_of
from articles.reads.feed import SHOWN
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
    article: Article,
    *,
    reader: User,
    statement_id: int | None = None,
    claim_id: int | None = None,
    entries: int = SHOWN,
) -> Card | None:
    """The card of a statement, or of a claim and the statement in which it begins.

    With neither, that of the first statement. `entries` of the claim's feed, the newest. None when
    there is no such one in this article. It holds what `reader` may see.
    """
    revision = newest_revision(article)
    chosen = _chosen_claim(revision, claim_id)
    if claim_id and chosen is None:
        return None
    statements = revision.statements.all()
    if chosen:
        statement = statements.filter(start__lte=chosen.start, end__gt=chosen.start).first()
    elif statement_id:
        statement = statements.filter(pk=statement_id).first()
    else:
        statement = statements.first()
    if statement is None:
        return None
    statement.revision = revision
    inside = [
        claim
        for claim in claims_of(revision)
        if claim.start < statement.end and claim.end > statement.start
    ]
    if chosen is None and inside:
        chosen = inside[0]
    claim = claim_card(chosen.pk, reader=reader, entries=entries) if chosen else None
    return _card(revision, statement, inside, claim)


def _chosen_claim(revision: Revision, claim_id: int | None) -> Claim | None:
    return revision.claims.filter(pk=claim_id).first() if claim_id else None


def _card(
    revision: Revision, statement: Statement, inside: list[Claim], claim: ClaimCard | None
) -> Card:
    neighbours = revision.statements.filter(~Q(pk=statement.pk))
    before = neighbours.filter(start__lt=statement.start)
    after = neighbours.filter(start__gt=statement.start)
    number = before.count() + 1
    return Card(
        article=revision.article,
        revision=revision,
        statement=statement,
        number=number,
        of=number + after.count(),
        previous_id=before.order_by("-start").values_list("pk", flat=True).first(),
        next_id=after.order_by("start").values_list("pk", flat=True).first(),
        text=revision.text[statement.start : statement.end],
        facts=[
            (revision.text[fact.start : fact.end], fact)
            for fact in facts(revision.text, Span(statement.start, statement.end))
        ],
        quotations=[
            (quotation, revision.text[quotation.start : quotation.end])
            for quotation in statement.quotations.all()
        ],
        attributions=_attributions(revision, statement),
        speakers=list(revision.article.speakers.all()),
        claims=inside,
        claim=claim,
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
