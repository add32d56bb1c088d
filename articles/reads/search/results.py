"""The results of a search: hits of one page, and how many there are of each kind."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    Attribution,
    Capture,
    Claim,
    Comment,
    SearchDocument,
    Source,
    Speaker,
    Statement,
    User,
    Verdict,
)
from articles.models.articles.search import named_like
from articles.models.statements.speaker import SPEAKER_NAMES
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.rows import count_of
from articles.reads.search.documents import MOST_DOCUMENTS, MatchingDocument, matching_documents
from articles.reads.search.passages import Passage, passage_of, passages_of_articles
from articles.reads.verdicts import current_verdicts
from articles.reads.visibility import listed_rows, readable_rows
from articles.text.search import MOST_WORDS, SearchQuery, parse_query

Kind = SearchDocument.Kind
ON_A_PAGE = 20
MOST_SPEAKERS = 5
SHORTEST_NAME = 2  # letters


class Period(TextChoices):
    """How old a hit may be."""

    ANY = "", _("Any time")
    MONTH = "month", _("Last 30 days")
    YEAR = "year", _("Last year")


DAYS = {Period.MONTH: 30, Period.YEAR: 365}


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with the number of statements that are attributed to them."""

    speaker: Speaker
    statements: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document with the words, and its passage.

    `row` is the article, claim, comment or source; the claim of an explanation. `verdict` is that
    of a claim, unless it is withheld.
    """

    kind: str
    row: Any
    title: Passage
    passage: Passage
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """A page of hits, and the number of all hits by kind."""

    hits: Sequence[SearchHit] = ()
    speakers: Sequence[SpeakerRow] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    total: int = 0  # of the chosen kind
    is_capped: bool = False  # whether there are more than were counted
    is_cut: bool = False  # whether more words were typed than are searched for

    @property
    def is_empty(self) -> bool:
        return not (self.total or self.speakers)

    @property
    def everything(self) -> int:
        """The number of hits of all kinds."""
        return sum(self.counts.values())

    @property
    def most_words(self) -> int:
        return MOST_WORDS


def search_everything(
    words: str,
    *,
    reader: User,
    kind: str = "",
    period: str = "",
    archived: bool = False,
    page: int = 1,
) -> SearchResults:
    """Return a page of what has all the words typed and `reader` may read.

    Words in quotation marks must follow each other; the last word may go on. Hits in archived
    articles are left out unless `archived`.
    """
    query = parse_query(words)
    if not query.terms:
        return SearchResults(is_cut=query.is_cut)
    since = timezone.now() - timedelta(days=DAYS[Period(period)]) if period in DAYS else None
    documents = matching_documents(query, reader=reader, archived=archived, since=since)
    counts = Counter(document.kind for document in documents)
    is_capped = len(documents) == MOST_DOCUMENTS
    if kind and is_capped:
        documents = matching_documents(
            query, reader=reader, archived=archived, since=since, kinds=[kind]
        )
    elif kind:
        documents = [document for document in documents if document.kind == kind]
    shown = documents[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return SearchResults(
        hits=_hits(shown, query, reader),
        speakers=[]
        if kind or page > 1 or len(words.strip()) < SHORTEST_NAME
        else _speakers(words, reader=reader, archived=archived),
        counts={name: counts[name] for name in Kind.values},
        total=len(documents),
        is_capped=is_capped,
        is_cut=query.is_cut,
    )


def _hits(
    documents: Sequence[MatchingDocument], query: SearchQuery, reader: User
) -> list[SearchHit]:
    """Return the hits of these documents in their order: a few queries for each kind."""
    hits: dict[tuple[str, int], SearchHit] = {}
    for kind, read in _READERS.items():
        of_kind = [document for document in documents if document.kind == kind]
        if of_kind:
            hits |= {(kind, pk): hit for pk, hit in read(of_kind, query, reader).items()}
    keys = [(document.kind, document.row_id) for document in documents]
    return [hits[key] for key in keys if key in hits]


def _articles(
    documents: Sequence[MatchingDocument], query: SearchQuery, _reader: User
) -> dict[int, SearchHit]:
    passages = passages_of_articles([document.pk for document in documents], query)
    articles = Article.objects.filter(pk__in=[document.row_id for document in documents])
    return {
        article.pk: SearchHit(
            kind=Kind.ARTICLE,
            row=article,
            title=passage_of(article.title, query),
            passage=passages.get(article.pk, Passage([])),
        )
        for article in articles
    }


def _read_claims(pks: Sequence[int]) -> list[Claim]:
    claims = Claim.objects.filter(pk__in=pks).select_related("revision__article")
    return list(claims.defer("revision__text"))


def _claims(
    documents: Sequence[MatchingDocument], query: SearchQuery, reader: User
) -> dict[int, SearchHit]:
    claims = _read_claims([document.row_id for document in documents])
    verdicts = current_verdicts(claims, reader=reader)
    return {
        claim.pk: SearchHit(
            kind=Kind.CLAIM,
            row=claim,
            title=passage_of(claim.revision.article.title, query),
            passage=_claim_passage(claim, query),
            verdict=verdicts.get(claim.pk),
        )
        for claim in claims
    }


def _claim_passage(claim: Claim, query: SearchQuery) -> Passage:
    """Return the passage of the claim's text, or of its note if only that has one of the words."""
    passage = passage_of(claim.text, query)
    in_note = passage_of(claim.note, query)
    is_marked = any(piece.is_marked for piece in passage.pieces)
    return passage if is_marked or not claim.note else in_note


