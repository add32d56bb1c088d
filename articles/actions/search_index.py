"""Store the words of texts for the search, in the transaction that stores the texts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from articles.models import (
    Article,
    Capture,
    Claim,
    Comment,
    Correction,
    Revision,
    SearchDocument,
    Source,
    Verdict,
)
from articles.prepared import Bound, prepared_sql
from articles.text.likeness import key_numbers, substance_digest, substance_keys
from articles.text.search import TextPart, positions_of, text_parts, vector_of

Kind = SearchDocument.Kind
STORE = "SELECT articles_store_words(%s::json)"
BATCH = 100  # texts that are read at once
MOST_CHARACTERS = 500_000  # of the texts in one statement, if they are more than one
NEWEST_CAPTURES = 5  # of a source, whose titles and sites are found
GAP = 10  # positions between a text and its title, so that no phrase is in both
NAMES_OF_CAPTURES = ("title", "author", "site")

_store_with_reads = prepared_sql(STORE.replace("%s", "%(a0)s"), width=1)


def index_revisions(revisions: Iterable[Revision]) -> None:
    """Store the words of texts, which replace those of former revisions, and of their titles."""
    _store(_article_document(revision.article, revision) for revision in revisions)


def index_title(article: Article) -> None:
    """Store the words of an article's title, byline and publisher again."""
    _store([_article_document(article, None)])


def index_claims(claims: Iterable[int]) -> None:
    """Store the words of the texts and notes of claims, by their ids, and their keys."""
    rows = Claim.objects.filter(pk__in=list(claims)).values_list(
        "pk", "revision__article", "revision__article__language", "created_at", "text", "note"
    )
    _store(
        _document(Kind.CLAIM, pk, f"{text}\n\n{note}", dated, article=article, claim=pk)
        | {
            "keys": key_numbers(substance_keys(text)),
            "digest": substance_digest(text, language=language),
        }
        for pk, article, language, dated, text, note in rows
    )


def index_comments(comments: Iterable[int]) -> None:
    """Store the words of comments, by their ids."""
    rows = Comment.objects.filter(pk__in=list(comments)).values_list(
        "pk", "claim__revision__article", "claim", "created_at", "text"
    )
    _store(
        _document(Kind.COMMENT, pk, text, dated, article=article, claim=claim)
        for pk, article, claim, dated, text in rows
    )


def index_sources(sources: Iterable[int]) -> None:
    """Store the words that describe sources, by their ids, and the titles and sites of captures."""
    rows = Source.objects.filter(pk__in=list(sources))
    _store(
        _document(Kind.SOURCE, source.pk, _description(source), source.created_at, source=source.pk)
        for source in rows
    )


def index_explanations(claims: Iterable[int]) -> None:
    """Store the words of the explanations of the current verdicts of claims, by their ids.

    Nothing is found of a claim that has no verdict any more.
    """
    ids = list(claims)
    current = Verdict.of_outer_claim()
    rows = Claim.objects.filter(pk__in=ids).values_list(
        "pk",
        "revision__article",
        Subquery(current.values("created_at")[:1]),
        Subquery(current.values("explanation")[:1]),
    )
    documents = [
        _document(Kind.EXPLANATION, pk, text, dated, article=article, claim=pk)
        for pk, article, dated, text in rows
        if text is not None
    ]
    judged = {document["row"] for document in documents}
    unjudged = [pk for pk in ids if pk not in judged]
    if unjudged:
        SearchDocument.objects.filter(kind=Kind.EXPLANATION, row_id__in=unjudged).delete()
    _store(documents)


def bind_explanation(claim: Claim, explanation: str) -> Bound[Any]:
    """Return a read that stores the words of a claim's new explanation, beside others in one query.

    Call it when the claim is locked, just before the verdict is stored.
    """
    document = _document(
        Kind.EXPLANATION,
        claim.pk,
        explanation,
        timezone.now(),
        article=claim.revision.article_id,
        claim=claim.pk,
    )
    return _store_with_reads(json.dumps([document]))


