"""The sentences in which a passage stands: what must stay for a claim to rest on it as before."""

import hashlib
from collections.abc import Sequence

from articles.text.evidence.words import words
from articles.text.languages import load_language
from articles.text.sentences import sentences
from articles.text.spans import Span

NEAR = 600  # code points on both sides in which the sentence's beginning and end are looked for


def surroundings(text: str, places: Sequence[Span], *, language: str = "en") -> tuple[Span, ...]:
    """The sentences of `text` in which `places` lie, in order, each once.

    A sentence longer than `NEAR` on one side is cut there. A "not" put before a passage, or
    "so he thought" behind it, is in them; what stands in other sentences is not. The cost is that
    of the places, not of the text.
    """
    spans: list[Span] = []
    for place in sorted(places):
        first, last = max(0, place.start - NEAR), min(len(text), place.end + NEAR)
        near = sentences(text[first:last], load_language(language))
        over = [s for s in near if s.start + first < place.end and s.end + first > place.start]
        start = min([place.start, *(sentence.start + first for sentence in over)])
        end = max([place.end, *(sentence.end + first for sentence in over)])
        if spans and start < spans[-1].end:
            spans[-1] = Span(min(start, spans[-1].start), max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def words_fingerprint(text: str) -> str:
    """SHA-256 of the words of `text`: the same however marks, capitals and lines are set."""
    keys = "\n".join(word.key for word in words(text))
    return hashlib.sha256(keys.encode()).hexdigest()
