"""Calculate with fractions, so that nothing is rounded before the comparison."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

MOST_OPERANDS = 20
PERCENT = "%"
POINTS = "percentage points"
TIMES = "times"


class CalculationKind(StrEnum):
    """What is calculated. The order of the figures is that of the names in parentheses."""

    SUM = "sum"
    DIFFERENCE = "difference"  # (minuend, subtrahend)
    SHARE = "share"  # (part, whole)
    CHANGE = "change"  # (before, after)
    POINTS = "points"  # (before, after)
    RATIO = "ratio"  # (figure, the one that it is a multiple of)
    AVERAGE = "average"
    PER_HEAD = "per head"  # (amount, number of heads)
    CONVERSION = "conversion"  # (amount, rate)


OF_MANY = frozenset({CalculationKind.SUM, CalculationKind.AVERAGE})
SIGNED = frozenset({CalculationKind.DIFFERENCE, CalculationKind.CHANGE, CalculationKind.POINTS})


def operand_numbers(kind: CalculationKind) -> range:
    """Return how many figures a calculation of this kind may have."""
    return range(2, MOST_OPERANDS + 1) if kind in OF_MANY else range(2, 3)


DIVIDED_BY = {  # the figure, by its index, that others are divided by
    CalculationKind.SHARE: 1,
    CalculationKind.CHANGE: 0,
    CalculationKind.RATIO: 1,
    CalculationKind.PER_HEAD: 1,
}
OF_DIFFERENT_UNITS = frozenset({CalculationKind.PER_HEAD, CalculationKind.CONVERSION})


class Term(NamedTuple):
    """A figure in a calculation, with its scale multiplied in; `value` is None if it is no figure."""

    value: Fraction | None
    unit: str = ""


class Computed(NamedTuple):
    """An exact result. `unit` is "%", "percentage points", "times", that of the figures or ""."""

    value: Fraction
    unit: str


class Obstacle(StrEnum):
    """Why there is no result."""

    NUMBER_OF_FIGURES = "number of figures"
    NO_FIGURE = "no figure"
    DIVISION_BY_ZERO = "division by zero"
    UNITS = "units"
    NOT_PERCENT = "not percent"


class Impossible(NamedTuple):
    """A calculation without a result. `terms` are the indexes of the figures that prevent it."""

    obstacle: Obstacle
    terms: tuple[int, ...] = ()


def compute(kind: CalculationKind, terms: Sequence[Term]) -> Computed | Impossible:
    """Return the exact result of the figures in their order, or why there is none."""
    if len(terms) not in operand_numbers(kind):
        return Impossible(Obstacle.NUMBER_OF_FIGURES)
    unreadable = tuple(index for index, term in enumerate(terms) if term.value is None)
    if unreadable:
        return Impossible(Obstacle.NO_FIGURE, unreadable)
    values = [term.value for term in terms if term.value is not None]
    divisor = DIVIDED_BY.get(kind)
    if divisor is not None and not values[divisor]:
        return Impossible(Obstacle.DIVISION_BY_ZERO, (divisor,))
    if kind is CalculationKind.POINTS and any(
        term.unit not in ("", PERCENT, POINTS) for term in terms
    ):
        return Impossible(Obstacle.NOT_PERCENT)
    units = {term.unit for term in terms} - {""}
    if len(units) > 1 and kind not in OF_DIFFERENT_UNITS | {CalculationKind.POINTS}:
        return Impossible(Obstacle.UNITS)
    return Computed(_value(kind, values, terms), _unit(kind, terms))


def _value(kind: CalculationKind, values: Sequence[Fraction], terms: Sequence[Term]) -> Fraction:
    first, second = values[0], values[1]
    match kind:
        case CalculationKind.SUM:
            return sum(values, Fraction(0))
        case CalculationKind.AVERAGE:
            return sum(values, Fraction(0)) / len(values)
        case CalculationKind.DIFFERENCE:
            return first - second
        case CalculationKind.SHARE:
            return first * 100 / second
        case CalculationKind.CHANGE:
            return (second - first) * 100 / abs(first)
        case CalculationKind.POINTS:
            return second - first
        case CalculationKind.CONVERSION:
            return first * second / (100 if terms[1].unit == PERCENT else 1)
        case _:
            return first / second


def _unit(kind: CalculationKind, terms: Sequence[Term]) -> str:
    shared = next((term.unit for term in terms if term.unit), "")
    match kind:
        case CalculationKind.SHARE | CalculationKind.CHANGE:
            return PERCENT
        case CalculationKind.POINTS:
            return POINTS
        case CalculationKind.RATIO:
            return TIMES
        case CalculationKind.DIFFERENCE:
            return POINTS if shared == PERCENT else shared
        case CalculationKind.PER_HEAD:
            return terms[0].unit
        case CalculationKind.CONVERSION:
            return terms[0].unit if terms[1].unit == PERCENT else terms[1].unit
        case _:
            return shared
