"""Which documents of the search index have the words of a query."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import count
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from articles import permissions
from articles.models import Article, Claim, Comment, SearchDocument, Source, User
from articles.prepared import prepared, read_together
from articles.reads.visibility import listed_rows, readable_rows, sources_visible_to
from articles.text.search import SearchQuery, parse_query

Kind = SearchDocument.Kind
MOST_DOCUMENTS = 500  # that are counted and shown

# Queries are cast, not parsed, because PostgreSQL's parser depends on the locale of the database.
TOGETHER = "SELECT document_id FROM articles_searchpart WHERE words @@ %s::tsquery"
TITLED = f"{TOGETHER} AND number = 0"
APART = f"{TOGETHER} AND is_split"
ORDERED = """
    SELECT id, kind, row_id, article_id FROM articles_searchdocument
    WHERE id IN ({documents})
        AND (cardinality(%s::text[]) = 0 OR kind = ANY(%s::text[])) AND (%s::timestamptz IS NULL OR dated >= %s)
    ORDER BY id IN ({titled}) DESC, dated DESC, id DESC
    LIMIT %s OFFSET %s
"""


class MatchingDocument(NamedTuple):
    """A document with all words."""

    pk: int
    kind: str
    row_id: int
    article_id: int | None


def matching_documents(
    query: SearchQuery,
    *,
    reader: User,
    archived: bool,
    kinds: Collection[str] = (),
    since: datetime | None = None,
) -> list[MatchingDocument]:
    """Return the documents with all words: those with them in the title first, then the newest.

    At most `MOST_DOCUMENTS`. Those of archived articles only if `archived`. Only documents that have
    the words are asked about, a few hundred at once, whether `reader` may see them.
    """
    if not query.terms:
        return []
    visible: list[MatchingDocument] = []
    at = 0
    for size in (MOST_DOCUMENTS << doubled for doubled in count()):
        chunk = _ordered(query, kinds, since, at, size)
        visible += _visible(chunk, reader, archived=archived)
        at += size
        if len(chunk) < size or len(visible) >= MOST_DOCUMENTS:
            break
    return visible[:MOST_DOCUMENTS]


def claims_with(words: str) -> Q:
    """Return the condition that a claim, or the title of its article, has all words."""
    query = parse_query(words)
    if not query.terms:
        return Q(pk__in=[])
    documents = SearchDocument.objects.filter(pk__in=RawSQL(*_documents_with(query)))  # noqa: S611 (with parameters)
    titled = SearchDocument.objects.filter(pk__in=RawSQL(TITLED, [query.as_tsquery()]))  # noqa: S611
    in_titles = Claim.objects.filter(revision__article__in=titled.values("article"))
    # One list of ids: with OR, PostgreSQL would go through all claims.
    claims = documents.filter(kind=Kind.CLAIM).values("claim")
    return Q(pk__in=claims.union(in_titles.order_by().values("pk")))


def _ordered(
    query: SearchQuery, kinds: Collection[str], since: datetime | None, at: int, size: int
) -> list[MatchingDocument]:
    """Return `size` of the documents with all terms, from number `at`: one query."""
    documents, parameters = _documents_with(query)
    sql = ORDERED.format(documents=documents, titled=TITLED)
    narrowed = [list(kinds), list(kinds), since, since]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, *narrowed, query.as_tsquery(), size, at])
        return [MatchingDocument(*row) for row in cursor.fetchall()]


def _documents_with(query: SearchQuery) -> tuple[str, list[str]]:
    """Return the SQL for the ids of the documents that have all terms, in one part or in several."""
    if len(query.terms) == 1:
        return TOGETHER, [query.as_tsquery()]
    apart = " INTERSECT ".join([APART] * len(query.terms))
    terms = [term.as_tsquery() for term in query.terms]
    return f"{TOGETHER} UNION ({apart})", [query.as_tsquery(), *terms]


def _visible(
    chunk: Sequence[MatchingDocument], reader: User, *, archived: bool
) -> list[MatchingDocument]:
    """Return the documents that `reader` may find: one query.

    Left out are those of articles that `reader` may not read, sources that they may not see,
    withdrawn comments, and explanations of verdicts that are withheld from them.
    """
    ids: dict[str, list[int]] = {kind: [] for kind in Kind.values}
    for document in chunk:
        ids[document.kind].append(document.row_id)
    article_ids = list({each.article_id for each in chunk if each.article_id is not None})
    articles, sources, comments, blind = map(
        set,
        read_together(
            _articles_among.bind(article_ids, reader, archived),
            _sources_among.bind(ids[Kind.SOURCE], reader),
            _comments_among.bind(ids[Kind.COMMENT]),
            _blind_among.bind(ids[Kind.EXPLANATION], reader),
        ),
    )
    return [
        document
        for document in chunk
        if (document.article_id in articles or document.kind == Kind.SOURCE)
        and (document.kind != Kind.SOURCE or document.row_id in sources)
        and (document.kind != Kind.COMMENT or document.row_id in comments)
        and (document.kind != Kind.EXPLANATION or document.row_id not in blind)
    ]


@prepared
def _articles_among(article_ids: list[int], reader: User, archived: bool) -> QuerySet[Article, int]:  # noqa: FBT001 (a prepared read takes no keywords)
    rows_of = readable_rows if archived else listed_rows
    articles = Article.objects.filter(pk__any_of=article_ids).order_by()
    return rows_of(articles, "pk", reader).values_list("pk", flat=True)


@prepared
def _sources_among(source_ids: list[int], reader: User) -> QuerySet[Source, int]:
    sources = sources_visible_to(reader).filter(pk__any_of=source_ids).order_by()
    return sources.values_list("pk", flat=True)


@prepared
def _comments_among(comment_ids: list[int]) -> QuerySet[Comment, int]:
    comments = Comment.objects.standing().filter(pk__any_of=comment_ids).order_by()
    return comments.values_list("pk", flat=True)


@prepared
def _blind_among(claim_ids: list[int], reader: User) -> QuerySet[Claim, int]:
    blind = permissions.blind_claims(reader).filter(pk__any_of=claim_ids).order_by()
    return blind.values_list("pk", flat=True)
