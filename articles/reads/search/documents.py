"""Which documents of the search index have the words of a query."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles import permissions
from articles.models import Article, Claim, Matches, SearchDocument, SearchPart, User, Withdrawal
from articles.reads.visibility import listed_rows, readable_rows, sources_visible_to
from articles.text.search import SearchQuery, parse_query

Kind = SearchDocument.Kind
MOST_DOCUMENTS = 2000  # that are ordered and counted: the newest
TITLE = 0  # the number of the part with the title


class MatchingDocument(NamedTuple):
    """A document with all words, which `reader` may see."""

    pk: int
    kind: str
    row_id: int
    article_id: int | None
    has_title: bool  # all words are in the title of the article
    dated: datetime


def matching_documents(
    query: SearchQuery,
    *,
    reader: User,
    archived: bool,
    kinds: Collection[str] = (),
    since: datetime | None = None,
) -> list[MatchingDocument]:
    """Return the documents with all words: those with them in the title first, then the newest.

    At most `MOST_DOCUMENTS`. Those of archived articles only if `archived`.
    """
    if not query.terms:
        return []
    rows_of = readable_rows if archived else listed_rows
    articles = rows_of(Article.objects.all(), "pk", reader)
    documents = SearchDocument.objects.filter(pk__in=_documents_with(query))
    documents = documents.filter(_is_visible(articles, reader), _is_current())
    if kinds:
        documents = documents.filter(kind__in=kinds)
    if since:
        documents = documents.filter(dated__gte=since)
    titled = SearchPart.objects.filter(Matches(query.as_tsquery()), number=TITLE)
    rows = documents.annotate(has_title=Q(pk__in=titled.values("document")))
    matching = rows.order_by("-has_title", "-dated", "-pk").values_list(
        "pk", "kind", "row_id", "article", "has_title", "dated"
    )
    return _without_blind([MatchingDocument(*row) for row in matching[:MOST_DOCUMENTS]], reader)


def claims_with(words: str) -> Q:
    """Return the condition that a claim, or the title of its article, has all words."""
    query = parse_query(words)
    if not query.terms:
        return Q(pk__in=[])
    documents = SearchDocument.objects.filter(pk__in=_documents_with(query), kind=Kind.CLAIM)
    titled = SearchPart.objects.filter(Matches(query.as_tsquery()), number=TITLE)
    articles = SearchDocument.objects.filter(pk__in=titled.values("document"))
    in_titles = Claim.objects.filter(revision__article__in=articles.values("article"))
    # One list of ids: with OR, PostgreSQL would go through all claims.
    return Q(pk__in=documents.order_by().values("claim").union(in_titles.order_by().values("pk")))


def _documents_with(query: SearchQuery) -> QuerySet[SearchPart, Any]:
    """Return the ids of the documents that have all terms, in one part or in several."""
    together = SearchPart.objects.filter(Matches(query.as_tsquery())).values("document")
    if len(query.terms) == 1:
        return together
    split = SearchPart.objects.filter(is_split=True).order_by()
    with_terms: Sequence[QuerySet[SearchPart, Any]] = [
        split.filter(Matches(term.as_tsquery())).values("document") for term in query.terms
    ]
    return together.union(with_terms[0].intersection(*with_terms[1:]))


def _is_visible(articles: QuerySet[Article], reader: User) -> Q:
    """Return the condition that a document is of one of the articles, or a source for `reader`."""
    sources = sources_visible_to(reader).values("pk")
    return Q(article__in=articles.values("pk")) | Q(kind=Kind.SOURCE, source__in=sources)


def _is_current() -> Q:
    """Return the condition that a document is not a withdrawn comment."""
    withdrawn = Withdrawal.objects.filter(comment=OuterRef("row_id"))
    return ~Q(kind=Kind.COMMENT) | ~Q(Exists(withdrawn))


def _without_blind(matching: list[MatchingDocument], reader: User) -> list[MatchingDocument]:
    """Leave out the explanations of verdicts that are withheld from `reader`."""
    judged = [each.row_id for each in matching if each.kind == Kind.EXPLANATION]
    if not judged:
        return matching
    blind = set(permissions.blind_claims(reader).filter(pk__in=judged).values_list("pk", flat=True))
    return [each for each in matching if each.kind != Kind.EXPLANATION or each.row_id not in blind]
