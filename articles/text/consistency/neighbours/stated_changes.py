"""Check what a text says of a change against its two values in the sentences around."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
    rounded,
    rounding_step,
)
from articles.text.consistency.neighbours.timed import Pair, pair_of
from articles.text.consistency.numbers.change import FACTORS, fractions_in_words, is_of_points
from articles.text.consistency.numbers.ranges import share_word
from articles.text.spans import Span

FAR = 2  # statements before the two values
MOST_TIMES = 20  # between two values of one quantity
SLACK = Fraction(12, 100)  # of a factor: "doubled" may be 1.9 times
SHARE_SLACK = Fraction(3, 2)  # percentage points
FRACTION_SLACK = Fraction(6, 100)
AHEAD = 6  # words at the start of a statement in which "the rise" or "that" stands
DIRECTIONS = ("rise", "fall")


def stated_changes(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield factors, percentages and directions that do not fit the values in a neighbouring sentence."""
    statements = article.statements
    claims = article.vocabulary.union((*DIRECTIONS, *FACTORS))
    for index, statement in enumerate(statements):
        if not statement.quantities or not _may_be_stated(statements, index, claims):
            continue
        former = statements[index - 1] if index else None
        pair = pair_of(statement, former)
        if pair is None or not pair.before.value or pair.before.value == pair.after.value:
            continue
        low, high = sorted((pair.before.value, pair.after.value))
        if high > low * MOST_TIMES:
            continue
        yield from _first(
            _check(article, pair, statement, teller) for teller in _tellers(article, index, pair)
        )


def _may_be_stated(
    statements: Sequence[StatementFacts], index: int, claims: frozenset[str]
) -> bool:
    """Tell whether a statement near has a word for a change. Most have none."""
    alone = len(statements[index].quantities) < 2
    if alone and (not index or not statements[index - 1].quantities):
        return False
    near = statements[max(0, index - FAR) : index + 2]
    return any(not claims.isdisjoint(each.keys) for each in near)


def _first(results: Iterator[Inconsistency | None]) -> Iterator[Inconsistency]:
    """The first result, if there is one."""
    result = next((each for each in results if each), None)
    if result:
        yield result


def _tellers(article: CheckedArticle, index: int, pair: Pair) -> Iterator[StatementFacts]:
    """The statements that may tell of the change: the next, the one of the values, and those before."""
    statements = article.statements
    if index + 1 < len(statements) and _goes_on(statements[index + 1]):
        yield statements[index + 1]
    yield statements[index]
    first = min(pair.before.start, pair.after.start)
    for teller in reversed(statements[max(0, index - FAR) : index]):
        if teller.span.start <= first < teller.span.end or (
            all(figure.measure in ("%", "Y", "M") for figure in teller.figures)
            and not statements[index].has("forecast")
            and _is_about(teller, statements[index], pair)
        ):
            yield teller


def _is_about(teller: StatementFacts, statement: StatementFacts, pair: Pair) -> bool:
    """Tell whether the two statements speak of one quantity, as far as their words say."""
    units = f"{pair.before.fact.unit} {pair.after.fact.unit}".lower().split()
    first = statement.words[0].key if statement.words else ""
    return (
        pair.compared
        or (not units and not pair.before.measure)
        or not teller.keys.isdisjoint(units)
        or first in statement.vocabulary["it"].starts
        or share_word(teller, statement)
    )


def _goes_on(statement: StatementFacts) -> bool:
    """Tell whether it begins with "That is" or "The rise"."""
    words = statement.words[:AHEAD]
    vocabulary = statement.vocabulary
    if words and vocabulary["that_is"].length_at(words, 0):
        return True
    return (
        any(word.key in vocabulary[name].starts for word in words[1:2] for name in DIRECTIONS)
        and words[0].key in vocabulary["definite"].starts
    )


def _check(
    article: CheckedArticle, pair: Pair, statement: StatementFacts, teller: StatementFacts
) -> Inconsistency | None:
    if teller.has("negation") or teller.has("forecast"):
        return None
    if teller is not statement and _goes_the_other_way(pair, statement, teller):
        return None
    own_word = teller is statement or any(map(statement.has, DIRECTIONS))
    return (
        _factor(article, pair, teller)
        or _percentage(article, pair, teller)
        or _fraction(article, pair, teller)
        or (None if own_word else _direction(article, pair, teller))
    )


