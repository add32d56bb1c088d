"""Blind sign-off: what a reviewer does not see of a verdict before they have given their own.

Every read that shows verdicts asks here.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet

from articles import permissions
from articles.models import Article, Claim, Event, Freshness, Revision, User, Verdict
from articles.models.conditions import standing
from articles.prepared import prepared
from articles.reads.history import subject_of
from articles.rules.freshness import freshness_of

REVEALING_SUBJECTS = frozenset({"verdict", "signoff", "confirmation", "withdrawal", "tiebreak"})


def annotate_blind(claims: QuerySet[Claim], reader: User | None) -> QuerySet[Claim]:
    """Return the claims so that `is_blind` knows whose verdict is withheld from `reader`.

    Without a reader nothing is withheld.
    """
    blind = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if blind.query.is_empty():
        return claims
    return claims.annotate(is_blind=Exists(blind.filter(pk=OuterRef("pk"))))


def is_blind(claim: Claim) -> bool:
    """Return whether the verdict is withheld. The claim was read with `annotate_blind`."""
    return bool(getattr(claim, "is_blind", False))


def visible_freshness(claims: Iterable[Claim]) -> dict[int, Freshness]:
    """Return the freshness by claim id, empty for withheld verdicts: one query.

    The claims were read with `annotate_blind`.
    """
    claims = list(claims)
    seen = [claim for claim in claims if not is_blind(claim)]
    visible = freshness_of(seen) if seen else {}
    return {claim.pk: visible.get(claim.pk, Freshness()) for claim in claims}


def current_verdicts(claims: Iterable[Claim], *, reader: User | None) -> dict[int, Verdict]:
    """Return the current verdict by claim id, with its author: one query.

    Verdicts that are withheld from `reader` are left out; without a reader none is withheld.
    """
    rows = verdicts_of_claims([claim.pk for claim in claims], reader)
    return {verdict.claim_id: verdict for verdict in rows}


@prepared
def verdicts_of_claims(claim_ids: list[int], reader: User | None) -> QuerySet[Verdict]:
    """Return the current verdicts of claims that are not withheld from `reader`."""
    return _current(Verdict.objects.filter(claim__any_of=claim_ids), reader)


@prepared
def verdicts_in_revision(revision: Revision, reader: User) -> QuerySet[Verdict]:
    """Return the current verdicts of a revision's claims that are not withheld from `reader`."""
    return _current(Verdict.objects.filter(claim__revision=revision), reader)


def _current(verdicts: QuerySet[Verdict], reader: User | None) -> QuerySet[Verdict]:
    newest = verdicts.filter(standing())
    blind = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if not blind.query.is_empty():
        newest = newest.filter(~Exists(blind.filter(pk=OuterRef("claim"))))
    ordered = newest.order_by("claim_id", "-number").distinct("claim_id")
    return ordered.select_related("author")


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
