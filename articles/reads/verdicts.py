"""How far the second check of a claim has come, and what a second person does not see before they
have judged themselves: whatever shows it asks here.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles import permissions
from articles.models import Article, Claim, Event, NewsroomSettings, User
from articles.reads.history import subject_of

TELLING = frozenset({"verdict", "signoff", "confirmation", "withdrawal", "tiebreak"})


def sign_offs_wanted() -> Coalesce:
    """How many sign-offs the house wants, as a part of another query."""
    return Coalesce(Subquery(NewsroomSettings.objects.values("sign_offs")[:1]), Value(1))


def annotate_blind(claims: QuerySet[Claim], reader: User | None) -> QuerySet[Claim]:
    """The claims, each with `is_blind`: is its verdict kept from `reader`? From nobody, none is."""
    kept = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if kept.query.is_empty():
        return claims
    asked = Exists(kept.filter(pk=OuterRef("pk")))
    return claims.annotate(is_blind=asked)  # type: ignore[no-redef]  # named by the model


def blind_spans(article: Article, number: int, reader: User | None) -> set[tuple[int, int]]:
    """Where in a revision the claims stand whose verdict is kept from `reader`. One query."""
    if reader is None:
        return set()
    kept = permissions.blind_claims(reader).filter(
        revision__article=article, revision__number=number
    )
    return set(kept.values_list("start", "end"))


def without_verdicts(events: Sequence[Event]) -> tuple[list[Event], set[str]]:
    """The events of one claim without what they tell of its verdict; and those that name nobody.

    That there is a verdict stays, but not by whom, nor why, nor what else came of it.
    """
    telling = {event.pgh_slug for event in events if subject_of(event) in TELLING}
    contexts = {event.pgh_context_id for event in events if event.pgh_slug in telling}
    kept = [
        event
        for event in events
        if event.pgh_slug not in telling
        or (subject_of(event), event.pgh_label) == ("verdict", "insert")
    ]
    nameless = {event.pgh_slug for event in kept if event.pgh_context_id in contexts}
    for event in kept:
        if event.pgh_slug in nameless:
            event.why = ""
    return kept, nameless
