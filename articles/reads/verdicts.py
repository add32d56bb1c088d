"""Blind sign-off: what a reviewer does not see of a verdict before they have given their own.

Every read that shows verdicts asks here.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from articles import permissions
from articles.models import Article, Claim, Event, User
from articles.reads.history import subject_of

REVEALING_SUBJECTS = frozenset({"verdict", "signoff", "confirmation", "withdrawal", "tiebreak"})


def annotate_blind(claims: QuerySet[Claim], reader: User | None) -> QuerySet[Claim]:
    """Return the claims with `is_blind`: whether the verdict is withheld from `reader`.

    Without a reader nothing is withheld.
    """
    blind = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if blind.query.is_empty():
        return claims
    is_blind = Exists(blind.filter(pk=OuterRef("pk")))
    return claims.annotate(is_blind=is_blind)  # type: ignore[no-redef]  # named by the model


def blind_spans(article: Article, number: int, reader: User | None) -> set[tuple[int, int]]:
    """Return the spans of the claims in a revision whose verdict is withheld from `reader`."""
    if reader is None:
        return set()
    blind = permissions.blind_claims(reader).filter(
        revision__article=article, revision__number=number
    )
    return set(blind.values_list("start", "end"))


def without_verdicts(events: Sequence[Event]) -> tuple[list[Event], set[str]]:
    """Return the events of a claim that do not reveal its verdict, and the slugs of anonymous ones.

    That a verdict exists is shown, but not its author, its reason or what followed from it.
    """
    revealing = {event.pgh_slug for event in events if subject_of(event) in REVEALING_SUBJECTS}
    contexts = {event.pgh_context_id for event in events if event.pgh_slug in revealing}
    shown = [
        event
        for event in events
        if event.pgh_slug not in revealing
        or (subject_of(event), event.pgh_label) == ("verdict", "insert")
    ]
    anonymous = {event.pgh_slug for event in shown if event.pgh_context_id in contexts}
    for event in shown:
        if event.pgh_slug in anonymous:
            event.why = ""
    return shown, anonymous