def _explanations(
    documents: Sequence[MatchingDocument], query: SearchQuery, reader: User
) -> dict[int, SearchHit]:
    claims = _read_claims([document.row_id for document in documents])
    verdicts = current_verdicts(claims, reader=reader)
    return {
        claim.pk: SearchHit(
            kind=Kind.EXPLANATION,
            row=claim,
            title=passage_of(claim.text, query),
            passage=passage_of(verdicts[claim.pk].explanation, query),
            verdict=verdicts[claim.pk],
        )
        for claim in claims
        if claim.pk in verdicts
    }


def _comments(
    documents: Sequence[MatchingDocument], query: SearchQuery, _reader: User
) -> dict[int, SearchHit]:
    comments = Comment.objects.standing().filter(pk__in=[each.row_id for each in documents])
    comments = comments.select_related("author", "claim__revision__article")
    return {
        comment.pk: SearchHit(
            kind=Kind.COMMENT,
            row=comment,
            title=passage_of(comment.claim.text, query),
            passage=passage_of(comment.text, query),
        )
        for comment in comments.defer("claim__revision__text")
    }


def _sources(
    documents: Sequence[MatchingDocument], query: SearchQuery, _reader: User
) -> dict[int, SearchHit]:
    sources = Source.objects.filter(pk__in=[document.row_id for document in documents])
    captures = Capture.objects.filter(source__in=sources)
    newest = (
        captures.order_by("source_id", *Capture.NEWEST_FIRST)
        .distinct("source_id")
        .defer("text", "elsewhere", "post")
    )
    captured = {each.capture.source_id: each for each in with_corrections(newest)}
    return {
        source.pk: SearchHit(
            kind=Kind.SOURCE,
            row=source,
            title=passage_of(_source_title(source, captured.get(source.pk)), query),
            passage=passage_of(_source_details(source, captured.get(source.pk)), query),
        )
        for source in sources
    }


def _source_title(source: Source, captured: CorrectedCapture | None) -> str:
    """Return the title of a source, for a web page that of its newest capture."""
    read = captured.field("title") if captured else ""
    return source.title or read or str(source)


def _source_details(source: Source, captured: CorrectedCapture | None) -> str:
    """Return who issued a source, the site and author of its newest capture, and its address."""
    read = [captured.field(name) for name in ("site", "author")] if captured else []
    return " · ".join(filter(None, (source.person, source.issuer, *read, source.url)))


_Reader = Callable[[Sequence[MatchingDocument], SearchQuery, User], dict[int, SearchHit]]
_READERS: Mapping[str, _Reader] = {
    Kind.ARTICLE: _articles,
    Kind.CLAIM: _claims,
    Kind.EXPLANATION: _explanations,
    Kind.COMMENT: _comments,
    Kind.SOURCE: _sources,
}


def _speakers(words: str, *, reader: User, archived: bool) -> list[SpeakerRow]:
    """Return speakers whose names, roles and other names contain all words: one query."""
    rows_of = readable_rows if archived else listed_rows
    readable = rows_of(Speaker.objects.all(), "article", reader)
    quoting = Statement.objects.filter(
        Exists(
            Attribution.objects.filter(statement=OuterRef("pk"), speaker=OuterRef(OuterRef("pk")))
        )
    )
    speakers = readable.select_related("article").annotate(statements_count=count_of(quoting))
    return [
        SpeakerRow(speaker, speaker.statements_count)
        for speaker in named_like(speakers, SPEAKER_NAMES, words).order_by("name")[:MOST_SPEAKERS]
    ]
