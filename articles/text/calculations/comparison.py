"""Compare an exact result with what an article says."""

from enum import StrEnum
from fractions import Fraction

from articles.text.calculations.compute import (
    PERCENT,
    POINTS,
    SIGNED,
    TIMES,
    CalculationKind,
    Computed,
)
from articles.text.calculations.stated import Stated

ABOUT = Fraction(1, 20)  # of the article's figure, by which "about" may be wrong
NEARLY = Fraction(1, 10)  # of the article's figure, by which "nearly" may be above the result
ROUGH, HEDGED = 5, 9  # percentage points around a fraction in words, and beyond it with a hedge
ABOVE = ("more than", "at least", "about")
BELOW = ("almost", "less than", "at most", "about")
FIXED_UNITS = (PERCENT, POINTS, TIMES)


class Agreement(StrEnum):
    """Whether a result agrees with the article's figure."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OTHER_UNIT = "other unit"
    OTHER_DIRECTION = "other direction"


def agreement(
    kind: CalculationKind, computed: Computed, stated: Stated, *, direction: int = 0
) -> Agreement:
    """Return whether the exact result, rounded to the article's own digits, is the article's figure.

    A hedge counts: "more than 12" needs a greater result, "about" allows 5 per cent of the figure,
    "nearly" a result up to 10 per cent below it. `direction` is 1 if the article says that it rose,
    -1 that it fell, 0 if it says neither; then the sign of a change does not count.
    """
    value = _in_unit_of(stated, kind, computed)
    if value is None:
        return Agreement.OTHER_UNIT
    if kind in SIGNED and stated.first >= 0:
        if value * direction < 0:
            return Agreement.OTHER_DIRECTION
        value = abs(value)
    agrees = _agrees_in_words if stated.is_in_words else _agrees
    return Agreement.AGREES if agrees(value, stated) else Agreement.DIFFERS


def _in_unit_of(stated: Stated, kind: CalculationKind, computed: Computed) -> Fraction | None:
    """The result in the unit of the article, None if it is in another one."""
    value, unit = computed
    if stated.unit == TIMES and unit == PERCENT:
        return (value + (100 if kind is CalculationKind.CHANGE else 0)) / 100
    if stated.is_in_words and stated.unit == PERCENT and unit in (TIMES, ""):
        return value * 100
    if unit == stated.unit or (unit == TIMES and not stated.unit):
        return value
    if unit in FIXED_UNITS or (unit and stated.unit):
        return None
    return value


def _agrees(value: Fraction, stated: Stated) -> bool:
    first, last = stated.first, stated.last
    rounded = _rounded(value, stated.step)
    match stated.modifier:
        case "more than":
            return value > last
        case "at least":
            return max(value, rounded) >= first
        case "less than":
            return value < first
        case "at most":
            return min(value, rounded) <= last
        case "almost":
            return first - abs(first) * NEARLY <= value < last
        case "exactly":
            return first <= value <= last
        case "about":
            near = first - abs(first) * ABOUT <= value <= last + abs(last) * ABOUT
            return near or first <= _rounded(value, stated.rough_step) <= last
        case _:
            return first <= rounded <= last


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    """The nearest multiple of `step`; of two as near, the one farther from zero."""
    steps = int(abs(value) / step + Fraction(1, 2)) * step
    return steps if value >= 0 else -steps


def _agrees_in_words(value: Fraction, stated: Stated) -> bool:
    """A fraction or a multiple in words is as rough as newspapers use it."""
    if stated.unit == TIMES:
        return abs(value - stated.first) <= stated.first * ABOUT
    above = HEDGED if stated.modifier in ABOVE else 0
    below = HEDGED if stated.modifier in BELOW else 0
    return stated.first - ROUGH - below <= value <= stated.first + ROUGH + above
