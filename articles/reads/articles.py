from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.models import Article, Carrying, Claim, Revision, Verdict
from articles.reads.news import OldestRunning
from articles.reads.ticks import ticked_in_revision


def article_list() -> QuerySet[Article]:
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
    waiting = Carrying.objects.filter(
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
    return revisions.select_related("article__scale", "article__owner").latest("number")
