"""Check ages against years of birth, and two ages of one person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.times.age_mentions import (
    AgeMention,
    Birth,
    age_mention,
    begins_with_pronoun,
    births_of,
    is_plain_age,
)
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import word_usage
from articles.text.spans import Span

RECENT = 5  # years; an article without a date and without years is a draft, or hardly older
SURE = 3  # years by which an age must be too small for the years of the text
NOW = re.compile(r"\b(?:is|who\sis|now|ist|est|tiene)\s\Z|,\s\Z|\(\Z", re.IGNORECASE)
# "The 32-year-old" without a noun: it stands for the name.
THE_AGED = re.compile(
    r"\b(?:[Tt]he\s(?P<age>[0-9]{1,2})-year-old(?=\s(?:[a-z]+ed|is|was|has|had|will|won|came|ran|said|told|took|made|left)\b|[,.’'])"
    r"|[DdEe](?:er|ie|en)\s(?P<alter>[0-9]{1,2})-Jährigen?\b)"
)
LEAD = 3  # statements, with the headline


def ages(article: CheckedArticle, published: date | None) -> Iterator[Inconsistency]:
    """Check ages: at death or in a year if the text says when, else now."""
    mentions: defaultdict[str, list[AgeMention]] = defaultdict(list)
    births: list[Birth] = []
    for statement in article.statements:
        if statement.days and not statement.vocabulary["born"].starts.isdisjoint(statement.keys):
            births += births_of(statement)
        if statement.quantities:
            for figure in statement.figures:
                if (mention := age_mention(statement, figure)) is not None:
                    mentions[mention.name].append(mention)
    years = _years_of_text(article) if births else []
    for birth in births:
        yield from _age_beside_birth(article, birth, published)
        yield from _ages_elsewhere(article, birth, mentions, _now(published, births, years))
        if len(births) == 1:
            yield from _ages_in_years(article, birth)
    for some in mentions.values():
        yield from _two_ages(article, some)
    if len(mentions) == 1:
        yield from _age_as_name(article, next(iter(mentions.values())))


def _years_of_text(article: CheckedArticle) -> list[int]:
    return [
        int(fact.value[:4])
        for statement in article.statements
        for fact in statement.days
        if fact.value[:4].isdecimal()
    ]


def _now(published: date | None, births: Iterable[Birth], years: Iterable[int]) -> tuple[int, int]:
    """The first and the last year in which the article may have been written."""
    if published:
        return published.year, published.year
    today = datetime.now(UTC).year
    others = set(years) - {birth.year for birth in births}
    newest = max((year for year in others if year <= today), default=0)
    return (newest - SURE if newest else today - RECENT), today


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
    if statement.has("died") or statement.is_before("aged", age.start):
        return _other_year(statement, birth)
    if published is None:
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


def _ages_in_years(article: CheckedArticle, birth: Birth) -> Iterator[Inconsistency]:
    """Check "In 2010, at 45, he sold his firm" against the year of birth."""
    names = {word.key for word in birth.statement.words if article.text[word.start].isupper()}
    for statement in article.statements:
        year = _other_year(statement, birth.fact) if len(statement.days) == 1 else None
        if year is None or statement is birth.statement or not statement.quantities:
            continue
        if not begins_with_pronoun(statement) and not names & statement.keys:
            continue
        for figure in statement.figures:
            if (
                is_plain_age(statement, figure)
                and _is_age_of_year(statement, figure)
                and int(figure.value) not in (year - birth.year, year - birth.year - 1)
            ):
                yield _question(article, birth, figure, year)
                return


def _is_age_of_year(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is said as the age of that time: "at 45", "the then 45-year-old"."""
    return any(
        statement.is_before(name, figure.start, hedged=False) for name in ("at_age", "then_aged")
    )


def _age_as_name(article: CheckedArticle, mentions: list[AgeMention]) -> Iterator[Inconsistency]:
    """Check "The 32-year-old won" where the only person with an age is 23."""
    usage = word_usage(article.text)
    persons = article.vocabulary["person"].starts
    if not persons.isdisjoint(usage.small) or not persons.isdisjoint(
        map(str.lower, usage.capitals)
    ):
        return
    ages_given = {mention.age for mention in mentions}
    for statement in article.statements:
        for match in THE_AGED.finditer(article.text, *statement.span):
            if _age_of(match) in ages_given or len(ages_given) > 1:
                continue
            spans = sorted((fact_span(mentions[0].figure), Span(*match.span())))
            yield Inconsistency(
                InconsistencyKind.AGE,
                spans[0],
                spans[1],
                f"Is {mentions[0].name} {mentions[0].age} or {_age_of(match)} years old? The article gives "
                f"both ages.",
            )
            return


def _age_of(match: re.Match[str]) -> int:
    return int(match["age"] or match["alter"])


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
                f"Is {later.name} {earlier.age} or {later.age} years old? The article gives both ages.",
            )
            return


def _is_of_another_time(mention: AgeMention) -> bool:
    """Tell whether the age may be of another time than that of the article."""
    if any(fact.value[:4].isdecimal() for fact in mention.statement.days):
        return True
    return not mention.beside and mention.statement.has("then")
