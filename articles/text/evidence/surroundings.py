"""Find the sentences around a passage, which must stay the same for a verdict to stay valid."""

import hashlib
from collections.abc import Sequence

from articles.text.evidence.comparable_words import comparable_words
from articles.text.languages import load_language
from articles.text.sentences import sentences
from articles.text.spans import Span

NEAR = 600  # code points on both sides within which the sentence begins and ends


def surrounding_sentences(
    text: str, places: Sequence[Span], *, language: str = "en"
) -> tuple[Span, ...]:
    """Return the sentences of `text` that contain `places`, in order, each once.

    A sentence is cut `NEAR` code points before and behind the place. A "not" before the passage or a "so he
    thought" behind it is included; other sentences are not. The cost is that of the places.
    """
    spans: list[Span] = []
    for span in sorted(places):
        first, last = max(0, span.start - NEAR), min(len(text), span.end + NEAR)
        near = sentences(text[first:last], load_language(language))
        over = [s for s in near if s.start + first < span.end and s.end + first > span.start]
        start = min([span.start, *(sentence.start + first for sentence in over)])
        end = max([span.end, *(sentence.end + first for sentence in over)])
        if spans and start < spans[-1].end:
            spans[-1] = Span(min(start, spans[-1].start), max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def words_fingerprint(text: str) -> str:
    """Return the SHA-256 of the words of `text`, which ignores marks, capitals and line ends."""
    keys = "\n".join(word.key for word in comparable_words(text))
    return hashlib.sha256(keys.encode()).hexdigest()
