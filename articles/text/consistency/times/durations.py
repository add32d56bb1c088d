"""Check durations: "from 2019 to 2024, seven years", "a three-hour meeting from 10 to 12"."""

from collections.abc import Iterator
from fractions import Fraction

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
    rounded,
)
from articles.text.consistency.times.intervals import DAY, Interval, intervals, of_period, two_years
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

FAR = 4  # statements between a beginning and its end
NEAR = 5  # words between an interval and a duration that is its own
FAMILIES = {"Y": "years", "W": "days", "D": "days", "TH": "hours", "TM": "hours"}
IN_DAYS = {"W": 7, "D": 1}


def durations(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield durations that are not as long as the time that the text gives for them."""
    recent: list[tuple[int, Interval]] = []
    begun: list[tuple[int, StatementFacts]] = []
    for number, statement in enumerate(article.statements):
        if not statement.quantities and not statement.days:
            continue
        dated = len(statement.quantities) + len(statement.days)
        whole = any("/" in fact.value for fact in statement.quantities)
        compounds = statement.vocabulary.code in CAPITAL_NOUNS
        result = intervals(statement) if dated > 1 or whole or compounds else []
        lengths = [each for each in statement.figures if each.measure in FAMILIES]
        if lengths:
            yield from _wrong_within(article, statement, result, lengths)
            near = [each for at, each in recent if number - at <= 2]
            near = near or two_years(article.statements[number - 1 : number])
            yield from _wrong_after(article, statement, near, lengths)
        begun = [each for each in begun if number - each[0] <= FAR]
        if statement.days and statement.has("end") and len(begun) == 1:
            yield from _wrong_between(article, begun[0][1], statement)
        if statement.days and statement.has("begin") and not statement.has("end"):
            begun.append((number, statement))
        recent += [(number, each) for each in result]


def _length(figure: Figure) -> Fraction:
    """The length of a duration in the unit of its family."""
    if figure.measure == "TM":
        return figure.value / 60
    return figure.value * IN_DAYS.get(figure.measure, 1)


def _is_wrong(interval: Interval, figure: Figure) -> bool:
    if figure.fact.modifier or interval.family != FAMILIES[figure.measure]:
        return False
    long = _length(figure)
    weeks = 3 if figure.measure == "W" else 0  # two weeks may end on a Friday
    return not interval.least - weeks <= long <= interval.most + weeks


def _may_last(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is how long something took, not "seven years ago" or "seven years in prison"."""
    known = statement.vocabulary["not_lasting"]
    behind, before = statement.index_at(figure.end), statement.index_at(figure.start)
    return not any(
        known.length_at(statement.words, index) for index in (before - 1, behind, behind + 1)
    )


def _wrong_within(
    article: CheckedArticle,
    statement: StatementFacts,
    result: list[Interval],
    lengths: list[Figure],
) -> Iterator[Inconsistency]:
    """Check the only duration of a statement against its only interval."""
    for interval in result:
        family = [
            each
            for each in lengths
            if FAMILIES[each.measure] == interval.family
            and not interval.span.start <= each.start < interval.span.end
        ]
        if len(family) != 1 or sum(each.family == interval.family for each in result) != 1:
            continue
        figure = family[0]
        apart = statement.text[
            min(figure.end, interval.span.end) : max(figure.start, interval.span.start)
        ]
        near = len(apart.split()) <= NEAR
        if near and _is_wrong(interval, figure) and _may_last(statement, figure):
            yield _question(article, interval, figure)


def _wrong_after(
    article: CheckedArticle, statement: StatementFacts, near: list[Interval], lengths: list[Figure]
) -> Iterator[Inconsistency]:
    """Check "in those seven years" against the interval of the sentences before."""
    for figure in lengths:
        same = [each for each in near if each.family == FAMILIES[figure.measure]]
        if len(same) != 1 or not _is_said_of(statement, figure):
            continue
        if _is_wrong(same[0], figure) and _may_last(statement, figure):
            yield _question(article, same[0], figure)


def _is_said_of(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is said of what lasted before: "in those weeks", "For three weeks, ..."."""
    names = ["demonstrative", "after"]
    if figure.measure in IN_DAYS and statement.index_at(figure.start) == 1:
        names.append("for_long")
    return any(statement.is_before(name, figure.start, hedged=False) for name in names)


def _wrong_between(
    article: CheckedArticle, first: StatementFacts, last: StatementFacts
) -> Iterator[Inconsistency]:
    """Check a duration beside the end of what began some sentences before."""
    begins, ends = _only_date(first), _only_date(last)
    if begins is None or ends is None:
        return
    both = Span(begins.start, begins.end)
    interval = of_period(f"{begins.value}/{ends.value}", both)
    lengths = [
        each
        for each in last.figures
        if interval and FAMILIES.get(each.measure) == interval.family and _may_last(last, each)
    ]
    if interval and len(lengths) == 1 and _is_wrong(interval, lengths[0]):
        figure = lengths[0]
        yield Inconsistency(
            InconsistencyKind.DURATION,
            both,
            fact_span(figure),
            f"Is “{article.words(figure)}” right? From “{article.words(begins)}” to "
            f"“{article.words(ends)}” are {rounded(interval.length)} {interval.family}.",
        )


def _only_date(statement: StatementFacts) -> Fact | None:
    """The only day or year of a statement, or None."""
    dates = [
        fact
        for fact in statement.days
        if fact.kind == FactKind.DATE and (DAY.fullmatch(fact.value) or len(fact.value) == 4)
    ]
    return dates[0] if len(dates) == 1 else None


def _question(article: CheckedArticle, interval: Interval, figure: Figure) -> Inconsistency:
    shown = article.words(interval.span)
    both = sorted((interval.span, fact_span(figure)))
    return Inconsistency(
        InconsistencyKind.DURATION,
        both[0],
        both[1],
        f"Does “{article.words(figure)}” fit “{shown}”? From the first to the last are "
        f"{rounded(interval.length)} {interval.family}.",
    )
