"""The kinds of calculations, and how many figures each takes."""

from enum import StrEnum

MOST_OPERANDS = 20


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
