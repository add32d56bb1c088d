"""The input of the checks, and an inconsistency as their result."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from articles.text.consistency.vocabulary import CAPITAL_NOUNS, WORD, Vocabulary, Word
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.numbers.lexicon import load_lexicon
from articles.text.spans import Span

PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
COMPOUND = re.compile(r"\b([^\W\d_]{3,12}?)(stündig|tägig|wöchig|monatig|jährig)(?:e[nrsm]?)?\b")
COMPOUND_MEASURES = {"stündig": "TH", "tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y"}
UNIT = re.compile(r"[-\s]?[^\W\d_]+(?:\s[^\W\d_]+){0,2}")
DURATION = re.compile(r"PT?([0-9]+(?:\.[0-9]+)?)([YMWDHS])")
QUANTITIES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY, FactKind.PERIOD})
POUNDS = frozenset({"pounds", "libras", "livres"})
MUCH_WEIGHT = 10_000  # pounds; more are money
LOOK = 40  # characters before or behind a number
ENGLISH = "en"  # whose years are all read as dates
FIRST_YEAR, LAST_YEAR = "1500", "2099"
BEFORE_YEARS = ("from", "until", "in_year")
ROUGHLY = Fraction(1, 20)  # of the number, which is never rounded further


class InconsistencyKind(StrEnum):
    """The kind of an inconsistency."""

    NAME = "name"
    QUANTITY = "quantity"
    PERCENTAGE = "percentage"
    SUM = "sum"
    TOTAL = "total"
    CHANGE = "change"
    WEEKDAY = "weekday"
    DATE = "date"
    AGE = "age"
    DURATION = "duration"
    ORDER = "order"
    RANGE = "range"
    LIST = "list"
    UNIT = "unit"
    ROLE = "role"
    QUOTATION = "quotation"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two places that may contradict each other, and the question to ask. Never a verdict."""

    kind: InconsistencyKind
    first: Span
    second: Span
    question: str


class Figure(NamedTuple):
    """An exact number of a statement.

    `measure` is what it measures: "%", "percentage points", "money EUR", "length km", "age", a duration
    ("Y", "M", "W", "D", "TH", "TM"), or "" for a count.
    """

    fact: Fact
    value: Fraction
    measure: str

    @property
    def start(self) -> int:
        return self.fact.start

    @property
    def end(self) -> int:
        return self.fact.end


