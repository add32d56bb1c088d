"""Find where patterns may match: one pass over the words of a sentence, with a table of first words.

A pattern is tried at the words that it can begin with, instead of at every character.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from articles.text.languages import english_words

WORD = re.compile(r"\w+")
# In a list of first words, these stand for all words that begin or end so.
DIGIT = "0-"
DIGITS = frozenset("0123456789½¼¾")
BEGINNING = 6  # letters of "exceed-"
ENDINGS = ("er", "est", "n")  # "-er"


class FirstWords:
    """The words that each of several patterns may begin with, in small letters."""

    def __init__(self, words_of_pattern: Mapping[str, frozenset[str]]) -> None:
        self._words_of_pattern = words_of_pattern
        words = frozenset().union(*words_of_pattern.values())
        frequent = english_words("function_words")  # listed words are looked up faster
        endings = (f"-{ending}" for ending in ENDINGS)
        self._listed = {word: self._patterns_at(word) for word in words.union(frequent, endings)}
        self._beginnings = frozenset(word[:-1] for word in words if word.endswith("-"))

    def starts(self, sentence: str) -> dict[str, list[int]]:
        """Return for each pattern where its first words begin in the sentence, in order. Linear."""
        starts: dict[str, list[int]] = {name: [] for name in self._words_of_pattern}
        listed, beginnings = self._listed, self._beginnings
        for match in WORD.finditer(sentence):
            word = match.group().casefold()
            names = listed.get(word)
            if names is None:
                if word[0] in DIGITS or word[:BEGINNING] in beginnings:
                    names = self._patterns_at(word)
                elif word.endswith(ENDINGS):
                    names = listed[next(f"-{end}" for end in ENDINGS if word.endswith(end))]
                else:
                    continue
            for name in names:
                starts[name].append(match.start())
        return starts

    def _patterns_at(self, word: str) -> tuple[str, ...]:
        """The names of the patterns that may begin with the word."""
        entries = {
            word,
            f"{word[:BEGINNING]}-",
            *(f"-{end}" for end in ENDINGS if word.endswith(end)),
        }
        if word[0] in DIGITS:
            entries.add(DIGIT)
        return tuple(
            name for name, words in self._words_of_pattern.items() if not entries.isdisjoint(words)
        )


def matches(
    pattern: re.Pattern[str], sentence: str, starts: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of `starts`, in order. None overlap."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(sentence, start)):
            end = match.end()
            yield match
