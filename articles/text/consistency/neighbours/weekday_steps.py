"""Check weekdays that are counted from another one: "on Thursday ... two days later, on Friday"."""

from collections.abc import Iterator

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.fact import Fact
from articles.text.spans import Span

FAR = 3  # statements between the two weekdays
NEAR = 4  # words between "two days later" and the weekday
WEEKDAY = "-W-"
DAYS_OF_WEEK = 7
SIGNS = {"later": 1, "earlier": -1}
STEPS = {"next_day": 1, "day_before": -1}


def weekday_steps(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield weekdays that are not as far from the one before as the text says."""
    former: tuple[int, Fact] | None = None
    for number, statement in enumerate(article.statements):
        if not statement.days:
            continue
        named = [fact for fact in statement.days if fact.value.startswith(WEEKDAY)]
        if len(named) == 2 and statement.quantities:
            yield from _wrong_length(article, statement, named)
        if named and former and number - former[0] <= FAR:
            step = _step(statement, named[0])
            if step is not None and (_number(named[0]) - _number(former[1]) - step[1]) % 7:
                yield _question(article, former[1], named[0], step[0])
        if len(named) == len(statement.days) == 1:
            former = number, named[0]
        elif len(named) != 1 or len(statement.days) != 1:
            former = None


def _wrong_length(
    article: CheckedArticle, statement: StatementFacts, named: list[Fact]
) -> Iterator[Inconsistency]:
    """Check "a four-day festival from Friday to Sunday"."""
    first, last = named
    lengths = [each for each in statement.figures if each.measure == "D" and not each.fact.modifier]
    between = any(statement.is_before(name, last.start) for name in ("to", "until"))
    ends = statement.has("begin") and statement.has("end")
    if len(lengths) != 1 or not (between or ends) or any(map(statement.has, ("later", "earlier"))):
        return
    nights = (_number(last) - _number(first)) % 7
    if lengths[0].value in (nights, nights + 1) or lengths[0].value > DAYS_OF_WEEK:
        return
    whole = Span(first.start, last.end)
    if whole.start < lengths[0].start < whole.end:
        return
    spans = sorted((fact_span(lengths[0]), whole))
    yield Inconsistency(
        InconsistencyKind.DURATION,
        spans[0],
        spans[1],
        f"Does “{article.words(lengths[0])}” fit “{article.words(whole)}”? From the first to the last are "
        f"{nights + 1} days.",
    )


def _number(fact: Fact) -> int:
    return int(fact.value[-1])


def _step(statement: StatementFacts, fact: Fact) -> tuple[Span, int] | None:
    """How many days the weekday lies behind the one before, with the words that say so."""
    for figure in statement.figures if statement.quantities else ():
        if figure.measure != "D" or figure.fact.modifier or figure.value.denominator != 1:
            continue
        for name, sign in SIGNS.items():
            if statement.is_after(name, figure.end) and _is_near(
                statement, fact_span(figure), fact
            ):
                return fact_span(figure), sign * int(figure.value)
    for name, days in STEPS.items():
        for position in statement.places(name):
            if _is_near(statement, position, fact):
                return position, days
    return None


def _is_near(statement: StatementFacts, position: Span, fact: Fact) -> bool:
    """Tell whether the weekday stands beside it."""
    gap = statement.text[min(position.end, fact.end) : max(position.start, fact.start)]
    return len(gap.split()) <= NEAR and not {";", ".", ":"} & set(gap)


def _question(article: CheckedArticle, former: Fact, fact: Fact, step: Span) -> Inconsistency:
    words = Span(min(step.start, fact.start), max(step.end, fact.end))
    return Inconsistency(
        InconsistencyKind.WEEKDAY,
        fact_span(former),
        words,
        f"Does “{article.words(words)}” fit “{article.words(former)}”? The weekdays are not that far apart.",
    )
