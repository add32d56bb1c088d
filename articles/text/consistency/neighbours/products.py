"""Check a price for each against the price of all: "five buses at 300,000 euros each ... 2.5 million euros"."""

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
from articles.text.spans import Span

FAR = 2  # statements behind the price for each
GAP = 8  # words between the count and the price
SLACK = Fraction(3, 100)
MOST = 6  # times the product; what is more is of something else
MONEY = "money "
POUNDS = {"weight lb": "money GBP"}  # few pounds may be a weight elsewhere


def products(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield prices of all that are not the count times the price for each."""
    for index, statement in enumerate(article.statements):
        if len(statement.quantities) < 2 or not statement.has("apiece"):
            continue
        pair = _count_and_price(statement)
        if pair is None:
            continue
        count, price = pair
        for other in article.statements[index : index + 1 + FAR]:
            total = _price_of_all(other, count, price)
            if total is None:
                continue
            product = count.value * price.value
            if product / MOST < total.value < product * MOST and (
                abs(product - total.value) > product * SLACK
            ):
                yield _question(article, Span(count.start, price.end), total, product)
            break


def _count_and_price(statement: StatementFacts) -> tuple[Figure, Figure] | None:
    """The count and the price for each, if the statement has one of each beside "each"."""
    prices = [
        figure
        for figure in statement.figures
        if (figure.measure.startswith(MONEY) or figure.measure in POUNDS)
        and (
            statement.is_after("apiece", figure.end) or statement.is_before("apiece", figure.start)
        )
    ]
    counts = [
        figure
        for figure in statement.figures
        if not figure.measure and not figure.fact.modifier and figure.value > 1
    ]
    if len(prices) != 1 or len(counts) != 1 or prices[0].fact.modifier:
        return None
    count, price = counts[0], prices[0]
    near = len(statement.text[count.end : price.start].split()) <= GAP
    return (count, price) if count.end < price.start and near else None


def _price_of_all(statement: StatementFacts, count: Figure, price: Figure) -> Figure | None:
    """The only other amount, in a statement that speaks of a bill or a total."""
    amounts = [
        figure
        for figure in statement.figures
        if figure.measure == POUNDS.get(price.measure, price.measure)
        and figure.start != price.start
    ]
    if len(amounts) != 1 or amounts[0].fact.modifier:
        return None
    named = statement.has("bill") or statement.has("total") or statement.has("together")
    return amounts[0] if named else None


def _question(
    article: CheckedArticle, pair: Span, total: Figure, product: Fraction
) -> Inconsistency:
    both = sorted((pair, fact_span(total)))
    return Inconsistency(
        InconsistencyKind.SUM,
        both[0],
        both[1],
        f"Does “{article.words(total)}” fit “{article.words(pair)}”? The product is {rounded(product)}.",
    )
