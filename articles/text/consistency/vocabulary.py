"""The words of a language by which the checks know what numbers, dates and people have to do with each other.

They are read from `languages/<code>/consistency.txt`. A line is `class: word word two+words`:

- `from`, `to`, `by`, `compared`, `hedge` go before a number; `up`, `down`, `double` ... say how it changed;
- `rest`, `total`, `partly`, `pair` (two groups that have no member in common) tell parts from wholes;
- `begin`, `end`, `born`, `arrested` ... are events; `then` says that an age is of another time;
- `another_case` words say that two values may both be right;
- `this_time`, `last_time`, `earlier_time` say when a number was that much; `rise`, `fall` are sure of it;
- `nothing_else`, `no_word`, `other_word`, `item` end a list of parts; `apiece` and `bill` are of prices;
- `vote` ... `present` are of votes; `shut`, `return`, `joining` ... are events that `pluperfect` puts first;
- `event`, `damaged` tell that "the fire in Oxley" is the one that was named before;
- `common` words of five letters or more do not tell what a sentence is about;
- `role NAME` are the words for one role, `unit FAMILY NAME` those for one unit, `fraction 1/3` for a third,
  `place born` for what has one place only.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from articles.text.languages import data_lines

LONGEST = 4  # words of an entry
WORD = re.compile(r"[^\W_]+")
CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages that write all nouns with capitals


class Word(NamedTuple):
    """A word of a statement, as compared."""

    key: str
    start: int
    end: int


class WordClass:
    """Words and phrases that mean the same to a check."""

    def __init__(self, entries: Sequence[str]) -> None:
        self.phrases: dict[str, list[tuple[str, ...]]] = {}  # by their first word
        for entry in entries:
            phrase = tuple(WORD.findall(entry))
            self.phrases.setdefault(phrase[0], []).append(phrase)
        for some in self.phrases.values():
            some.sort(key=len, reverse=True)
        self.starts = frozenset(self.phrases)
        # one word of each entry, without which it cannot stand in a statement
        self.needed = frozenset(
            max(phrase, key=len) for some in self.phrases.values() for phrase in some
        )

    def length_at(self, words: Sequence[Word], index: int) -> int:
        """Return how many words the longest entry at `index` has, or 0."""
        if not 0 <= index < len(words):
            return 0
        for phrase in self.phrases.get(words[index].key, ()):
            if len(phrase) == 1 or phrase == tuple(
                word.key for word in words[index : index + len(phrase)]
            ):
                return len(phrase)
        return 0

    def ends(self, keys: Sequence[str]) -> bool:
        """Tell whether the last of these words are an entry."""
        return any(
            phrase == tuple(keys[-len(phrase) :])
            for length in range(1, min(len(keys), LONGEST) + 1)
            for phrase in self.phrases.get(keys[-length], ())
            if len(phrase) == length
        )

    def begins(self, keys: Sequence[str]) -> bool:
        """Tell whether the first of these words are an entry."""
        return bool(keys) and any(
            phrase == tuple(keys[: len(phrase)]) for phrase in self.phrases.get(keys[0], ())
        )


class Vocabulary:
    """The word classes of one language. A class that the language lacks is empty."""

    def __init__(self, code: str) -> None:
        self.code = code
        classes: dict[str, list[str]] = {}
        self.pairs: list[tuple[str, str]] = []
        for line in data_lines(code, "consistency"):
            name, _colon, entries = line.partition(":")
            if name == "pair":
                first, second = entries.split()
                self.pairs.append((first, second))
            else:
                classes.setdefault(name, []).extend(entries.split())
        self._classes = {name: WordClass(entries) for name, entries in classes.items()}
        self._none = WordClass(())
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}
        self.common = self["common"].starts
        self.roles = _meanings(classes, "role ")
        self.units = _meanings(classes, "unit ")
        self.fractions = _meanings(classes, "fraction ")
        self.places = _meanings(classes, "place ")

    def union(self, names: tuple[str, ...]) -> frozenset[str]:
        """Return the first words of several classes."""
        if names not in self._unions:
            self._unions[names] = frozenset().union(*(self[name].starts for name in names))
        return self._unions[names]

    def __getitem__(self, name: str) -> WordClass:
        return self._classes.get(name, self._none)


class Meanings:
    """The words for several roles or units, with the role or unit of each."""

    def __init__(self, meanings: dict[str, list[str]]) -> None:
        self._names = {
            tuple(WORD.findall(entry)): name
            for name, entries in meanings.items()
            for entry in entries
        }
        self.all = WordClass([entry for entries in meanings.values() for entry in entries])

    def at(self, words: Sequence[Word], index: int) -> tuple[str, int]:
        """Return what the words at `index` mean, and how many they are: "" and 0 if nothing."""
        length = self.all.length_at(words, index)
        if not length:
            return "", 0
        return self._names[tuple(word.key for word in words[index : index + length])], length

    def of(self, words: Sequence[str]) -> str:
        """Return what the first words mean, the longest phrase first: "" if nothing."""
        return next(
            (
                name
                for length in range(len(words), 0, -1)
                if (name := self._names.get(tuple(words[:length])))
            ),
            "",
        )


def _meanings(classes: dict[str, list[str]], prefix: str) -> Meanings:
    return Meanings(
        {
            name.removeprefix(prefix): entries
            for name, entries in classes.items()
            if name.startswith(prefix)
        }
    )


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a BCP 47 code. That of a language without the file is empty."""
    return Vocabulary(language.partition("-")[0])
