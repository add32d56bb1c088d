"""Articles, their revisions and statements as records."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from articles import reports
from articles.models import Article, Revision, Statement
from articles.reads.articles import ticks_from_rows, ticks_subquery
from articles.reads.publishing import build_article, build_revision, build_statements


def article_records(rows: QuerySet[Article]) -> list[tuple[Any, reports.Article]]:
    """Return articles, each with `revision_number`, that of its newest text: one query."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values("number")
    articles = rows.select_related("owner").annotate(revision_number=Subquery(newest[:1]))
    return [(article, build_article(article)) for article in articles]


def revision_records(
    rows: QuerySet[Revision], *, with_text: bool
) -> list[tuple[Revision, reports.Revision]]:
    """Return revisions: one query. Without `with_text` their text is empty, and is not read."""
    revisions = rows.select_related("created_by").annotate(tick_rows=ticks_subquery())
    if not with_text:
        revisions = revisions.defer("text")
    records: list[tuple[Revision, reports.Revision]] = []
    for each in revisions:
        if not with_text:
            each.text = ""
        records.append((each, build_revision(each, ticks_from_rows(each, each.tick_rows))))
    return records


def statement_records(rows: QuerySet[Statement]) -> Sequence[tuple[Any, reports.Statement]]:
    """Return the columns of statements (`pk`, `version`, ...) with their records: five queries."""
    ids = list(rows.values_list("pk", flat=True))
    return list(
        build_statements(
            Statement.objects.filter(pk__in=ids).order_by("start"), {"statement__in": ids}
        )
    )
