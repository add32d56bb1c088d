"""Compare two claims: whether numbers, dates, negations or names differ.

A score alone never says that two claims are the same: a dropped "not" changes one word of many. They
are the same only if nothing differs but articles, marks, capitals and the writing of numbers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.numbers.figures import Figure, figures
from articles.text.evidence.source import SourceText, read_source
from articles.text.evidence.vocabulary import load_vocabulary
from articles.text.evidence.word_comparer import WordComparer, begins_sentence
from articles.text.likeness.keys import key_numbers, substance_keys
from articles.text.search import fold

ARTICLES = frozenset(["the", "a", "an", "der", "die", "das", "ein", "eine"]) | frozenset(
    ["le", "la", "les", "l'", "un", "une", "el", "los", "las", "una"]
)
FEWEST_KEYS = 3  # of a claim that says enough to be distinguished from others
WORD = re.compile(r"\w+(?:['’]\w+)?")
ENDING = re.compile(r"(['’]s|ies|es|s|y)$")
CHINESE_NUMERALS = frozenset("〇零一二三四五六七八九十百千万萬億亿两半")
# Negations of Chinese and Japanese, which are parts of words.
NEGATING_SIGNS = "不没沒無无未非否"
NEGATING_ENDINGS = ("ない", "ません", "なかった")


class DifferenceKind(StrEnum):
    """What differs between two claims."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """What only one of two claims has. Either side may be empty."""

    kind: DifferenceKind
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """The differences of two claims that change the sense.

    `is_same` if the claims have the same words in the same order, but for articles and writing.
    """

    differences: tuple[Difference, ...]
    is_same: bool


def compare_claims(ours: str, theirs: str, *, language: str = "") -> Likeness:
    """Compare a claim with another, in the language of ours. Linear."""
    mine = read_source(ours, language=language)
    other = read_source(theirs, language=mine.language)
    differences = tuple(_differences(mine, other))
    return Likeness(differences, not differences and _sequence(mine) == _sequence(other))


def substance_digest(text: str, *, language: str = "") -> int | None:
    """Return a number that claims with the same keys and as many negations share. Linear.

    None for a claim that says too little to be distinguished from others, such as "It is safe".
    """
    keys = sorted(set(substance_keys(text)))
    if len(keys) < FEWEST_KEYS:
        return None
    source = read_source(text, language=language)
    vocabulary = load_vocabulary(source.language)
    comparer = WordComparer(text, text, vocabulary, source.language)
    negations = len(_negations(source, comparer))
    (digest,) = key_numbers([f"{negations} {' '.join(keys)}"])
    return digest


def has_same_names(ours: str, theirs: str) -> bool:
    """Return whether each word with a capital is in the other text too, in any case or number.

    Stricter than `compare_claims`, for which words with one stem are the same: "Johnston" is not
    "Johnson". Linear.
    """
    mine, other = _written_words(ours), _written_words(theirs)
    names = {key for words in (mine, other) for key, is_capital in words.items() if is_capital}
    return names <= mine.keys() & other.keys()


def _written_words(text: str) -> dict[str, bool]:
    """Return the words without endings of the plural, and whether one is written with a capital."""
    words: dict[str, bool] = {}
    for word in WORD.findall(text):
        key = ENDING.sub("", fold(word))
        is_name = word[0].isupper() and bool(substance_keys(word))
        words[key] = words.get(key, False) or is_name
    return words


def _differences(mine: SourceText, other: SourceText) -> Iterator[Difference]:
    vocabulary = load_vocabulary(mine.language)
    comparer = WordComparer(mine.text, other.text, vocabulary, mine.language)
    yield from _differing_numbers(mine, other)
    dates = vocabulary.months.keys() | vocabulary.days.keys()
    yield from _differing(DifferenceKind.DATE, mine, other, lambda word, _text: word.key in dates)
    negated, negated_there = _negations(mine, comparer), _negations(other, comparer)
    if len(negated) != len(negated_there) or comparer.negations_differ(mine.words, other.words):
        yield _difference(DifferenceKind.NEGATION, negated, negated_there)
    yield from _differing(
        DifferenceKind.NAME, mine, other, lambda word, text: _is_name(word, text, comparer)
    )


def _differing_numbers(mine: SourceText, other: SourceText) -> Iterator[Difference]:
    """Yield the numbers, if their values or units differ. "4.5 million" is 4,500,000."""
    ours, theirs = _numbers(mine), _numbers(other)
    if ours.keys() != theirs.keys():
        yield Difference(
            DifferenceKind.NUMBER,
            ", ".join(written for key, written in ours.items() if key not in theirs),
            ", ".join(written for key, written in theirs.items() if key not in ours),
        )


def _numbers(source: SourceText) -> dict[tuple[str, str], str]:
    """Return the numbers of a claim as they are written, by value and unit."""
    numbers = {
        (f"{figure.value.normalize():f}", figure.unit): _written(source, figure)
        for figure in _figures(source)
    }
    signs = (word.key for word in source.words if word.key in CHINESE_NUMERALS)
    return numbers | {(sign, ""): sign for sign in signs}


def _figures(source: SourceText) -> list[Figure]:
    """Return the numbers; "un" and "eine" are articles."""
    return [each for each in figures(source) if _written(source, each).casefold() not in ARTICLES]


def _written(source: SourceText, figure: Figure) -> str:
    return source.text[figure.span.start : figure.span.end]


def _differing(
    kind: DifferenceKind,
    mine: SourceText,
    other: SourceText,
    is_of_kind: Callable[[Word, str], bool],
) -> Iterator[Difference]:
    """Yield the words of a kind that the other claim has nowhere, if there are any."""
    ours, theirs = (
        [source.text[word.start : word.end] for word in own if is_of_kind(word, source.text)]
        for source, own in ((mine, own_words(mine, other)), (other, own_words(other, mine)))
    )
    if ours or theirs:
        yield _difference(kind, ours, theirs)


def own_words(source: SourceText, another: SourceText) -> list[Word]:
    """Return the words of one claim of which the other has no form."""
    forms = set(substance_keys(another.text)) | {fold(key) for key in another.keys}
    return [
        word
        for word in source.words
        if fold(word.key) not in forms
        and forms.isdisjoint(substance_keys(source.text[word.start : word.end]))
    ]


def _is_name(word: Word, text: str, comparer: WordComparer) -> bool:
    """Tell whether it has the capital of a name; at the start of a sentence small words have one."""
    is_small = not substance_keys(text[word.start : word.end])
    return comparer.is_name(word, text) and not (is_small and begins_sentence(text, word.start))


def _difference(kind: DifferenceKind, ours: Iterable[str], theirs: Iterable[str]) -> Difference:
    return Difference(kind, ", ".join(ours), ", ".join(theirs))


def _negations(source: SourceText, comparer: WordComparer) -> list[str]:
    """Return the negations as they are written, in order."""
    negated = [
        source.text[word.start : word.end]
        for word in source.words
        if comparer.negations([word])[True]
        or word.key in NEGATING_SIGNS
        or (word.key[0] in "وف" and word.key[1:] in comparer.vocabulary.negations)
    ]
    return negated + [ending for ending in NEGATING_ENDINGS if ending in source.text]


def _sequence(source: SourceText) -> list[object]:
    """Return the words in order without articles, with numbers as values."""
    by_start = {figure.span.start: figure for figure in _figures(source)}
    sequence: list[object] = []
    skipped = 0  # up to this code point
    for word in source.words:
        if word.start < skipped:
            continue
        figure = by_start.get(word.start)
        if figure:
            skipped = figure.span.end
            sequence.append((figure.value, figure.unit))
        elif word.key not in ARTICLES:
            sequence.append(fold(word.key))
    return sequence
