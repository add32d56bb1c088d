"""Check whether the same number has two units or currencies: "120 km" and "120 miles"."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.numbers.ranges import share_word

MOST = 6  # figures of one value that are compared
ROUND = 10  # smaller numbers may well be the same by chance


def units(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield two places with one number in two units of one family, about the same thing."""
    measured: defaultdict[tuple[str, str], list[tuple[StatementFacts, Figure]]] = defaultdict(list)
    for statement in article.statements:
        if statement.quantities:
            for figure in statement.figures:
                family, _blank, unit = figure.measure.partition(" ")
                if unit and family != "percentage" and figure.value:
                    measured[family, figure.fact.value].append((statement, figure))
    for places in measured.values():
        yield from _conflicts(article, places[:MOST])


def _conflicts(
    article: CheckedArticle, places: list[tuple[StatementFacts, Figure]]
) -> Iterator[Inconsistency]:
    for (left, first), (right, second) in combinations(places, 2):
        if first.measure == second.measure or left is right or first.value < ROUND:
            continue
        if share_word(left, right) or right.is_before("demonstrative", second.start, hedged=False):
            yield Inconsistency(
                InconsistencyKind.UNIT,
                fact_span(first),
                fact_span(second),
                f"Is it “{article.words(first)}” or “{article.words(second)}”? The number is the same, "
                f"the unit is not.",
            )
            return
