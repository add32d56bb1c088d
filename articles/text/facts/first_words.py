"""Find where patterns may match: one pass over the words of a sentence, with a table of first words.

A pattern is tried at the words that it can begin with, instead of at every character.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

WORD = re.compile(r"\w+")
# In a list of first words, these stand for all words that begin or end so.
DIGIT = "0-"
DIGITS = frozenset("0123456789½¼¾")
BEGINNING = 6  # letters of "exceed-"
ENDINGS = ("er", "est", "n")  # "-er"
APOSTROPHES = frozenset("'’")
MOST_KNOWN = 20_000  # pieces of text that a process remembers: about 4 MB
LONGEST_KNOWN = 40  # code points of such a piece


class FirstWords:
    """The words that each of several patterns may begin with, in small letters.

    An entry may say what must follow: "the same", and "-n'" for words that end in "n" before an apostrophe.
    """

    def __init__(self, words_of_pattern: Mapping[str, frozenset[str]]) -> None:
        self._names = tuple(words_of_pattern)
        self._patterns: dict[str, list[tuple[str, str]]] = {}
        for name, words in words_of_pattern.items():
            for entry in words:
                word, _blank, follows = entry.replace("'", " '").partition(" ")
                self._patterns.setdefault(word, []).append((name, follows))
        # most pieces of text between two blanks stand in many texts, so that each is read once
        self._known = lru_cache(maxsize=MOST_KNOWN)(self._read)

    def starts(self, sentence: str) -> dict[str, list[int]]:
        """Return for each pattern where its first words begin in the sentence, in order. Linear."""
        starts: dict[str, list[int]] = {name: [] for name in self._names}
        at, known = 0, self._known
        for piece in sentence.split(" "):
            for name, follows, start, end in (
                known(piece) if len(piece) <= LONGEST_KNOWN else self._read(piece)
            ):
                if not follows or _stands_at(follows, sentence, at + end):
                    starts[name].append(at + start)
            at += len(piece) + 1
        return starts

    def _read(self, piece: str) -> tuple[tuple[str, str, int, int], ...]:
        """What a piece of text may begin: the pattern, what must follow, and the start and end of the word."""
        return tuple(
            (name, follows, *word.span())
            for word in WORD.finditer(piece)
            for name, follows in self._patterns_at(word.group())
        )

    def _patterns_at(self, written: str) -> tuple[tuple[str, str], ...]:
        """The names of the patterns that may begin with the word, each with what must follow."""
        word = written.casefold()
        entries = {
            word,
            f"{word[:BEGINNING]}-",
            *(f"-{end}" for end in ENDINGS if word.endswith(end)),
        }
        if word[0] in DIGITS:
            entries.add(DIGIT)
        patterns = {pair for entry in entries for pair in self._patterns.get(entry, ())}
        always = {name for name, follows in patterns if not follows}
        return tuple(
            (name, follows) for name, follows in patterns if not follows or name not in always
        )


def _stands_at(follows: str, sentence: str, end: int) -> bool:
    """Tell whether an apostrophe or the second word stands behind the first, which ends at `end`."""
    behind = sentence[end : end + 1 + len(follows)]
    if follows == "'":
        return behind[:1] in APOSTROPHES
    return behind[:1].isspace() and behind[1:].casefold() == follows


def matches(
    pattern: re.Pattern[str], sentence: str, starts: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of `starts`, in order. None overlap."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(sentence, start)):
            end = match.end()
            yield match
