"""Compare words by how they sound: "35%" and "thirty-five per cent" are the same."""

from collections.abc import Sequence

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.vocabulary import Vocabulary
from articles.text.facts.numbers.words import NumberReader

LONGEST_UNIT = 3  # words: "points de pourcentage"
UNHEARD = frozenset({"dozen"})  # equal in value to "twelve", but not the same words


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
    reader = NumberReader(text, words, vocabulary.language)
    words_spoken: list[str] = []
    at = 0
    while at < len(words):
        after, word_spoken = _number(reader, at) or _unit(text, words, at, vocabulary)
        words_spoken.append(word_spoken)
        at = after
    return words_spoken


def _number(reader: NumberReader, at: int) -> tuple[int, str] | None:
    if not reader.may_begin(reader.key(at)):
        return None
    number = reader.read(at)
    if number is None or any(reader.key(word) in UNHEARD for word in range(at, number.after)):
        return None
    return number.after, f"{number.value.normalize():f}"


def _unit(text: str, words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """The unit or scale at this word under its one name, or the word itself."""
    for length in range(min(LONGEST_UNIT, len(words) - at), 0, -1):
        unit = vocabulary.units.get(tuple(word.key for word in words[at : at + length]))
        if unit:
            return at + length, unit
    scale = _scale_of(text, words[at], vocabulary)
    if scale:
        return at + 1, f"×{scale}"
    return at + 1, {"&": "and"}.get(words[at].key, words[at].key)


def _scale_of(text: str, word: Word, vocabulary: Vocabulary) -> int | None:
    """What a word multiplies by: "million", or the "m" right behind digits."""
    if len(word.key) <= 1 and not text[word.start - 1 : word.start].isdecimal():
        return None
    return vocabulary.scales.get(word.key)
