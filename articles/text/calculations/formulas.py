"""Write a calculation out: "(1,344 − 1,200) ÷ 1,200"."""

from collections.abc import Iterator
from fractions import Fraction

from articles.text.calculations.compute import CalculationKind
from articles.text.facts.numbers.digits import uses_decimal_comma

MOST_DECIMALS = 4  # of a result that has more
MINUS, THIN_BLANK = "−", "\u202f"
FORMULAS: dict[CalculationKind, tuple[str | int, ...]] = {
    CalculationKind.DIFFERENCE: (0, " − ", 1),
    CalculationKind.SHARE: (0, " ÷ ", 1),
    CalculationKind.CHANGE: ("(", 1, " − ", 0, ") ÷ ", 0),
    CalculationKind.POINTS: (1, " − ", 0),
    CalculationKind.RATIO: (0, " ÷ ", 1),
    CalculationKind.PER_HEAD: (0, " ÷ ", 1),
    CalculationKind.CONVERSION: (0, " × ", 1),
}


def formula(kind: CalculationKind, number: int) -> list[str | int]:
    """Return the calculation as its signs and the indexes of its `number` figures, in written order."""
    if kind in FORMULAS:
        return list(FORMULAS[kind])
    added = list(_with_plus(number))
    return added if kind is CalculationKind.SUM else ["(", *added, f") ÷ {number}"]


def _with_plus(number: int) -> Iterator[str | int]:
    for index in range(number):
        yield from (" + ", index) if index else (index,)


def write_number(value: Fraction, language: str) -> tuple[str, bool]:
    """Return the number in digits, as its language writes it, and whether that is exact.

    A result with more than four decimals is rounded to four.
    """
    scaled = abs(value) * 10**MOST_DECIMALS
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(MOST_DECIMALS + 1, "0")
    units, decimals = digits[:-MOST_DECIMALS], digits[-MOST_DECIMALS:].rstrip("0")
    comma = uses_decimal_comma(language)
    grouped = f"{int(units):,}" if len(units) > 3 else units
    if comma:
        grouped = grouped.replace(",", THIN_BLANK)
    written = f"{grouped}{',' if comma else '.'}{decimals}" if decimals else grouped
    return (MINUS if value < 0 and whole else "") + written, whole == scaled
