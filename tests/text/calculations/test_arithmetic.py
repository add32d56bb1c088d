"""Properties of the arithmetic: it is exact, and rounding never decides before the comparison."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.calculations import (
    MOST_OPERANDS,
    Agreement,
    CalculationKind,
    Computed,
    Impossible,
    Obstacle,
    Stated,
    Term,
    agreement,
    compute,
    formula,
    read_figure,
    write_number,
)

AMOUNTS = st.decimals(-(10**9), 10**9, allow_nan=False, places=3)
SEVERAL = st.lists(AMOUNTS, min_size=2, max_size=MOST_OPERANDS)
Kind = CalculationKind


def result(kind: CalculationKind, *amounts: Decimal | int) -> Fraction:
    computed = compute(kind, [Term(Fraction(each)) for each in amounts])
    assert isinstance(computed, Computed)
    return computed.value


@given(SEVERAL)
def test_a_sum_is_exact_in_any_order_and_an_average_times_its_number(amounts):
    total = result(Kind.SUM, *amounts)

    assert total == result(Kind.SUM, *reversed(amounts)) == sum(map(Fraction, amounts))
    assert result(Kind.AVERAGE, *amounts) * len(amounts) == total


@given(AMOUNTS, AMOUNTS)
def test_a_difference_turns_its_sign_with_its_order(first, second):
    assert result(Kind.DIFFERENCE, first, second) == -result(Kind.DIFFERENCE, second, first)
    assert result(Kind.POINTS, first, second) == result(Kind.DIFFERENCE, second, first)


@given(AMOUNTS.filter(bool), AMOUNTS)
def test_shares_ratios_and_changes_lead_back_to_their_figures(whole, part):
    assert result(Kind.SHARE, part, whole) * Fraction(whole) / 100 == Fraction(part)
    assert result(Kind.RATIO, part, whole) * Fraction(whole) == Fraction(part)
    grown = Fraction(whole) + abs(Fraction(whole)) * result(Kind.CHANGE, whole, part) / 100
    assert grown == Fraction(part)


@given(AMOUNTS)
def test_nothing_is_divided_by_zero(amount):
    zero, other = Term(Fraction(0)), Term(Fraction(amount))
    for kind, terms in {
        Kind.SHARE: (other, zero),
        Kind.RATIO: (other, zero),
        Kind.PER_HEAD: (other, zero),
        Kind.CHANGE: (zero, other),
    }.items():
        impossible = compute(kind, terms)
        assert isinstance(impossible, Impossible)
        assert impossible.obstacle is Obstacle.DIVISION_BY_ZERO


@given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
def test_what_is_rounded_to_the_digits_of_the_article_agrees_with_it(value, decimals):
    step = Fraction(1, 10**decimals)
    units = int(abs(value) / step + Fraction(1, 2))
    stated = units * step

    def compared(first: Fraction) -> Agreement:
        said = Stated(first, first, step, step)
        return agreement(Kind.SUM, Computed(abs(value), ""), said)

    assert compared(stated) is Agreement.AGREES
    assert compared(stated + step) is compared(stated - step) is Agreement.DIFFERS


@given(AMOUNTS, st.sampled_from(["en", "de", "fr", "es"]))
def test_a_number_that_is_written_is_read_again(amount, language):
    written, is_exact = write_number(Fraction(amount), language)

    figure = read_figure(written, language)

    assert is_exact
    assert figure is not None
    assert figure.value == Fraction(amount)


@given(st.text(max_size=120))
def test_any_characters_are_a_figure_or_none(written):
    for language in ("en", "de", "ar", ""):
        figure = read_figure(written, language)
        assert figure is None or isinstance(figure.value, Fraction)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_formula_names_each_figure(kind):
    assert {part for part in formula(kind, 2) if isinstance(part, int)} == {0, 1}


FIGURES = [
    ("en", "(1,200)", "-1200"),
    ("en", "1,344[2]", "1344"),
    ("en", "1,344*", "1344"),
    ("en", "– 12", "-12"),
    ("en", ".5", "0.5"),
    ("en", "EUR 140 million", "140000000"),
    ("en", "half a million", "500000"),
    ("de", "1.344", "1344"),
    ("en", "1.344", "1.344"),
    ("fr", "1 344,5", "1344.5"),
    ("ar", "١٬٣٤٤", "1344"),
    ("en", "n/a", None),
    ("en", "-", None),
    ("en", "", None),
    ("en", "12-15", None),
    ("en", "2024-05-01", None),
    ("en", "1/2", None),
    ("en", "9" * 30, None),
]


@pytest.mark.parametrize(("language", "written", "value"), FIGURES)
def test_a_figure_is_read_by_the_rules_of_its_language(language, written, value):
    figure = read_figure(written, language)

    assert (str(Decimal(value)) if value else None) == (
        figure and str(Decimal(figure.value.numerator) / Decimal(figure.value.denominator))
    )
