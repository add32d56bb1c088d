"""Bars are stacked in the order of the ratings, inside the drawing."""

from collections import Counter

import pytest

from articles.reads.registers import stacked_bars
from articles.reads.registers.charts import HEIGHT, TOP, WIDTH, series_of


def rating(label: str, colour: str, value: int | None) -> dict[str, object]:
    return {"label": label, "shape": label[0], "colour": colour, "value": value}


RATINGS = [
    rating("False", "false", 1),
    rating("Mostly true", "true", 4),
    rating("Unsupported", "open", None),
    rating("True", "true", 5),
]


def test_true_ratings_come_first_and_the_second_of_a_colour_is_paler():
    assert [(each.label, each.colour) for each in series_of([*RATINGS, *RATINGS])] == [
        ("True", "true"),
        ("Mostly true", "true-mid"),
        ("False", "false"),
        ("Unsupported", "open"),
    ]


@pytest.mark.parametrize("most", [0, 1, 5, 6, 23, 199, 10_000])
def test_every_bar_is_inside_and_as_high_as_its_numbers(most):
    counts = [Counter({"True": most, "False": most // 2}), Counter[str]()]
    chart = stacked_bars(["a", "b"], counts, series_of(RATINGS))

    assert chart.lines[0][1] == 0
    assert chart.lines[-1][1] >= most + most // 2
    assert 2 <= len(chart.lines) <= 7
    for period in chart.periods:
        for bar in period.bars:
            assert TOP - 1 <= float(bar.y) < HEIGHT
            assert 0 < float(bar.x) < float(bar.x) + float(bar.width) <= WIDTH
    assert [period.total for period in chart.periods] == [most + most // 2, 0]
