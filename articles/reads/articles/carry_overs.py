"""How the claims of an article were carried over from one revision to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from articles.models import Article, Claim, ClaimCarryOver

ClaimSpan = tuple[int, int] | None  # None: the claim is not in this text


@dataclass(frozen=True, slots=True)
class ClaimHistory:
    """A claim with its carry-overs, oldest first, and its span in each revision that it reached.

    `spans` is by the number of the revision; None is the span in a revision from which it was cut.
    """

    claim: Claim
    carry_overs: Sequence[ClaimCarryOver]
    spans: Mapping[int, ClaimSpan]

    def carry_over(self, former_id: int, revision_id: int) -> ClaimCarryOver | None:
        """Return the carry-over from one revision to another, given by their ids."""
        wanted = (former_id, revision_id)
        return next((e for e in self.carry_overs if (e.former_id, e.revision_id) == wanted), None)


def claim_histories(article: Article, numbers: Mapping[int, int]) -> list[ClaimHistory]:
    """Return every claim that the article ever had, oldest first: two queries.

    `numbers` are the numbers of its revisions, by id.
    """
    carried = ClaimCarryOver.objects.select_related("confirmed_by").order_by("revision__number")
    claims = Claim.objects.filter(revision__article=article).order_by("pk")
    return [
        _history(claim, list(claim.carry_overs.all()), numbers)
        for claim in claims.prefetch_related(Prefetch("carry_overs", carried))
    ]


def unconfirmed_carry_overs(article: Article) -> QuerySet[ClaimCarryOver]:
    """Return the carry-overs whose result an editor still has to confirm."""
    return ClaimCarryOver.objects.filter(ClaimCarryOver.TO_CONFIRM, revision__article=article)


def newest_unconfirmed(article: Article) -> ClaimCarryOver | None:
    """Return the first unconfirmed carry-over of the newest revision that has one."""
    unconfirmed = unconfirmed_carry_overs(article).select_related("former", "revision")
    without_texts = unconfirmed.defer("former__text", "revision__text")
    return without_texts.order_by("-revision__number", "former_start").first()


def next_unconfirmed(carry_over: ClaimCarryOver) -> ClaimCarryOver | None:
    """Return the next unconfirmed carry-over between the same revisions; after the last, the first."""
    unconfirmed = unconfirmed_carry_overs(carry_over.revision.article).filter(
        former=carry_over.former_id, revision=carry_over.revision_id
    )
    ordered = unconfirmed.order_by("former_start", "pk")
    return ordered.filter(former_start__gte=carry_over.former_start).first() or ordered.first()


def _history(
    claim: Claim, carry_overs: Sequence[ClaimCarryOver], numbers: Mapping[int, int]
) -> ClaimHistory:
    spans: dict[int, ClaimSpan] = {}
    for each in carry_overs:
        spans.setdefault(numbers[each.former_id], (each.former_start, each.former_end))
        is_cut = each.start is None or each.end is None
        spans[numbers[each.revision_id]] = None if is_cut else (each.start or 0, each.end or 0)
    only = {numbers[claim.revision_id]: (claim.start, claim.end)}
    return ClaimHistory(claim, carry_overs, spans or only)
