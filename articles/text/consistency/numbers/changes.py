"""Check how numbers changed: "rose from 20 to 30, an increase of 40 percent", "fell from 20 to 30"."""

import re
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
    rounding_step,
)
from articles.text.consistency.numbers.change import (
    FACTORS,
    SCALES,
    Change,
    change_of,
    fractions_in_words,
    is_of_points,
    may_change,
)
from articles.text.spans import Span

SLACK = Fraction(12, 100)  # of a factor: "doubled" may be 1.9 times
MORE_SLACK = Fraction(30, 100)  # with "almost" and "more than"
FRACTION = re.compile(r"[1-9][0-9]?/[1-9][0-9]?")
NEAR = 3  # words between a percentage and the word for the change


def changes(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check the direction, the percentage and the factor of each change."""
    former: StatementFacts | None = None
    for statement in article.statements:
        if (
            statement.quantities
            and may_change(statement, former)
            and (change := change_of(statement, former))
        ):
            yield from _wrong_share(article, change, _share_of_change(change))
            yield from _wrong_difference(article, change)
            yield from _wrong_factor(article, change)
            yield from _wrong_fraction(article, change)
            yield from _wrong_direction(article, change)
        former = statement


def _directions(change: Change) -> list[tuple[str, Span]]:
    """The words for a direction that belong to the change: all, or those next before it if they differ."""
    statement = change.teller
    if statement.has("negation") or statement.has("rank"):
        return []
    span = change.span()
    words = sorted(
        ((name, position) for name in ("up", "down") for position in statement.places(name)),
        key=lambda each: each[1],
    )
    words = [
        each
        for each in words
        if each[1].end <= span.start
        or each[1].start >= span.end
        or not span.start <= each[1].start < span.end
    ]
    if len({name for name, _place in words}) > 1:
        words = [each for each in words if each[1].end <= span.start][-1:]
        inside = [f for f in statement.figures if words and words[0][1].end <= f.start < span.start]
        return [] if inside else words
    return words


def _wrong_direction(article: CheckedArticle, change: Change) -> Iterator[Inconsistency]:
    """A rise to a smaller number, or a fall to a greater one."""
    words = _directions(change)
    new, old = change.after.value, change.old
    if not words or new == old or max(new, old) > min(new, old) * 20:
        return
    name, position = words[0]
    if (name == "up") == (new > old):
        return
    span = change.span()
    if position.start < span.end and span.start < position.end:
        return
    yield Inconsistency(
        InconsistencyKind.CHANGE,
        min(position, span),
        max(position, span),
        f"Does “{article.words(position)}” fit “{article.words(span)}”? From “{article.words(change.before)}” "
        f"to “{article.words(change.after)}” is a {'rise' if new > old else 'fall'}.",
    )


def _share_of_change(change: Change) -> Figure | None:
    """The only percentage that says how much the number changed."""
    shares = [
        figure
        for figure in change.teller.figures
        if figure.measure == "%" and figure not in (change.before, change.after)
    ]
    if len(shares) != 1 or change.before.measure == "%" or shares[0].fact.modifier:
        return None
    return shares[0] if _tells_change(change.teller, shares[0]) else None


def _tells_change(statement: StatementFacts, share: Figure) -> bool:
    """Tell whether a word for a change stands next to the percentage."""
    words = statement.words
    first, behind = statement.index_at(share.start), statement.index_at(share.end)
    for name in ("up", "down"):
        known = statement.vocabulary[name]
        if any(known.length_at(words, index) for index in range(max(0, first - NEAR), first)):
            return True
        if any(known.length_at(words, index) for index in range(behind, behind + 2)):
            gap = statement.text[share.end : words[behind].start] if behind < len(words) else ","
            return "," not in gap
    return statement.is_before("likewise", share.start)


def _wrong_share(
    article: CheckedArticle, change: Change, share: Figure | None
) -> Iterator[Inconsistency]:
    if share is None:
        return
    low, high = _change_in_percent(change)
    if low <= share.value <= high:
        return
    both = change.span()
    if both.start < share.start < both.end:
        both = fact_span(change.after)
    yield Inconsistency(
        InconsistencyKind.CHANGE,
        min(both, fact_span(share)),
        max(both, fact_span(share)),
        f"Is “{article.words(share)}” right? From “{article.words(change.before)}” to "
        f"“{article.words(change.after)}” is a change of about {rounded((low + high) / 2)} percent.",
    )


def _change_in_percent(change: Change) -> tuple[Fraction, Fraction]:
    """The lowest and highest percentage of the change, if both ends and the share are rounded."""
    scale = change.old / change.before.value
    old_step = rounding_step(change.before.fact) * scale / 2
    new_step = rounding_step(change.after.fact) / 2
    if change.after.value >= 10**6:  # "15.9 million" is rounded to hundred thousands
        new_step = max(new_step, _step_of_large(change.after.value))
        old_step = max(old_step, _step_of_large(change.old))
    ends = [
        abs(later - earlier) * 100 / earlier
        for earlier in (change.old - old_step, change.old + old_step)
        for later in (change.after.value - new_step, change.after.value + new_step)
        if earlier > 0
    ]
    return min(ends) - 1, max(ends) + 1


def _step_of_large(value: Fraction) -> Fraction:
    """The last written digit of a value of millions: 100,000 for "15.9 million"."""
    step = next(Fraction(scale) for scale in SCALES if value >= scale)
    while (value / step).denominator != 1 and step > 1:
        step /= 10
    return step / 2


def _wrong_difference(article: CheckedArticle, change: Change) -> Iterator[Inconsistency]:
    """The "by 15" in "rose by 15 from 40 to 60", or the percentage points of a change."""
    for figure in change.teller.figures:
        if figure in (change.before, change.after) or figure.fact.modifier:
            continue
        points = change.before.measure == "%" and figure.measure == "percentage points"
        same = figure.measure == change.before.measure == change.after.measure != "%"
        if not points and not (same and _is_difference(change.teller, figure)):
            continue
        gap = abs(change.after.value - change.old)
        steps = rounding_step(change.before.fact) + rounding_step(change.after.fact)
        if abs(gap - figure.value) <= steps * Fraction(3, 4) or change.old != change.before.value:
            continue
        both = change.span()
        yield Inconsistency(
            InconsistencyKind.CHANGE,
            min(both, fact_span(figure)),
            max(both, fact_span(figure)),
            f"Is “{article.words(figure)}” right? Between “{article.words(change.before)}” and "
            f"“{article.words(change.after)}” lie {rounded(gap)}.",
        )


def _is_difference(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether the figure stands behind "by", and a word for a change before that."""
    index = statement.index_at(figure.start)
    if not statement.is_before("by", figure.start, hedged=False):
        return False
    return any(
        statement.vocabulary[name].length_at(statement.words, back)
        for name in ("up", "down")
        for back in range(max(0, index - NEAR), index)
    )


def _wrong_factor(article: CheckedArticle, change: Change) -> Iterator[Inconsistency]:
    """The "doubled" in "doubled from 200 to 310"."""
    for name, stated in FACTORS.items():
        factor = stated
        position = next(change.teller.places(name), None)
        if position is None:
            continue
        times = change.after.value / change.old
        if name == "halve" and times > 1 and change.teller.has("up"):
            factor = Fraction(3, 2)  # "up by half"
        more = change.teller.is_before("more_than", position.start, hedged=False)
        hedged = change.teller.is_before("hedge", position.start, hedged=False)
        slack = factor * (MORE_SLACK if hedged else SLACK)
        span = change.span()
        fits = times >= factor - factor * SLACK / 2 if more else abs(times - factor) <= slack
        if fits or span.start < position.start < span.end:
            return
        yield Inconsistency(
            InconsistencyKind.CHANGE,
            min(position, span),
            max(position, span),
            f"Is “{article.words(position)}” right? From “{article.words(change.before)}” to "
            f"“{article.words(change.after)}” is {rounded(times)} times as much.",
        )
        return


def _wrong_fraction(article: CheckedArticle, change: Change) -> Iterator[Inconsistency]:
    """The "a third" in "dropped by a third, from 120 to 90"."""
    facts = (*change.teller.quantities, *fractions_in_words(change.teller))
    fractions = [fact for fact in facts if FRACTION.fullmatch(fact.value)]
    if len(fractions) != 1 or is_of_points(change.teller, fractions[0]):
        return
    if not change.teller.is_before("by", fractions[0].start, hedged=False):
        return
    over, under = fractions[0].value.split("/")
    stated = Fraction(int(over), int(under))
    actual = abs(change.after.value - change.old) / change.old
    if abs(stated - actual) <= (SLACK if fractions[0].modifier else SLACK / 2):
        return
    both = change.span()
    yield Inconsistency(
        InconsistencyKind.CHANGE,
        min(both, fact_span(fractions[0])),
        max(both, fact_span(fractions[0])),
        f"Is “{article.words(fractions[0])}” right? From “{article.words(change.before)}” to "
        f"“{article.words(change.after)}” is a change of about {rounded(actual * 100)} percent.",
    )
