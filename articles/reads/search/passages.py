"""The passages of hits: pieces of text with the words that were searched for marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from articles.text.search import MarkedText, SearchQuery, best_place, marked, search_words

BEFORE, AFTER = 100, 240  # code points around the first marked word
READ_AT_ONCE = 20_000  # code points of a text in which words are looked for
WINDOW = 800  # code points of a long text that are read
EVERY = 32  # words between two marks of a part
ELLIPSIS = MarkedText("…", is_marked=False)

# Of each document the part of its text that has the most, with the places of the words typed.
PLACES = """
    SELECT DISTINCT ON (part.document_id) document.article_id, part.marks, (
        SELECT json_object_agg(word.lexeme, word.positions) FROM unnest(ts_filter(part.words, '{d}')) AS word
        WHERE word.lexeme = ANY(%(keys)s) OR word.lexeme ^@ ANY(%(prefixes)s)
    )
    FROM articles_searchpart part JOIN articles_searchdocument document
        ON document.id = part.document_id
    WHERE part.document_id = ANY(%(documents)s) AND part.number > 0
        AND part.words @@ %(any)s::tsquery
    ORDER BY part.document_id, part.words @@ %(all)s::tsquery DESC, part.number
"""
# A window of the newest text of each article, and the statements in it.
WINDOWS = """
    SELECT wanted.article, substr(revision.text, wanted.first + 1, %(length)s), (
        SELECT json_agg(json_build_array(s.id, s.start) ORDER BY s.start)
        FROM articles_statement s
        WHERE s.revision_id = revision.id
            AND s.start < wanted.first + %(length)s AND s."end" > wanted.first
    )
    FROM unnest(%(articles)s::bigint[], %(firsts)s::integer[]) AS wanted(article, first)
    CROSS JOIN LATERAL (
        SELECT r.id, r.text FROM articles_revision r
        WHERE r.article_id = wanted.article ORDER BY r.number DESC LIMIT 1
    ) revision
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text with marked words, and the id of the statement where the first one is."""

    pieces: Sequence[MarkedText]
    statement: int | None = None


def passage_of(text: str, query: SearchQuery) -> Passage:
    """Return the piece of a text around the first words that were searched for."""
    pieces = marked(text[:READ_AT_ONCE], query)
    if len(text) <= BEFORE + AFTER:
        return Passage(pieces)
    offset = 0
    for piece in pieces:
        if piece.is_marked:
            break
        offset += len(piece.text)
    return Passage(_around(text, offset if any(p.is_marked for p in pieces) else 0, query))


def passages_of_articles(documents: Iterable[int], query: SearchQuery) -> dict[int, Passage]:
    """Return passages of the newest texts of articles, by article: two queries.

    `documents` are the ids of their documents. An article of which only the title has the words has
    no passage.
    """
    places: dict[int, tuple[int, int]] = {}  # where a window begins, and the word in it
    for article, marks, positions in _rows(PLACES, _parameters(list(documents), query)):
        word = best_place(positions or {}, query) - 1
        mark = max(0, word // EVERY - 1)
        places[article] = (marks[mark], word - mark * EVERY)
    if not places:
        return {}
    firsts = [first for first, _word in places.values()]
    wanted = {"articles": list(places), "firsts": firsts, "length": WINDOW}
    return {
        article: _passage(window, statements or [], places[article], query)
        for article, window, statements in _rows(WINDOWS, wanted)
    }


def _passage(
    window: str,
    statements: Sequence[Sequence[int]],
    window_place: tuple[int, int],
    query: SearchQuery,
) -> Passage:
    """Return the piece of a window around its word with this number, and the statement there."""
    first, number = window_place
    word = next(islice(search_words(window), number, None), None)
    offset = word.start if word else 0
    before = [(pk, start - first) for pk, start in statements if start - first <= offset]
    statement, start = before[-1] if before else (None, 0)
    begin = max(0, start) if offset - start <= BEFORE else None
    return Passage(_around(window, offset, query, begin=begin), statement)


def _around(
    text: str, offset: int, query: SearchQuery, *, begin: int | None = None
) -> list[MarkedText]:
    """Return the text around a code point, from a blank to a blank, with words marked."""
    start = max(0, offset - BEFORE)
    if begin is not None:
        start = begin
    elif start:
        start = _next_blank(text, start, offset)
    end = offset + AFTER
    end = text.rfind(" ", offset, end) if end < len(text) and " " in text[offset:end] else end
    pieces = marked(text[start:end].strip(), query)
    return [
        *([ELLIPSIS] if start and begin is None else []),
        *pieces,
        *([ELLIPSIS] if end < len(text) else []),
    ]


def _next_blank(text: str, start: int, most: int) -> int:
    blank = text.find(" ", start, most)
    return start if blank < 0 else blank + 1


def _parameters(documents: list[int], query: SearchQuery) -> dict[str, Any]:
    keys = {key for term in query.terms for step in term.steps for key in step}
    prefixes = {key for term in query.terms if term.is_prefix for key in term.steps[-1]}
    return {
        "documents": documents,
        "keys": list(keys),
        "prefixes": list(prefixes),
        "all": query.as_tsquery(),
        "any": " | ".join(f"({term.as_tsquery()})" for term in query.terms),
    }


def _rows(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
