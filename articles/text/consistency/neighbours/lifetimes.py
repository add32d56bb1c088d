"""Check the age at which somebody died against the dates of birth and death in other sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.times.age_mentions import births_of
from articles.text.facts.fact import Fact
from articles.text.spans import Span

FAR = 3  # statements between a death and the age
NEAR_DEATH = 9  # words between "died" and its date
LONGEST = 110  # years
NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
# "She was 58." at the start of a sentence.
WAS_AGED = re.compile(
    rf"(?:(?:He|She|Er|Sie|Il|Elle|Él|Ella|{NAME}(?:\s{NAME})?)\s(?:was|war|wurde|avait|tenía)"
    r"|Tenía|Wurde|Had)\s(?:nur\s|only\s|just\s)?(?P<age>[0-9]{1,3}"
    r")(?:\s(?:years\sold|Jahre\salt|Jahre|ans|años))?(?=[.,;:]|\s(?:and|und|et|y)\s|\Z)"
)
# "at the age of 58", "aged 58", "im Alter von 58 Jahren" ...
AT_AGE = re.compile(
    r"\b(?:aged\s|at\sthe\sage\sof\s|at\sage\s|im\sAlter\svon\s|mit\s(?=[0-9]{1,3}\sJahren)|à\sl[’']âge\sde\s"
    r"|à\s(?=[0-9]{1,3}\sans)|a\sla\sedad\sde\s|a\slos\s(?=[0-9]{1,3}\saños))(?P<age>[0-9]{1,3})\b"
)


class Death(NamedTuple):
    """A date of death and the number of its statement."""

    number: int
    fact: Fact


def lifetimes(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield the ages of the dead that do not fit the dates, if only one person is born and dies."""
    lowered = article.text.lower()
    for name in ("born", "died"):
        if not any(word in lowered for word in article.vocabulary[name].starts):
            return
    births, deaths = _dates_of_life(article.statements)
    if len(births) != 1 or len(deaths) != 1:
        return
    born, died = births[0], deaths[0].fact
    low, high = _ages_between(born.value, died.value)
    if not 0 <= low <= LONGEST:
        return
    ages = list(_ages_of_dead(article, deaths[0].number))
    if len(ages) != 1 or low <= ages[0][1] <= high:
        return
    span = ages[0][0]
    first, second = sorted((span, fact_span(born)))
    yield Inconsistency(
        InconsistencyKind.AGE,
        first,
        second,
        f"Does the age “{article.words(span)}” fit “born {article.words(born)}”? Somebody born then was "
        f"{high if low == high else f'{low} or {high}'} in {died.value[:4]}.",
    )


def _dates_of_life(statements: Sequence[StatementFacts]) -> tuple[list[Fact], list[Death]]:
    births: list[Fact] = []
    deaths: list[Death] = []
    for number, statement in enumerate(statements):
        if not statement.days:
            continue
        births += [each.fact for each in births_of(statement)]
        if not statement.vocabulary["died"].starts.isdisjoint(statement.keys):
            deaths += _deaths_of(number, statement, births)
    return births, deaths


def _deaths_of(number: int, statement: StatementFacts, births: Sequence[Fact]) -> list[Death]:
    """The date behind or before "died", which is no date of birth."""
    years = [fact for fact in statement.days if fact.value[:4].isdecimal() and fact not in births]
    position = next(statement.places("died"), None)
    if position is None or len(years) != 1:
        return []
    fact = years[0]
    gap = statement.text[min(position.end, fact.end) : max(position.start, fact.start)]
    return [Death(number, fact)] if len(gap.split()) <= NEAR_DEATH else []


def _ages_of_dead(article: CheckedArticle, number: int) -> Iterator[tuple[Span, int]]:
    for statement in article.statements[number : number + FAR]:
        if not statement.quantities:
            continue
        start, end = statement.span
        match = WAS_AGED.match(article.text, start, end)
        if match is None and statement.has("died"):
            match = AT_AGE.search(article.text, start, end)
        if match and not _is_of_another_time(statement):
            yield Span(match.start("age"), match.end()), int(match["age"])


def _is_of_another_time(statement: StatementFacts) -> bool:
    """Tell whether it goes on "when her first book came out"."""
    return any(
        not statement.has("died") and key in statement.vocabulary["then"].starts
        for key in statement.keys & {"when", "als", "quand", "lorsque", "cuando"}
    )


def _ages_between(born: str, died: str) -> tuple[int, int]:
    """The lowest and the highest age, as far as the two dates are known."""
    years = int(died[:4]) - int(born[:4])
    left, right = born[5:], died[5:]
    length = min(len(left), len(right))
    if not length or (left[:length] == right[:length] and (len(left) != len(right) or length < 5)):
        return years - 1, years
    age = years - (right[:length] < left[:length])
    return age, age
