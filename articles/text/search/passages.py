"""Find the place of a text that shows best what was searched for, and mark the words there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.text.search.query import SearchQuery, SearchTerm
from articles.text.search.words import search_words

NEAR = 30  # words that a passage shows


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A piece of a passage; `is_marked` if it was searched for."""

    text: str
    is_marked: bool


def marked(text: str, query: SearchQuery) -> list[MarkedText]:
    """Return the text in pieces, those that were searched for marked. Linear in the text."""
    words = list(search_words(text))
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        for key in word.keys:
            positions.setdefault(key, []).append(position)
    spans = sorted(
        (words[at].start, words[last].end)
        for term in query.terms
        for at, last in _places(positions, term)
    )
    pieces: list[MarkedText] = []
    at = 0
    for first, end in spans:
        start = max(first, at)
        if end <= start:
            continue
        if start > at:
            pieces.append(MarkedText(text[at:start], is_marked=False))
        pieces.append(MarkedText(text[start:end], is_marked=True))
        at = end
    if at < len(text):
        pieces.append(MarkedText(text[at:], is_marked=False))
    return pieces


def best_place(positions: Mapping[str, Sequence[int]], query: SearchQuery) -> int:
    """Return the position of the word where the most of the query stands closest together.

    `positions` are those of the words of a part, by key.
    """
    terms_at = sorted(
        (position, number)
        for number, term in enumerate(query.terms)
        for position, _last in _places(positions, term)
    )
    if not terms_at:
        return 1
    best, best_score, first = terms_at[0][0], (1, -NEAR), 0
    for last in range(len(terms_at)):
        while terms_at[last][0] - terms_at[first][0] > NEAR:
            first += 1
        near = terms_at[first : last + 1]
        score = (len({number for _position, number in near}), near[0][0] - near[-1][0])
        if score > best_score:
            best, best_score = near[0][0], score
    return best


def _places(positions: Mapping[str, Sequence[int]], term: SearchTerm) -> Iterator[tuple[int, int]]:
    """Yield the positions of the first and the last word of the term, wherever it stands."""
    for steps in term.forms():
        sets = []
        for number, step in enumerate(steps, start=1):
            is_prefix = term.is_prefix and number == len(steps)
            keys = [k for k in positions if k.startswith(step)] if is_prefix else step
            sets.append({position for key in keys for position in positions.get(key, ())})
        last = len(steps) - 1
        for first in sets[0]:
            if all(first + number in each for number, each in enumerate(sets)):
                yield first, first + last
