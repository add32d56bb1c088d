"""Check groups and shares against a whole in another sentence: "30 pupils. 14 are girls, 18 are boys"."""

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
from articles.text.consistency.neighbours.allocations import is_closed
from articles.text.consistency.numbers.change import fractions_in_words
from articles.text.facts.fact import FactKind
from articles.text.spans import Span

FAR = 2  # statements between the whole and its parts
PERCENT_SLACK = Fraction(3, 2)  # percentage points
FRACTION_SLACK = 5
HEDGED = 8  # percentage points
MOST = 3  # times the whole
SMALLEST = 5  # of a whole


def divisions(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield the wholes that the groups in the next sentences do not make, and wrong shares of them."""
    statements = article.statements
    for index, statement in enumerate(statements):
        earlier = statements[max(0, index - FAR) : index]
        if not any(each.quantities for each in earlier) or not _may_divide(statement):
            continue
        for former in reversed(earlier):
            if former.quantities:
                yield from _wrong_groups(article, index, former)
                yield from _wrong_share(article, statement, former)
                break


def _may_divide(statement: StatementFacts) -> bool:
    """Tell whether it has two numbers, a percentage or a fraction."""
    if len(statement.quantities) > 1 or any(
        fact.kind == FactKind.PERCENTAGE or "/" in fact.value for fact in statement.quantities
    ):
        return True
    return not statement.vocabulary.fractions.all.needed.isdisjoint(statement.keys)


def _counts(statement: StatementFacts) -> list[Figure]:
    return [figure for figure in statement.figures if not figure.measure]


def _wrong_groups(
    article: CheckedArticle, index: int, former: StatementFacts
) -> Iterator[Inconsistency]:
    """Two groups without common members, or all that there are, that are not the whole."""
    statement = article.statements[index]
    whole, parts = _counts(former), _counts(statement)
    if len(whole) != 1 or len(parts) < 2 or len(parts) != len(statement.quantities):
        return
    total = whole[0]
    if any(part.value >= total.value or part.fact.modifier for part in parts):
        return
    if total.fact.modifier or total.value < SMALLEST or not total.fact.unit:
        return
    if statement.has("partly_of") or statement.has("previous"):
        return
    pair = len(parts) == 2 and any(map(statement.keys.issuperset, statement.vocabulary.pairs))
    rest = statement.has("rest") or statement.has("the_others")
    closed = is_closed(article.statements, index + 1)
    added = sum((part.value for part in parts), Fraction(0))
    of_them = statement.has("of_them") and _are_bare(parts)
    if not (pair or rest or closed or (of_them and added > total.value)):
        return
    if added == total.value or not total.value / MOST < added < total.value * 2:
        return
    yield Inconsistency(
        InconsistencyKind.SUM,
        fact_span(total),
        fact_span(parts[0], parts[-1]),
        f"Do the parts ({', '.join(map(article.words, parts))}) make “{article.words(total)}”? They add "
        f"up to {rounded(added)}.",
    )


def _are_bare(parts: list[Figure]) -> bool:
    """Tell whether at most one part counts something of its own."""
    return sum(bool(part.fact.unit) for part in parts) <= 1


def _wrong_share(
    article: CheckedArticle, statement: StatementFacts, former: StatementFacts
) -> Iterator[Inconsistency]:
    """The "40 per cent" in "60 of the 200 pupils come by bus. That is 40 per cent"."""
    stated = _stated_share(statement)
    if stated is None:
        return
    span, percent, slack = stated
    own = _others(statement, span)
    before = _counts(former)
    if len(own) == 1 and len(before) == 1 and statement.has("of_them"):
        part, whole = own[0], before[0]
    elif not own and len(before) == 2 and _begins_that_is(statement):
        part, whole = sorted(before, key=lambda figure: figure.value)
        between = sorted((part.end, whole.end, part.start, whole.start))[1:3]
        if not any(
            between[0] <= each.start < between[1] + 1 for each in former.places("of_whole")
        ) and (not former.is_before("of_whole", whole.start)):
            return
    else:
        return
    if part.value >= whole.value or part.fact.modifier or whole.fact.modifier:
        return
    portion = part.value * 100 / whole.value
    if abs(portion - percent) <= slack:
        return
    figures = fact_span(*sorted((part, whole), key=lambda each: each.start))
    if figures.start < span.start < figures.end:
        figures = fact_span(part)
    first, second = sorted((figures, span))
    yield Inconsistency(
        InconsistencyKind.PERCENTAGE,
        first,
        second,
        f"Is “{article.words(span)}” right? “{article.words(part)}” of “{article.words(whole)}” is about "
        f"{rounded(portion)} percent.",
    )


def _others(statement: StatementFacts, span: Span) -> list[Figure]:
    """The exact counts of a statement outside a span."""
    return [
        each
        for each in _counts(statement)
        if not span.start <= each.start < span.end and not each.fact.modifier
    ]


def _begins_that_is(statement: StatementFacts) -> bool:
    return bool(statement.vocabulary["that_is"].length_at(statement.words, 0))


def _stated_share(statement: StatementFacts) -> tuple[Span, Fraction, Fraction] | None:
    """The only percentage or fraction of a statement, in percent, with what it may be wrong by."""
    percentages = [fact for fact in statement.quantities if fact.kind == FactKind.PERCENTAGE]
    fractions = [
        fact
        for fact in (*statement.quantities, *fractions_in_words(statement))
        if fact.kind == FactKind.NUMBER and "/" in fact.value
    ]
    if len({fact.start for fact in (*percentages, *fractions)}) != 1:
        return None
    fact = (*percentages, *fractions)[0]
    hedge = HEDGED if fact.modifier else 0
    if percentages:
        if not fact.value.replace(".", "", 1).isdigit():
            return None
        return Span(fact.start, fact.end), Fraction(fact.value), PERCENT_SLACK + hedge
    over, _slash, under = fact.value.partition("/")
    if not over.isdigit() or not under.isdigit() or not int(under):
        return None
    return (
        Span(fact.start, fact.end),
        Fraction(int(over) * 100, int(under)),
        Fraction(FRACTION_SLACK + hedge),
    )
