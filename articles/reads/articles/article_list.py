from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from articles import rules
from articles.models import (
    Article,
    Claim,
    ClaimCarryOver,
    PublicationApproval,
    Revision,
    User,
    Verdict,
)
from articles.reads.articles.live_updates import OldestRunning
from articles.reads.articles.ticks import ticked_in_revision


def list_articles() -> QuerySet[Article]:
    """All articles, newest first, each with `claims_count`, `judged_count` and `signed_count`."""
    not_cut = ~Q(revisions__claims__state=Claim.State.CUT)
    judged = Exists(Verdict.objects.filter(claim=OuterRef("revisions__claims")))
    claims = "revisions__claims"
    return (
        Article.objects.select_related("owner", "scale")
        .annotate(
            claims_count=Count(claims, filter=not_cut, distinct=True),
            judged_count=Count(claims, filter=Q(not_cut & judged), distinct=True),
            signed_count=Count(
                claims, filter=Q(revisions__claims__state=Claim.State.SIGNED_OFF), distinct=True
            ),
        )
        .order_by("-created_at", "-pk")
    )


def newest_revision(article: Article | int) -> Revision:
    """The text on the desk, with its article and speakers. Raises `Revision.DoesNotExist`.

    `ticked` is what people ticked in it; `has_waiting` says whether claims have still to be confirmed.
    `oldest_running` is what a look at the desk begins with: what changes later, comes later.
    """
    return _newest(article).latest("number")


def desk_revision(article: Article | int, *, reader: User) -> Revision:
    """The same, with what the desk shows of the house rules: whether its article is `approved` and
    what it is now (`state_now`), and which sources are of one origin as far as `reader` knows."""
    approved = (
        PublicationApproval.objects.standing().filter(article=OuterRef("article")).order_by("-pk")
    )
    told = JSONObject(
        state="state",
        at="created_at",
        username="approved_by__username",
        first_name="approved_by__first_name",
        last_name="approved_by__last_name",
    )
    state = rules.STATE.format(article='"articles_revision"."article_id"')
    found = _newest(
        article
    ).annotate(  # type: ignore[no-redef]  # named by the model
        approved=Subquery(approved.values(told=told)[:1]),
        state_now=RawSQL(f"({state})", []),  # noqa: S611 (constants only)
        common=rules.pairs_of(reader),
    )
    return found.latest("number")


def _newest(article: Article | int) -> QuerySet[Revision]:
    waiting = ClaimCarryOver.objects.filter(
        revision__article=OuterRef("article"), needs_look=True, confirmed_by__isnull=True
    )
    revisions = (
        Revision.objects.filter(article=article)
        .annotate(  # type: ignore[no-redef]  # named by the model
            oldest_running=OldestRunning(),
            ticked=ticked_in_revision(),
            has_waiting=Exists(waiting),
        )
        .prefetch_related("article__speakers")
    )
    return revisions.select_related("article__scale", "article__owner")
