"""Calculations in four languages, one a line of `cases.txt`: what is computed and what it is compared with."""

import re
from pathlib import Path

import pytest

from articles.text import Span
from articles.text.calculations import (
    CalculationKind,
    Computed,
    Impossible,
    Term,
    agreement,
    compute,
    direction,
    formula,
    read_figure,
    read_stated,
    write_number,
)
from articles.text.facts import facts

LINES = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(map(str.strip, line.split("|"))) for line in LINES if line[:1] not in ("#", "")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[3]} {case[5]}")
def test_a_calculation_is_shown_and_compared(case):
    language, kind, written, sentence, expected_sum, expected = case
    figures = [each.strip() for each in written.split(";")]

    computed, shown = calculated(CalculationKind(kind), figures, language)

    assert shown == expected_sum
    if isinstance(computed, Impossible):
        assert computed.obstacle == expected
    else:
        assert compared(CalculationKind(kind), computed, sentence, language) == expected


def calculated(
    kind: CalculationKind, figures: list[str], language: str
) -> tuple[Computed | Impossible, str]:
    """Return the result of the figures, and the line that shows it."""
    read = [read_figure(each, language) for each in figures]
    terms = [Term(each.value, each.unit) if each else Term(None) for each in read]
    computed = compute(kind, terms)
    parts = formula(kind, len(figures)) if len(figures) > 1 else [0]
    shown = "".join(figures[each] if isinstance(each, int) else each for each in parts)
    if isinstance(computed, Impossible):
        return computed, shown
    number, is_exact = write_number(computed.value, language)
    number = number.replace("\u202f", " ")
    return computed, f"{shown} {'=' if is_exact else '≈'} {number} {computed.unit}".strip()


def compared(kind: CalculationKind, computed: Computed, sentence: str, language: str) -> str:
    """Return how the result compares with the fact in brackets."""
    match = re.search(r"\[(.+)\]", sentence)
    assert match
    text, span = re.sub(r"[\[\]]", "", sentence), Span(match.start(), match.end() - 2)
    kinds = {
        (fact.start, fact.end): fact.kind for fact in facts(text, Span(0, len(text)), language)
    }
    stated = read_stated(match[1], kinds.get((span.start, span.end), "number"), language)
    assert stated is not None, match[1]
    return agreement(kind, computed, stated, direction=direction(text, span, language))
