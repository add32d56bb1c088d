"""Check ranges: "between 60 and 40", and a dearest ticket that is dearer than the range says."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.facts.fact import Fact, FactKind

FAR = 3  # statements between a range and the highest or lowest value
ALIKE = 5  # letters that two words of one thing share at their beginning
RANGED = (FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENTAGE)
SIDES = {"most": 1, "least": -1}


def ranges(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield ranges whose ends are in the wrong order, and values outside of a range."""
    open_ranges: list[tuple[int, StatementFacts, Fact]] = []
    for number, statement in enumerate(article.statements):
        if not statement.quantities and not statement.days:
            continue
        if len(statement.quantities) > 1 or len(statement.days) > 1:
            yield from _upside_down(article, statement)
        open_ranges = [each for each in open_ranges if number - each[0] <= FAR]
        if open_ranges and statement.figures:
            yield from _outside(article, statement, open_ranges)
        open_ranges += [
            (number, statement, fact)
            for fact in statement.quantities
            if ".." in fact.value and not statement.has("average") and fact.kind in RANGED
        ]


def _upside_down(article: CheckedArticle, statement: StatementFacts) -> Iterator[Inconsistency]:
    """Check "between 60 and 40 people" and "aged 18 to 12"."""
    if statement.vocabulary["range_from"].starts.isdisjoint(statement.keys):
        return
    for first, second in _ends(statement):
        if statement.is_before("between", first.start, hedged=False):
            joined = statement.is_before("and", second.start, hedged=False)
        else:
            joined = (
                first.measure in ("age", "")
                and statement.is_before("aged", first.start, hedged=False)
                and statement.is_before("to", second.start, hedged=False)
            )
        if joined and second.value < first.value and not _is_of_time(statement, first, second):
            yield Inconsistency(
                InconsistencyKind.RANGE,
                fact_span(first),
                fact_span(second),
                f"Is “{article.words(first)}” to “{article.words(second)}” in the right order? "
                f"The first number is greater than the second.",
            )


def _ends(statement: StatementFacts) -> Iterator[tuple[Figure, Figure]]:
    """Figures next to each other with at most two words between them."""
    years = [
        Figure(fact, Fraction(fact.value), "year")
        for fact in statement.days
        if len(fact.value) == 4 and fact.value.isdigit()
    ]
    for figures in (statement.figures, years):
        for first, second in pairwise(figures):
            gap = statement.text[first.end : second.start]
            if len(gap.split()) <= 3 and not {".", ";", ":", ",", "%"}.intersection(gap):
                yield first, second


def _is_of_time(statement: StatementFacts, first: Figure, second: Figure) -> bool:
    """Tell whether they are hours ("between 10 and 6 o'clock"), below zero, or of two units."""
    behind = statement.index_at(second.end)
    hour = any(
        statement.vocabulary["hours"].length_at(statement.words, index)
        for index in (behind, statement.index_at(first.end))
    ) or second.measure in ("TH", "TM")
    apart = first.measure != second.measure and "" not in (first.measure, second.measure)
    minus = statement.text[max(0, first.start - 6) : first.start].rstrip()
    scaled = first.value >= 1000 > second.value
    return hour or apart or scaled or minus.endswith(("-", "−", "minus", "moins", "menos"))


def _outside(
    article: CheckedArticle,
    statement: StatementFacts,
    open_ranges: list[tuple[int, StatementFacts, Fact]],
) -> Iterator[Inconsistency]:
    """Check "the dearest ticket costs 65 euros" against "tickets cost 20 to 50 euros"."""
    if len(statement.figures) != 1 or statement.days or statement.has("record"):
        return
    figure = statement.figures[0]
    sides = [side for name, side in SIDES.items() if statement.has(name)]
    if len(sides) != 1 or figure.fact.modifier:
        return
    for _number, other, fact in open_ranges:
        low, high = map(Fraction, fact.value.split(".."))
        fits = figure.value <= high if sides[0] > 0 else figure.value >= low
        units = {fact.unit, figure.fact.unit} - {"", "years old"}
        same = fact.kind == figure.fact.kind and len(units) < 2
        if fits or not same or not share_word(other, statement) or figure.value > high * 5:
            continue
        yield Inconsistency(
            InconsistencyKind.RANGE,
            fact_span(fact),
            fact_span(figure),
            f"Does “{article.words(figure)}” lie in “{article.words(fact)}”? The range is said to "
            f"hold all of them.",
        )
        return


def share_word(first: StatementFacts, second: StatementFacts) -> bool:
    """Tell whether two statements have a telling word in common, whatever its ending."""
    return bool(shared_words(first, second))


def shared_words(first: StatementFacts, second: StatementFacts) -> set[str]:
    """Return the beginnings of the telling words that two statements have in common."""
    return _beginnings(first) & _beginnings(second)


def _beginnings(statement: StatementFacts) -> set[str]:
    common = statement.vocabulary.common
    nouns: set[str] = set()
    if statement.vocabulary.code in CAPITAL_NOUNS:
        nouns = {
            word.key
            for word in statement.words[1:]
            if len(word.key) == ALIKE - 1 and statement.text[word.start].isupper()
        }
    return nouns | {
        key[:ALIKE]
        for key in statement.keys
        if len(key) >= ALIKE and key not in common and key.isalpha()
    }
