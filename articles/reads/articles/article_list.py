"""The list of all articles."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.models import Article, Claim, Verdict


def list_articles() -> QuerySet[Article]:
    """Return all articles, newest first, with `claims_count`, `judged_count` and `signed_count`."""
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
