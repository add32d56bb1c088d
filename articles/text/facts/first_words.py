"""Find where patterns may match: one pass over the words of a sentence, with a table of first words.

A pattern is tried at the words that it can begin with, instead of at every character.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

WORD = re.compile(r"\w+")
# Entries of a list of first words that stand for many words. "exceed-" is any word that begins so.
DIGIT = "0"  # any word that begins with a digit
ENDINGS = ("-er", "-est", "-n")  # any word with this ending
DIGITS = frozenset("0123456789½¼¾")


class FirstWords:
    """The words that each of several patterns may begin with, in small letters."""

    def __init__(self, words_of_pattern: Mapping[str, frozenset[str]]) -> None:
        self._names = tuple(words_of_pattern)
        self._names_by_word: dict[str, tuple[str, ...]] = {}
        words = frozenset().union(*words_of_pattern.values())
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("-"))
        for word in words:
            entries = {word, *(ending for ending in ENDINGS if word.endswith(ending[1:]))}
            self._names_by_word[word] = tuple(
                name for name, own in words_of_pattern.items() if not entries.isdisjoint(own)
            )

    def starts(self, sentence: str) -> dict[str, list[int]]:
        """Return for each pattern where its first words begin in the sentence, in order. Linear."""
        starts: dict[str, list[int]] = {name: [] for name in self._names}
        known = self._names_by_word
        for match in WORD.finditer(sentence):
            word = match.group().casefold()
            for name in known.get(word) or known.get(self._entry(word), ()):
                starts[name].append(match.start())
        return starts

    def _entry(self, word: str) -> str:
        """The entry for a word that is not listed itself, or ""."""
        if word[0] in DIGITS:
            return DIGIT
        if word.startswith(self._beginnings):
            return next(each for each in self._beginnings if word.startswith(each)) + "-"
        if word.endswith("er"):
            return "-er"
        return "-est" if word.endswith("est") else "-n" if word.endswith("n") else ""


def matches(
    pattern: re.Pattern[str], sentence: str, starts: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of `starts`, in order. None overlap."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(sentence, start)):
            end = match.end()
            yield match
