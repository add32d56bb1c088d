"""Queries to reporters, speakers and sources, across all articles."""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from articles.models import Query, User
from articles.reads.visibility import hidden_from, withhold_queries


def asked() -> QuerySet[Query]:
    """All queries, those that are due first on top; each with its claim and article."""
    return Query.objects.select_related(
        "claim__revision__article", "asked_by", "closed_by", "overridden_by", "source"
    ).order_by(F("deadline").asc(nulls_last=True), "pk")


def withhold_asked(queries: Sequence[Query], *, reader: User) -> None:
    """Take out of the queries what `reader` may not see of the sources that they name."""
    named = {query.source_id for query in queries if query.source_id}
    withhold_queries(queries, hidden_from(reader, named))
