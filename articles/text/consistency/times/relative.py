"""Check times that are counted from another one: "three years earlier, in 2012", "its 60th anniversary"."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.times.intervals import DAY, day_of
from articles.text.facts.fact import Fact

FAR = 2  # statements between a date and what is counted from it
CLOSE = 4  # words between "three years earlier" and its date
SIGNS = {"earlier": -1, "later": 1}
IN_DAYS = {"D": 1, "W": 7}
TOLERANCE = 1  # years or days
COUNT = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)?")
FOUNDED = ("opened", "begin", "born")


class Dated(NamedTuple):
    """The only date of a statement."""

    number: int
    fact: Fact


def relative_times(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield dates that are not as far from an earlier one as the text says."""
    former: Dated | None = None
    for number, statement in enumerate(article.statements):
        if not statement.days:
            continue
        if statement.quantities:
            yield from _wrong_anniversary(article, statement)
        if len(statement.days) != 1:
            former = None
            continue
        fact = statement.days[0]
        if statement.quantities and former and number - former.number <= FAR:
            yield from _wrong_distance(article, statement, former.fact, fact)
        former = Dated(number, fact)


def _wrong_distance(
    article: CheckedArticle, statement: StatementFacts, former: Fact, fact: Fact
) -> Iterator[Inconsistency]:
    for figure in statement.figures:
        sign = next(
            (sign for name, sign in SIGNS.items() if statement.is_after(name, figure.end)), 0
        )
        apart = statement.text[min(figure.end, fact.end) : max(figure.start, fact.start)]
        if not sign or len(apart.split()) > CLOSE or figure.fact.modifier:
            continue
        distance = _distance(former, fact, figure)
        if distance is None or abs(distance - sign * int(figure.value)) <= TOLERANCE:
            continue
        yield Inconsistency(
            InconsistencyKind.ORDER,
            fact_span(former),
            fact_span(min(figure.fact, fact), max(figure.fact, fact)),
            f"Is “{article.words(fact)}” “{article.words(figure)}” before or after "
            f"“{article.words(former)}”? The dates do not say so.",
        )
        return


def _distance(former: Fact, fact: Fact, figure: Figure) -> int | None:
    """How many of the units of the figure the second date lies behind the first."""
    years = [each.value for each in (former, fact) if len(each.value) == 4 and each.value.isdigit()]
    if figure.measure == "Y" and len(years) == 2:
        return int(years[1]) - int(years[0])
    days = [match for each in (former, fact) if (match := DAY.fullmatch(each.value))]
    if figure.measure not in IN_DAYS or len(days) != 2 or len({day[1] == "-" for day in days}) > 1:
        return None
    first, last = day_of(days[0].groups()), day_of(days[1].groups())
    if first is None or last is None:
        return None
    return (last - first) // timedelta(days=IN_DAYS[figure.measure])


def _wrong_anniversary(
    article: CheckedArticle, statement: StatementFacts
) -> Iterator[Inconsistency]:
    """Check "founded in 1976, celebrates its 60th anniversary in 2026"."""
    years = [fact for fact in statement.days if len(fact.value) == 4 and fact.value.isdigit()]
    if len(years) != 2 or not statement.has("anniversary") or not any(map(statement.has, FOUNDED)):
        return
    first, last = sorted(years, key=lambda fact: fact.value)
    for fact in statement.quantities:
        count = COUNT.fullmatch(fact.value)
        if count is None or not statement.is_after("anniversary", fact.end):
            continue
        if int(last.value) - int(first.value) != int(count[1]):
            spans = sorted((fact_span(first), fact_span(fact)))
            yield Inconsistency(
                InconsistencyKind.DURATION,
                spans[0],
                spans[1],
                f"Is “{article.words(fact)}” right? From {first.value} to {last.value} are "
                f"{int(last.value) - int(first.value)} years.",
            )
            return
