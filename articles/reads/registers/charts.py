"""Bar charts, as rectangles of an SVG that a template draws, with the numbers for the table beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 640, 240  # of the drawing, in the units of its view box
LEFT, TOP, BOTTOM = 36, 20, 28
COLOURS = ("true", "mixed", "false", "open")
PALER = ("true", "open")  # colours that have a paler one


@dataclass(frozen=True, slots=True)
class Series:
    """One rating: its label, its sign and the class of its colour."""

    label: str
    sign: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar."""

    x: str
    y: str
    width: str
    height: str
    colour: str


@dataclass(frozen=True, slots=True)
class Period:
    """One bar of the chart: its label, its numbers in the order of the series, and where it stands."""

    label: str
    numbers: Sequence[int]
    x: str
    top: str
    bars: Sequence[Bar]

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars with the lines of their scale."""

    series: Sequence[Series]
    periods: Sequence[Period]
    lines: Sequence[tuple[str, int]]  # height and number
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM

    @property
    def total(self) -> int:
        return sum(period.total for period in self.periods)


def series_of(ratings: Iterable[Mapping[str, Any]]) -> list[Series]:
    """Return a series for each label of the ratings, the true ones first.

    Of two ratings of one colour, such as "true" and "mostly true", the second is paler.
    """
    known = {rating["label"]: rating for rating in ratings}
    order = {colour: number for number, colour in enumerate(COLOURS)}
    ranked = sorted(
        known.values(),
        key=lambda each: (order.get(each["colour"], 9), -(each["value"] or 0), each["label"]),
    )
    series: list[Series] = []
    for rating in ranked:
        colour = str(rating["colour"])
        if any(each.colour == colour for each in series) and colour in PALER:
            colour = f"{colour}-mid"
        series.append(Series(rating["label"], rating["shape"], colour))
    return series


def stacked_bars(
    labels: Sequence[str], counts: Sequence[Counter[str]], series: Sequence[Series]
) -> Chart:
    """Return the chart of one bar a label. `counts` are by the label of a series."""
    most = max([sum(each.values()) for each in counts], default=0)
    step = _step(most)
    ceiling = max(step * -(-most // step), step)
    scale = (HEIGHT - TOP - BOTTOM) / ceiling
    slot = (WIDTH - LEFT) / max(len(labels), 1)
    periods = [
        _period(label, count, series, LEFT + slot * number, slot, scale)
        for number, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]
    lines = [
        (_number(HEIGHT - BOTTOM - value * scale), value) for value in range(0, ceiling + 1, step)
    ]
    return Chart(series, periods, lines)


def _period(
    label: str,
    count: Counter[str],
    series: Sequence[Series],
    left: float,
    slot: float,
    scale: float,
) -> Period:
    bars, top = [], float(HEIGHT - BOTTOM)
    width = min(slot * 0.62, 56)
    for each in series:
        height = count[each.label] * scale
        if not height:
            continue
        top -= height
        x = left + (slot - width) / 2
        bars.append(
            Bar(_number(x), _number(top), _number(width), _number(max(height - 1, 1)), each.colour)
        )
    numbers = [count[each.label] for each in series]
    return Period(label, numbers, _number(left + slot / 2), _number(top - 6), bars)


def _step(most: int) -> int:
    """Return the distance between two lines of the scale: 1, 2, 5, 10, 20, ..."""
    step = 1
    while most > 5 * step:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def _number(value: float) -> str:
    """Return a number as SVG writes it, whatever the language of the page."""
    return f"{value:.1f}"
