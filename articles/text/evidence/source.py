"""Read the text of a source once, so that many passages can be looked for in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articles.text.evidence.comparable_words import (
    Word,
    comparable_words,
    is_hyphenated,
)
from articles.text.evidence.page_furniture import find_page_furniture
from articles.text.evidence.writing.letters import folded
from articles.text.facts.numbers.digits import uses_decimal_comma
from articles.text.languages import detect
from articles.text.spans import Span


@dataclass(frozen=True)
class SourceText:
    """The words of a source, with an index of words and of pairs of neighbouring words.

    Made by `read_source`. Page numbers and running heads are not among the words.
    """

    text: str
    language: str
    words: list[Word]

    @cached_property
    def detected(self) -> str:
        """The language that the text shows, which may not be the one that was given."""
        return detect(self.text)

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The indexes of each word."""
        places: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            if key in places:
                places[key].append(index)
            else:
                places[key] = [index]
        return places

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """The indexes of each pair of neighbouring words, by the first of them."""
        pairs: dict[tuple[str, str], list[int]] = {}
        for index, pair in enumerate(pairwise(self.keys)):
            if pair in pairs:
                pairs[pair].append(index)
            else:
                pairs[pair] = [index]
        return pairs

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """The words that may be one, written otherwise, by what `folded` makes of them."""
        spellings: dict[str, list[str]] = {}
        for key in self.places:
            spellings.setdefault(folded(key), []).append(key)
        return spellings

    @cached_property
    def line_ends(self) -> frozenset[int]:
        """The indexes of words that a line end may divide from their second half."""
        return frozenset(
            index
            for index in range(len(self.words) - 1)
            if self.words[index + 1].start > self.words[index].end
            and is_hyphenated(self.text, self.words[index], self.words[index + 1])
        )


def read_source(text: str, *, language: str | None = None) -> SourceText:
    """Read a source. Linear in its length. Without a language, it is detected."""
    code = language or detect(text)
    return SourceText(text, code, words_of_text(text, code))


def words_of_text(text: str, language: str) -> list[Word]:
    """Return the words of a text without page numbers and running heads. Linear."""
    words = comparable_words(text, decimal_comma=uses_decimal_comma(language))
    furnished = find_page_furniture(text)
    return list(_outside(words, furnished)) if furnished else words


def _outside(words: list[Word], spans: list[Span]) -> Iterator[Word]:
    """The words that lie in none of the sorted spans."""
    at = 0
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        if at == len(spans) or word.end <= spans[at].start:
            yield word
