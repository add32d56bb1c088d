"""Compare words by their kind: numbers, negations and names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.evidence.comparable_words import CURRENCY_SIGNS, Word
from articles.text.evidence.vocabulary import Vocabulary
from articles.text.languages import english_words

SHORTEST_STEM = 3  # letters in common of two forms of a word
CAPITAL_NOUNS = frozenset({"de"})  # languages in which every noun has a capital


@dataclass(frozen=True, slots=True)
class WordComparer:
    """Compares words of a passage and a source by their keys and by how they are written.

    `respelled` are the starts of words of the passage whose keys are those of another spelling.
    """

    passage: str
    source: str
    vocabulary: Vocabulary
    language: str
    respelled: frozenset[int] = frozenset()

    def is_number(self, word: Word) -> bool:
        """Tell whether it is a numeral, a unit of measure, a month or a weekday."""
        key, known = word.key, self.vocabulary
        return (
            key[-1:].isdecimal()
            or key in known.numbers
            or key in known.months
            or key in known.days
            or key in CURRENCY_SIGNS
        )

    def negations(self, words: Sequence[Word]) -> Counter[bool]:
        """Count the negations. "isn't" holds one."""
        count = sum(
            word.key in self.vocabulary.negations or word.key.endswith("n't") for word in words
        )
        return Counter({True: count})

    def is_similar_kind(self, word: Word, other: Word) -> bool:
        """Tell whether one may replace the other: two numbers, two names, two forms of a word."""
        if self.is_number(word) or self.is_number(other):
            return self.is_number(word) and self.is_number(other)
        if bool(self.negations([word])[True]) != bool(self.negations([other])[True]):
            return False
        if self.is_name(word, self.passage) and self.is_name(other, self.source):
            return True
        stem = min(len(word.key), len(other.key), SHORTEST_STEM + 1)
        return stem >= SHORTEST_STEM and word.key[:stem] == other.key[:stem]

    def numbers_differ(self, words: Sequence[Word], others: Sequence[Word]) -> bool:
        """Tell whether the numbers, units, months or weekdays differ."""
        return _keys(filter(self.is_number, words)) != _keys(filter(self.is_number, others))

    def negations_differ(self, words: Sequence[Word], others: Sequence[Word]) -> bool:
        """Tell whether a "not" is on one side only, or "legal" stands against "illegal"."""
        if self.negations(words) != self.negations(others):
            return True
        lost, won = {word.key for word in words}, {word.key for word in others}
        return any(
            prefix + key in other_keys
            for keys, other_keys in ((lost, won), (won, lost))
            for key in keys
            if len(key) > SHORTEST_STEM
            for prefix in self.vocabulary.negating
        )

    def names_differ(self, words: Sequence[Word], others: Sequence[Word]) -> bool:
        """Tell whether the names differ."""
        named = _keys(word for word in words if self.is_name(word, self.passage))
        named_there = _keys(word for word in others if self.is_name(word, self.source))
        return named != named_there

    def is_name(self, word: Word, text: str) -> bool:
        """Tell whether its capital is not that of a sentence start. Linear."""
        written = text[word.start : word.end]
        first = written.lstrip("[")[:1]
        if not first.isupper() or self.is_number(word) or len(written) < 2:
            return False
        if word.key in english_words("function_words") and not written.isupper():
            return False
        if self.language in CAPITAL_NOUNS:
            return _beside_capital(text, word)
        if written.isupper() or not begins_sentence(text, word.start):
            return True
        # Otherwise its capital is that of the sentence.
        return not any(f"{before}{written.lower()}" in self.source for before in " '’“«")


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence, line or quotation begins at `start`, so that any word has a capital."""
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“”„«»‘([")
    return not before or before[-1] in ".!?…:\n\f"


def _beside_capital(text: str, word: Word) -> bool:
    """Tell whether a neighbouring word has a capital as well: Olaf Scholz."""
    before = text[max(0, word.start - 40) : word.start]
    after = text[word.end : word.end + 2]
    last = before.split()[-1:] if before.endswith(" ") else []
    return (after[:1] == " " and after[1:].isupper()) or any(part[0].isupper() for part in last)


def _keys(words: Iterable[Word]) -> Counter[str]:
    return Counter(word.key for word in words)
