"""Load a language's words for numbers, units, days and hedges from `languages/<code>/evidence.txt`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from articles.text.facts.currencies import CODES, NAMES, SYMBOLS
from articles.text.languages import SUPPORTED, data_lines

Phrase = tuple[str, ...]  # words in small letters
ONE_MEANING = ("scale", "unit", "value", "hedge", "quantifier")  # lines of "class: meaning: words"
WORDS_TOO = frozenset({"TRY", "CAD", "RON"})  # codes that are a word in small letters
LONGEST_PHRASE = 4  # words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language, in small letters.

    `scales` and `units` give the meaning of a word: "bn" is 10**9, ("per", "cent") is "%"; `named_units`
    are those without the codes of currencies.
    `values` are the numbers below a hundred and, where they are one word, the hundreds.
    """

    scales: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[Phrase, str] = field(default_factory=dict)
    named_units: Mapping[Phrase, str] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    hedges: Mapping[Phrase, str] = field(default_factory=dict)
    quantifiers: Mapping[Phrase, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    short_months: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    and_half: frozenset[Phrase] = frozenset()
    compounds: bool = False
    joint_in_tens: bool = False

    def is_in(self, name: str, word: str) -> bool:
        """Tell whether the word is in the class: `point`, `joint`, `of`, `range`."""
        return word in self.classes.get(name, frozenset())


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, or of several together for one without word lists."""
    meanings, classes = _read_lines(_codes(code))
    values = {word: Decimal(meaning) for meaning, words in meanings["value"] for word in words}
    short = _named_months(classes, "short_months")
    named = _phrases(meanings["unit"])
    return Lexicon(
        scales={word: int(size) for size, words in meanings["scale"] for word in words},
        units=_universal_units() | _english_currencies(code) | named,
        named_units=named,
        values=values,
        hedges=_phrases(meanings["hedge"]),
        quantifiers=_phrases(meanings["quantifier"]),
        months=short | _named_months(classes, "months"),
        short_months=short,
        days={name: index % 7 + 1 for index, name in enumerate(classes.get("days", []))},
        classes={name: frozenset(words) for name, words in classes.items()},
        and_half=frozenset(tuple(word.split("+")) for word in classes.get("and_half", [])),
        compounds="compound" in classes,
        joint_in_tens="joint_in_tens" in classes,
    )


@cache
def has_number_words(code: str) -> bool:
    """Tell whether the language has a list of words for numbers."""
    return bool(data_lines(code, "evidence"))


def _codes(code: str) -> Sequence[str]:
    # the last one wins: "billion" is English where the language is not known
    return [code] if has_number_words(code) else SUPPORTED[::-1]


def _read_lines(
    codes: Sequence[str],
) -> tuple[dict[str, list[tuple[str, list[str]]]], dict[str, list[str]]]:
    """The lines with a meaning, and the plain classes."""
    meanings: dict[str, list[tuple[str, list[str]]]] = {name: [] for name in ONE_MEANING}
    classes: dict[str, list[str]] = {}
    for name, rest in _lines(codes):
        if name in ONE_MEANING:
            meaning, _colon, listed = rest.partition(": ")
            meanings[name].append((meaning.strip().replace("+", " "), listed.split()))
        else:
            classes.setdefault(name, []).extend(rest.split())
    return meanings, classes


def _lines(codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    for code in codes:
        for line in data_lines(code, "evidence"):
            name, _colon, rest = line.partition(":")
            yield name, rest.strip().replace("ı", "i")  # as in the keys of words


def _phrases(meanings: Sequence[tuple[str, list[str]]]) -> dict[Phrase, str]:
    return {tuple(word.split("+")): meaning for meaning, words in meanings for word in words}


def _named_months(classes: Mapping[str, Sequence[str]], name: str) -> dict[str, int]:
    return {month: index % 12 + 1 for index, month in enumerate(classes.get(name, []))}


def _universal_units() -> dict[Phrase, str]:
    units: dict[Phrase, str] = {("%",): "%"}
    units |= {(code.lower(),): code for code in CODES - WORDS_TOO}
    return units | {(sign.lower(),): code for sign, code in SYMBOLS.items() if len(sign) == 1}


def _english_currencies(code: str) -> dict[Phrase, str]:
    if code != "en":
        return {}
    named = {tuple(name.replace(".", "").split()): iso for name, iso in NAMES.items()}
    return named | {(*name[:-1], f"{name[-1]}s"): iso for name, iso in named.items()}
