"""Check ages against years of birth, and two ages of one person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from articles.text.consistency.article import (
    ENGLISH,
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.fact import Fact, FactKind

OLDEST = 110
YOUNGEST = 5
NEAR_BIRTH = 6  # words between "born" and the year
SURE = 3  # years by which an age must be too small for the years of the text
NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
BEFORE = re.compile(
    rf"(?P<given>{NAME}\s)?(?:(?:van|von|de|der|da|al|el|bin)\s)*(?P<name>{NAME})(?:,\s|\s\()"
    r"(?:aged\s|de\s|âgée?\s(?:de\s)?)?\Z"
)
BEHIND = re.compile(
    rf"[-\s](?:year-old|jährigen?r?s?)\s(?:[a-zß-öø-ÿ-]+\s){{0,3}}(?P<run>(?:{NAME}\s?)+)"
)
AT_AGE = re.compile(
    rf"(?:\sans|\saños|\sJahren)?,\s(?:[a-z]+\s)?(?P<given>{NAME}\s)?(?P<name>{NAME})"
)
AT = frozenset(
    {"At", "À", "Con", "Mit", "A", "A los", "A sus", "Aged", "With", "Now", "Im Alter von"}
)
AT_START = 14  # characters
NOW = re.compile(r"\b(?:is|who\sis|now|ist|est|tiene)\s\Z|,\s\Z|\(\Z", re.IGNORECASE)
WINDOW = 60
LEAD = 3  # statements, with the headline
PRONOUN_WITHIN = 8  # words at the start of a sentence


class AgeMention(NamedTuple):
    """An age that the text gives a person."""

    statement: StatementFacts
    figure: Figure
    given: str
    name: str

    @property
    def age(self) -> int:
        return int(self.figure.value)


class Birth(NamedTuple):
    """A year of birth and its statement."""

    statement: StatementFacts
    fact: Fact

    @property
    def year(self) -> int:
        return int(self.fact.value[:4])


def ages(article: CheckedArticle, published: date | None) -> Iterator[Inconsistency]:
    """Check ages: at death or in a year if the text says when, else now."""
    mentions: defaultdict[str, list[AgeMention]] = defaultdict(list)
    births: list[Birth] = []
    for statement in article.statements:
        if statement.days and not statement.vocabulary["born"].starts.isdisjoint(statement.keys):
            births += _births(statement)
        if statement.quantities:
            for figure in statement.figures:
                if (mention := _mention(statement, figure)) is not None:
                    mentions[mention.name].append(mention)
    years = _years_of_text(article) if births else []
    for birth in births:
        yield from _age_beside_birth(article, birth, published)
        yield from _ages_elsewhere(article, birth, mentions, _now(published, years))
    for some in mentions.values():
        yield from _two_ages(article, some)


def _births(statement: StatementFacts) -> Iterator[Birth]:
    """The year next to each "born" of a statement."""
    years = [fact for fact in statement.days if fact.value[:4].isdecimal()]
    for position in statement.places("born"):
        nearest = min(years, key=lambda fact: abs(fact.start - position.start), default=None)
        if nearest is None:
            continue
        first, last = sorted(((position.start, position.end), (nearest.start, nearest.end)))
        if len(statement.text[first[1] : last[0]].split()) <= NEAR_BIRTH:
            yield Birth(statement, nearest)


def _mention(statement: StatementFacts, figure: Figure) -> AgeMention | None:
    """The person of an age, if the figure is one and stands beside a name."""
    if (
        figure.measure not in ("", "age", "Y", "years old")
        or not YOUNGEST <= figure.value <= OLDEST
    ):
        return None
    if figure.value.denominator != 1 or figure.fact.modifier:
        return None
    text, span = statement.text, statement.span
    stop = text[figure.end : figure.end + 1]
    if figure.measure == "Y" and statement.vocabulary.code == ENGLISH:
        return None
    if not figure.measure and stop not in (",", ".", ")", "-"):
        return None  # most numbers
    before = BEFORE.search(text, max(span.start, figure.start - WINDOW), figure.start)
    if before and (stop in ",.)" or figure.measure != ""):
        return AgeMention(statement, figure, (before["given"] or "").strip(), before["name"])
    number_end = text.find("-", figure.start, figure.end)
    behind = BEHIND.match(text, number_end, span.end) if number_end > 0 else None
    if behind is None:
        behind = BEHIND.match(text, figure.end, span.end)
    if behind:
        *given, name = behind["run"].split()
        return AgeMention(statement, figure, given[-1] if given else "", name)
    if statement.has("died") and (mention := _of_the_dead(statement, figure)):
        return mention
    if figure.start - span.start < AT_START and text[span.start : figure.start].strip() in AT:
        ahead = AT_AGE.match(text, figure.end, span.end)
        if ahead and (figure.measure != "" or stop == ","):
            return AgeMention(statement, figure, (ahead["given"] or "").strip(), ahead["name"])
    return None


def _of_the_dead(statement: StatementFacts, figure: Figure) -> AgeMention | None:
    """The age in "The poet Edith Crane has died aged 77", if only one person is named before it."""
    names = [
        fact
        for fact in statement.facts
        if fact.kind == FactKind.NAME and fact.end <= figure.start and " " in fact.value
    ]
    if len(names) != 1 or statement.text[names[0].end : names[0].end + 2] in ("’s", "'s"):
        return None
    *_rest, given, name = names[0].value.split()
    return AgeMention(statement, figure, given, name)


def _years_of_text(article: CheckedArticle) -> list[int]:
    return [
        int(fact.value[:4])
        for statement in article.statements
        for fact in statement.days
        if fact.value[:4].isdecimal()
    ]


def _now(published: date | None, years: Iterable[int]) -> tuple[int, int]:
    """The first and the last year in which the article may have been written."""
    if published:
        return published.year, published.year
    today = datetime.now(UTC).year
    return max([year for year in years if year <= today], default=0) - SURE, today


def _age_beside_birth(
    article: CheckedArticle, birth: Birth, published: date | None
) -> Iterator[Inconsistency]:
    """Check the only age in the statement of the birth."""
    statement = birth.statement
    numbers = [each for each in statement.figures if each.measure in ("age", "years old")]
    if len(numbers) != 1 or len(list(statement.places("born"))) != 1:
        return
    age = numbers[0]
    if age.value.denominator != 1 or age.fact.modifier:
        return
    at = _year_of_age(article, statement, birth.fact, age, published)
    if at is not None and int(age.value) not in (at - birth.year, at - birth.year - 1):
        yield _question(article, birth, age, at)


def _year_of_age(
    article: CheckedArticle,
    statement: StatementFacts,
    birth: Fact,
    age: Figure,
    published: date | None,
) -> int | None:
    """The year in which the person had that age."""
    if statement.has("died"):
        return _other_year(statement, birth)
    if published is None or statement.is_before("aged", age.start):
        return None
    before = article.text[max(statement.span.start, age.start - 12) : age.start]
    written = article.words(age)
    now = NOW.search(before) or written.endswith("-old") or "jährig" in written
    return published.year if now else None


def _other_year(statement: StatementFacts, birth: Fact | None) -> int | None:
    """The only year of a statement beside that of a birth."""
    years = {
        int(fact.value[:4])
        for fact in statement.facts
        if fact.kind == FactKind.DATE and fact is not birth and fact.value[:4].isdecimal()
    }
    return years.pop() if len(years) == 1 else None


def _question(article: CheckedArticle, birth: Birth, age: Figure, at: int) -> Inconsistency:
    years = at - birth.year
    spans = sorted((fact_span(birth.fact), fact_span(age)))
    return Inconsistency(
        InconsistencyKind.AGE,
        spans[0],
        spans[1],
        f"Does the age “{article.words(age)}” fit “born {article.words(birth.fact)}”? Somebody "
        f"born then was {years - 1} or {years} in {at}.",
    )


def _ages_elsewhere(
    article: CheckedArticle,
    birth: Birth,
    mentions: dict[str, list[AgeMention]],
    now: tuple[int, int],
) -> Iterator[Inconsistency]:
    """Check the ages of the person born against the year of birth in another statement."""
    known = [name for name in mentions if name.lower() in birth.statement.keys]
    if not known and len(mentions) == 1 and begins_with_pronoun(birth.statement):
        known = list(mentions)
    for mention in mentions[known[0]] if len(known) == 1 else []:
        if mention.statement is birth.statement and mention.figure.measure == "age":
            continue
        year = _other_year(mention.statement, birth.fact)
        first, last = (year, year) if year else now
        if mention.statement.has("died") and not year and not _is_news(article, mention):
            first = 0
        if first - birth.year - 1 <= mention.age <= last - birth.year:
            continue
        yield _question(
            article,
            birth,
            mention.figure,
            year or (last if mention.age > last - birth.year else first),
        )
        return


def _is_news(article: CheckedArticle, mention: AgeMention) -> bool:
    """Tell whether the article begins with it, so that it is no older than the years of the text."""
    return mention.statement in article.statements[:LEAD]


def begins_with_pronoun(statement: StatementFacts) -> bool:
    """Tell whether "he" or "she" is among the first words."""
    pronouns = statement.vocabulary["pronoun"].starts
    return not pronouns.isdisjoint({word.key for word in statement.words[:PRONOUN_WITHIN]})


def _two_ages(article: CheckedArticle, mentions: list[AgeMention]) -> Iterator[Inconsistency]:
    """Two ages of one person, neither of which is of another time."""
    current = [each for each in mentions if not _is_of_another_time(each)]
    for index, later in enumerate(current):
        for earlier in current[:index]:
            given = {each.given for each in (earlier, later) if each.given}
            if earlier.age == later.age or (len(given) > 1 and earlier.given != later.given):
                continue
            yield Inconsistency(
                InconsistencyKind.AGE,
                fact_span(earlier.figure),
                fact_span(later.figure),
                f"Is {later.name} “{article.words(earlier.figure)}” or “{article.words(later.figure)}” "
                f"years old? The article gives both ages.",
            )
            return


def _is_of_another_time(mention: AgeMention) -> bool:
    return any(
        fact.value[:4].isdecimal() for fact in mention.statement.days
    ) or mention.statement.has("then")
