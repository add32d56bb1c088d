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
from articles.text.consistency.numbers.ranges import shared_words

MOST = 6  # figures of one value that are compared
ROUND = 10  # smaller numbers may well be the same by chance
SURE = 2  # words in common that say that a small number is the same


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
        if first.measure == second.measure or left is right:
            continue
        shared = shared_words(left, right)
        if first.value < ROUND and len(shared) < SURE:
            continue
        if shared or right.is_before("demonstrative", second.start, hedged=False):
            yield Inconsistency(
                InconsistencyKind.UNIT,
                fact_span(first),
                fact_span(second),
                f"Is it “{article.words(first)}” or “{article.words(second)}”? The number is the same, "
                f"the unit is not.",
            )
            return