def _goes_the_other_way(pair: Pair, statement: StatementFacts, teller: StatementFacts) -> bool:
    """Tell whether "In the north they fell, from 9 to 8" stands against "Prices rose 6 percent"."""
    fits = "rise" if pair.after.value > pair.before.value else "fall"
    other = "fall" if fits == "rise" else "rise"
    own = statement.has(fits) and not statement.has(other)
    return own and teller.has(other) and not teller.has(fits)


def _factor(article: CheckedArticle, pair: Pair, teller: StatementFacts) -> Inconsistency | None:
    for name, stated in FACTORS.items():
        factor = stated
        position = next(teller.places(name), None)
        if position is None or _inside(pair, position):
            continue
        if name == "halve" and not teller.has("fall") and teller.has("rise"):
            factor = Fraction(3, 2)
        times = pair.after.value / pair.before.value
        hedged = teller.is_before("hedge", position.start, hedged=False) or teller.has("more_than")
        if abs(times - factor) <= factor * SLACK * (3 if hedged else 1):
            return None
        return _question(article, pair, position, f"is {rounded(times)} times as much")
    return None


def _percentage(
    article: CheckedArticle, pair: Pair, teller: StatementFacts
) -> Inconsistency | None:
    shares = [f for f in teller.figures if f.measure == "%"]
    if len(shares) != 1 or shares[0] in (pair.before, pair.after) or pair.before.measure == "%":
        return None
    share = shares[0]
    if share.fact.modifier in ("more than", "less than") or not _tells_change(teller):
        return None
    actual = _percent(pair)
    slack = SHARE_SLACK + _slack_of(pair) * 100 + (3 if share.fact.modifier else 0)
    if abs(actual - share.value) <= slack:
        return None
    return _question(
        article, pair, fact_span(share), f"is a change of about {rounded(actual)} percent"
    )


def _percent(pair: Pair) -> Fraction:
    return abs(pair.after.value - pair.before.value) * 100 / pair.before.value


def _slack_of(pair: Pair) -> Fraction:
    """By how much the quotient of the two values may differ, if both are rounded."""
    return (
        sum(
            (rounding_step(each.fact) / each.value / 2 for each in (pair.before, pair.after)),
            Fraction(0),
        )
        if pair.before.value < 10**6
        else Fraction(1, 100)
    )


def _tells_change(teller: StatementFacts) -> bool:
    return any(map(teller.has, (*DIRECTIONS, "up", "down")))


def _fraction(article: CheckedArticle, pair: Pair, teller: StatementFacts) -> Inconsistency | None:
    """The "a third" in "It fell by a third"."""
    for fact in fractions_in_words(teller):
        by = teller.is_before("by", fact.start, hedged=False) and not is_of_points(teller, fact)
        if not by or not _tells_change(teller):
            continue
        over, _slash, under = fact.value.partition("/")
        actual = _percent(pair) / 100
        if abs(Fraction(int(over), int(under)) - actual) <= FRACTION_SLACK + _slack_of(pair):
            return None
        text = f"is a change of about {rounded(actual * 100)} percent"
        return _question(article, pair, Span(fact.start, fact.end), text)
    return None


def _direction(article: CheckedArticle, pair: Pair, teller: StatementFacts) -> Inconsistency | None:
    words = [(name, position) for name in DIRECTIONS for position in teller.places(name)]
    if len({name for name, _position in words}) != 1:
        return None
    name, position = words[0]
    if (name == "rise") == (pair.after.value > pair.before.value):
        return None
    change = "rise" if pair.after.value > pair.before.value else "fall"
    return _question(article, pair, position, f"is a {change}")


def _inside(pair: Pair, position: Span) -> bool:
    span = pair.span()
    return span.start < position.start < span.end


def _question(
    article: CheckedArticle, pair: Pair, position: Span, what: str
) -> Inconsistency | None:
    span = pair.span()
    if span.start < position.end and position.start < span.end:
        span = fact_span(_far_end(pair, position))
    first, second = sorted((position, span))
    return Inconsistency(
        InconsistencyKind.CHANGE,
        first,
        second,
        f"Is “{article.words(position)}” right? From “{article.words(pair.before)}” to "
        f"“{article.words(pair.after)}” {what}.",
    )


def _far_end(pair: Pair, position: Span) -> Figure:
    return max((pair.before, pair.after), key=lambda figure: abs(figure.start - position.start))
