"""A source's text, read once, so that many passages can be looked for in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articles.text.evidence.furniture import furniture
from articles.text.evidence.words import Word, decimal_comma, hyphenated, words
from articles.text.languages import detect
from articles.text.spans import Span


@dataclass(frozen=True)
class Source:
    """The text with its words and where each word and each pair of neighbours stands.

    `source_of` makes one. Page numbers and running heads are not among the words.
    """

    text: str
    language: str
    words: list[Word]

    @cached_property
    def detected(self) -> str:
        """The language that its words show, which may be another than the one it was given."""
        return detect(self.text)

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, as indexes of `words`."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            if key in found:
                found[key].append(place)
            else:
                found[key] = [place]
        return found

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of neighbours stands, by the index of the first."""
        found: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(pairwise(self.keys)):
            if pair in found:
                found[pair].append(place)
            else:
                found[pair] = [place]
        return found

    @cached_property
    def line_ends(self) -> frozenset[int]:
        """The indexes of words that a line's end may have parted from the next."""
        return frozenset(
            place
            for place in range(len(self.words) - 1)
            if self.words[place + 1].start > self.words[place].end
            and hyphenated(self.text, self.words[place], self.words[place + 1])
        )


def source_of(text: str, *, language: str | None = None) -> Source:
    """Read a source; linear in its length. Without a language, the text's own is guessed."""
    code = language or detect(text)
    return Source(text, code, words_of_text(text, code))


def words_of_text(text: str, language: str) -> list[Word]:
    """Return the words of a text without page numbers and running heads. Linear."""
    found = words(text, decimal_comma=decimal_comma(language))
    furnished = furniture(text)
    return list(_outside(found, furnished)) if furnished else found


def _outside(found: list[Word], spans: list[Span]) -> Iterator[Word]:
    """The words that lie in none of the sorted spans."""
    at = 0
    for word in found:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        if at == len(spans) or word.end <= spans[at].start:
            yield word