def index_missing(*, at_most: int | None = None) -> int:
    """Index texts that are not in the index yet, in batches; return how many.

    Each batch is a transaction of its own, so that an interrupted run goes on where it ended. With
    `at_most`, it ends after about so many.
    """
    done = 0
    for kind, (rows, index) in _INDEXERS.items():
        indexed = SearchDocument.objects.filter(kind=kind, row_id=OuterRef("pk"))
        missing = rows().filter(~Exists(indexed)).order_by("pk").values_list("pk", flat=True)
        last = 0
        while at_most is None or done < at_most:
            batch = list(missing.filter(pk__gt=last)[:BATCH])
            if not batch:
                break
            with transaction.atomic():
                index(batch)
            last, done = batch[-1], done + len(batch)
    return done


def _index_articles(articles: Sequence[int]) -> None:
    """Index articles by their ids, one after another, because each may be long."""
    for pk in articles:
        newest = Revision.objects.select_related("article").filter(article=pk).order_by("-number")
        index_revisions(newest[:1])


def _judged_claims() -> QuerySet[Claim]:
    return Claim.objects.filter(Exists(Verdict.of_outer_claim()))


_INDEXERS: Mapping[str, tuple[Any, Any]] = {
    Kind.ARTICLE: (lambda: Article.objects.filter(revisions__number=1), _index_articles),
    Kind.CLAIM: (Claim.objects.all, index_claims),
    Kind.EXPLANATION: (_judged_claims, index_explanations),
    Kind.COMMENT: (Comment.objects.all, index_comments),
    Kind.SOURCE: (Source.objects.all, index_sources),
}


def _description(source: Source) -> str:
    """Return what describes a source and its newest captures, a line each."""
    captures = Capture.objects.filter(source=source).order_by(*Capture.NEWEST_FIRST)
    read = captures.values_list("fields", flat=True)[:NEWEST_CAPTURES]
    corrected = Correction.objects.filter(source=source, name__in=NAMES_OF_CAPTURES)
    values = [
        source.title,
        source.person,
        source.issuer,
        source.url,
        *(fields.get(name, {}).get("value", "") for fields in read for name in NAMES_OF_CAPTURES),
        *corrected.values_list("value", flat=True),
    ]
    return "\n".join(dict.fromkeys(str(value) for value in values if value))


def _article_document(article: Article, revision: Revision | None) -> dict[str, Any]:
    """Return the document of an article; without a revision, only that of its title."""
    title = "\n".join(filter(None, (article.title, article.byline, article.publisher)))
    document = _document(
        Kind.ARTICLE, article.pk, revision.text if revision else "", article.created_at,
        article=article.pk,
    )  # fmt: skip
    positions = positions_of(title)
    document["title"] = vector_of(positions, shift=GAP, weight="A")
    named = TextPart(0, 0, (), vector_of(positions))
    document["parts"].insert(0, _part(0, named, is_split=False))
    return document if revision else document | {"only": "title"}


def _document(kind: str, row: int, text: str, dated: datetime, **belongs_to: int) -> dict[str, Any]:
    """Return a document as `articles_store_words` takes it."""
    parts = list(text_parts(text))
    return {
        "kind": kind,
        "row": row,
        "dated": dated.isoformat(),
        **belongs_to,
        "parts": [
            _part(number, part, is_split=len(parts) > 1)
            for number, part in enumerate(parts, start=1)
        ],
    }


def _part(number: int, part: TextPart, *, is_split: bool) -> dict[str, Any]:
    return {
        "number": number,
        "is_split": is_split,
        "start": part.start,
        "marks": part.marks,
        "words": part.vector,
    }


def _store(documents: Iterable[dict[str, Any]]) -> None:
    """Store documents, several in one statement."""
    for batch in _batches(documents):
        with connection.cursor() as cursor:
            cursor.execute(STORE, [f"[{','.join(batch)}]"])


def _batches(documents: Iterable[dict[str, Any]]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for document in documents:
        written = json.dumps(document)
        if batch and length + len(written) > MOST_CHARACTERS:
            yield batch
            batch, length = [], 0
        batch.append(written)
        length += len(written)
    if batch:
        yield batch
