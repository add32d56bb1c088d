"""Compare words by how they sound: "35%" and "thirty-five per cent" are the same."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.vocabulary import Vocabulary
from articles.text.facts.numerals import NUMERAL, parse_numeral

SPELLED = re.compile(NUMERAL, re.VERBOSE | re.IGNORECASE)
LONGEST_NUMBER = 8  # words: "two hundred and fifty-three thousand and twelve"
LONGEST_UNIT = 3  # words: "points de pourcentage"
UNHEARD = frozenset({"dozen", "half"})  # equal in value to "twelve", but not the same words


def sound_the_same(
    passage: str,
    some: Sequence[Word],
    source: str,
    others: Sequence[Word],
    vocabulary: Vocabulary,
) -> bool:
    """Tell whether both sound the same: "35%" and "thirty-five per cent"."""
    if [word.key for word in some] == [word.key for word in others] or not (some and others):
        return False  # such as "US" and "us", which are separated elsewhere
    return as_spoken(passage, some, vocabulary) == as_spoken(source, others, vocabulary)


def as_spoken(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> list[str]:
    """Return the words with numbers as plain digits and each unit under one name. Linear."""
    words_spoken: list[str] = []
    at = 0
    while at < len(words):
        length, word_spoken = _number(text, words, at, vocabulary) or _unit(
            text, words, at, vocabulary
        )
        words_spoken.append(word_spoken)
        at += length
    return words_spoken


def spoken_value(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Decimal | None:
    """Return the number that the words say, or None if they are no number."""
    first = words[0].key
    if first.lstrip("-")[:1].isdecimal():
        size = parse_decimal(first)
        if len(words) == 1 or size is None:
            return size
        scale = scale_of(text, words[1], vocabulary) if len(words) == 2 else None
        return size * scale if scale else None
    if first not in vocabulary.numbers and first not in ("a", "an"):
        return None
    written = " ".join(text[words[0].start : words[-1].end].split())
    if SPELLED.fullmatch(written) is None:
        return None
    return parse_numeral(written)


def parse_decimal(key: str) -> Decimal | None:
    """Return the number of a key with digits, or None for a date or a score."""
    try:
        return Decimal(key)
    except InvalidOperation:
        return None


def scale_of(text: str, word: Word, vocabulary: Vocabulary) -> int | None:
    """Return what a word multiplies by: "million", or the "m" right behind digits."""
    if len(word.key) <= 1 and not text[word.start - 1 : word.start].isdecimal():
        return None
    return vocabulary.scales.get(word.key)


def _number(
    text: str, words: Sequence[Word], at: int, vocabulary: Vocabulary
) -> tuple[int, str] | None:
    for length in range(min(LONGEST_NUMBER, len(words) - at), 0, -1):
        some = words[at : at + length]
        if UNHEARD.isdisjoint(word.key for word in some):
            size = spoken_value(text, some, vocabulary)
            if size is not None:
                return length, f"{size.normalize():f}"
    return None


def _unit(text: str, words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """The unit or scale at this word under its one name, or the word itself."""
    for length in range(min(LONGEST_UNIT, len(words) - at), 0, -1):
        unit = vocabulary.units.get(tuple(word.key for word in words[at : at + length]))
        if unit:
            return length, unit
    scale = scale_of(text, words[at], vocabulary)
    if scale:
        return 1, f"×{scale}"
    return 1, {"&": "and"}.get(words[at].key, words[at].key)