class StatementFacts:
    """A statement with its facts and words, which are only read when a check asks for them."""

    def __init__(
        self, text: str, span: Span, facts: Sequence[Fact], vocabulary: Vocabulary
    ) -> None:
        self.text = text
        self.span = span
        self.facts = facts
        self.vocabulary = vocabulary
        # the numbers, percentages, amounts and periods
        self.quantities = [fact for fact in facts if fact.kind in QUANTITIES]
        # the dates, also those without a year or with nothing but the year
        self.days = [fact for fact in facts if fact.kind == FactKind.DATE]
        if vocabulary.code != ENGLISH and self.quantities and self._years:
            self.days = sorted([*self.days, *self._years])

    @cached_property
    def _years(self) -> list[Fact]:
        """The years that are only known by the words before them: "von 1998 bis 2010"."""
        years = []
        for fact in self.facts:
            if fact.kind != FactKind.NUMBER or len(fact.value) != 4:
                continue
            year = self.text[fact.start : fact.start + 4]
            if (
                year.isdigit()
                and FIRST_YEAR <= year <= LAST_YEAR
                and (
                    self.is_after("behind_year", fact.start + 4)
                    or any(self.is_before(name, fact.start, hedged=False) for name in BEFORE_YEARS)
                )
            ):
                years.append(Fact(fact.start, fact.start + 4, FactKind.DATE, year))
        return years

    @cached_property
    def words(self) -> list[Word]:
        """The words in small letters. A hyphen or an apostrophe parts two words."""
        return [
            Word(match.group().lower(), *match.span())
            for match in WORD.finditer(self.text, *self.span)
        ]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words in small letters, without their places: much cheaper than `words`."""
        return frozenset(WORD.findall(self.text[self.span.start : self.span.end].lower()))

    @cached_property
    def figures(self) -> list[Figure]:
        """The exact quantities: no ranges, ordinals, scores or "dozens"."""
        compounds = self._compounds() if self.vocabulary.code in CAPITAL_NOUNS else ()
        figures = [
            Figure(fact, *reading)
            for fact in self.quantities
            if not self._is_year(fact) and (reading := self._read_figure(fact)) is not None
        ]
        return sorted([*figures, *compounds]) if compounds else figures

    def _compounds(self) -> list[Figure]:
        """The durations in one word, as in German: "dreistündig"."""
        values = load_lexicon(self.vocabulary.code).values
        return [
            Figure(
                Fact(match.start(), match.end(), FactKind.PERIOD, f"{values[number]}"),
                Fraction(values[number]),
                COMPOUND_MEASURES[match[2].lower()],
            )
            for match in COMPOUND.finditer(self.text, *self.span)
            if (number := match[1].lower()) in values
        ]

    def _is_year(self, fact: Fact) -> bool:
        return self.vocabulary.code != ENGLISH and any(
            fact.start == year.start for year in self._years
        )

    def _read_figure(self, fact: Fact) -> tuple[Fraction, str] | None:
        if fact.modifier == "multiples of":
            return None
        if fact.kind == FactKind.PERIOD:
            duration = DURATION.fullmatch(fact.value)
            if duration is None:
                return None
            clock = "T" if fact.value.startswith("PT") else ""
            return Fraction(duration[1]), clock + duration[2]
        if not PLAIN.fullmatch(fact.value):
            return None
        value = fact_value(fact)
        if fact.kind == FactKind.MONEY:
            return value, f"money {fact.unit}"
        if fact.kind == FactKind.PERCENTAGE:
            return value, fact.unit
        if fact.unit == "years old":
            return value, "age"
        return value, self._unit_of(fact)

    def _unit_of(self, fact: Fact) -> str:
        """The unit of length, weight ... behind or at the end of a number, or ""."""
        behind = fact.end - len(fact.unit) if fact.unit else fact.end
        match = UNIT.match(self.text, behind, self.span.end)
        if match is None:
            return ""
        words = match.group().lower().replace("-", " ").split()
        if words[0] in POUNDS and fact_value(fact) >= MUCH_WEIGHT:
            return "money GBP"
        return self.vocabulary.units.of(words).removeprefix("duration ")

    def index_at(self, position: int) -> int:
        """Return the index of the first word that begins at `place` or later."""
        return bisect_left(self._starts, position)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def has(self, name: str) -> bool:
        """Tell whether a word or phrase of the class stands in the statement."""
        return next(self.places(name), None) is not None

    def places(self, name: str) -> Iterator[Span]:
        """Yield where words or phrases of the class stand. None overlap."""
        known = self.vocabulary[name]
        if known.needed.isdisjoint(self.keys):
            return
        free = 0
        for index, word in enumerate(self.words):
            length = known.length_at(self.words, index) if index >= free else 0
            if length:
                free = index + length
                yield Span(word.start, self.words[free - 1].end)

    def is_before(self, name: str, position: int, *, hedged: bool = True) -> bool:
        """Tell whether the words before `place` are of the class; hedges and articles may lie between."""
        known, hedges = self.vocabulary[name], self.vocabulary["hedge"]
        if known.needed.isdisjoint(self.keys):
            return False
        keys = WORD.findall(self.text[max(self.span.start, position - LOOK) : position].lower())
        for _back in range(3 if hedged else 1):
            if known.ends(keys):
                return True
            if not keys or not hedges.ends(keys):
                return False
            keys.pop()
        return False

    def is_beside(self, name: str, figure: Figure) -> bool:
        """Tell whether a word of the class stands before, in or behind a figure."""
        if self.is_before(name, figure.start) or self.is_after(name, figure.end):
            return True
        return any(figure.start <= position.start < figure.end for position in self.places(name))

    def is_after(self, name: str, position: int) -> bool:
        """Tell whether the word behind `place` is of the class."""
        known = self.vocabulary[name]
        if known.needed.isdisjoint(self.keys):
            return False
        return known.begins(
            WORD.findall(self.text[position : min(self.span.end, position + LOOK)].lower())
        )


class CheckedArticle(NamedTuple):
    """A text with the facts of its statements, and the vocabulary of its language."""

    text: str
    statements: Sequence[StatementFacts]
    vocabulary: Vocabulary

    def words(self, span: "Fact | Figure | Span") -> str:
        """Return the words of a fact or span on one line."""
        return " ".join(self.text[span.start : span.end].split())


def fact_span(first: Fact | Figure, last: Fact | Figure | None = None) -> Span:
    """Return the span of a fact, or from the first to the last of two facts."""
    return Span(first.start, (last or first).end)


def rounding_step(fact: Fact) -> Fraction:
    """Return the step to which a number is rounded: 0.1 for "4.5", 1,000 for "30,000"."""
    whole, _point, decimals = fact.value.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(Fraction(10**zeros), fact_value(fact) * ROUGHLY) if len(whole) > 3 else Fraction(1)


def is_exact(fact: Fact) -> bool:
    """Tell whether it is one number, neither a range nor "dozens"."""
    return PLAIN.fullmatch(fact.value) is not None and fact.modifier != "multiples of"


def fact_value(fact: Fact) -> Fraction:
    """Return the value of an exact fact."""
    return Fraction(int(fact.value) if fact.value.isdigit() else fact.value)


def rounded(size: Fraction) -> str:
    """Return the number with at most one decimal."""
    tenths = round(size * 10)
    whole = f"{tenths // 10:,}"
    return whole if tenths % 10 == 0 else f"{whole}.{tenths % 10}"
