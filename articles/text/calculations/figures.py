"""Read one figure from the characters of a table's cell, or as a person typed it."""

import re
from dataclasses import dataclass
from fractions import Fraction

from articles.text.facts.numbers.digits import uses_decimal_comma
from articles.text.facts.numbers.quantities import Quantity, read_quantities
from articles.text.facts.numbers.tokens import number_tokens
from articles.text.facts.numbers.words import NumberReader

LONGEST_FIGURE = 100  # code points of a cell or a typed figure
MOST_DIGITS = 24  # more would be rounded
FOOTNOTE = re.compile(r"(?: \s* (?: \[ [^\[\]]{1,3} \] | [*†‡§¹²³⁰⁴-⁹ᵃ-ᵗ] ) )+ \Z", re.VERBOSE)
IN_PARENTHESES = re.compile(r"\(\s*([^()+\-−–]*\d[^()]*)\)")  # how accounts write a negative figure
SIGN = re.compile(r"\A\s*(?:(?P<minus>[-−–‒])|\+)\s*(?=[^\s\w]{0,4}[\s\w.,])")
BARE_POINT = re.compile(r"(?<![\d.,])(?=[.,]\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact figure with the unit that is written beside it: "%", "EUR", "percentage points" or ""."""

    value: Fraction
    unit: str = ""


def read_figure(written: str, language: str) -> Figure | None:
    """Return the one figure of the text, read by the rules of its language, or None.

    There is none in a text without a number or with several, as in a range or a date. A footnote mark
    behind the figure is left out. A figure in parentheses is negative, as in accounts.
    """
    text = FOOTNOTE.sub("", written.strip())
    if len(text) > LONGEST_FIGURE or sum(map(str.isdecimal, text)) > MOST_DIGITS:
        return None
    is_negative = False
    if match := IN_PARENTHESES.fullmatch(text):
        text, is_negative = match[1], True
    elif match := SIGN.match(text):
        text, is_negative = text[match.end() :], bool(match["minus"])
    quantity = _only_quantity(BARE_POINT.sub("0", text), language)
    if quantity is None:
        return None
    value = Fraction(quantity.first)
    return Figure(-value if is_negative else value, quantity.unit)


def _only_quantity(text: str, language: str) -> Quantity | None:
    tokens = number_tokens(text, decimal_comma=uses_decimal_comma(language))
    quantities = list(read_quantities(NumberReader(text, tokens, language)))
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    beside = text[: quantity.start] + text[quantity.end :]
    if quantity.first != quantity.last or any(map(str.isdecimal, beside)):
        return None
    return quantity
