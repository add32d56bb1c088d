"""Check shares: "40 of 80 (45 percent)", "a third, 45 percent", shares that exceed their whole."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
    rounded,
)
from articles.text.consistency.numbers.change import fractions_in_words
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

TOO_MUCH = 105  # percent; a higher total is not due to rounding
TOO_LITTLE = 95
NEAR = 6  # words between a part and its share
ROUGH = 5  # percentage points by which a third may differ from its percentage
HEDGED = 9  # percentage points more, with "almost" or "more than"
OPENINGS = ("(", ",", "–", "—", "-", "[")
CLOSINGS = frozenset(").,;–—-]:")
STOPS = frozenset(".;:!?\n")


class Share(NamedTuple):
    """A part of a whole, and the percentage that it is said to be."""

    part: Figure
    whole: Figure
    share: Figure


def shares(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check the percentages of parts, and those that make up one whole."""
    for statement in article.statements:
        percentages = [fact for fact in statement.quantities if fact.kind == FactKind.PERCENTAGE]
        if not percentages:
            continue
        yield from _wrong_percentages(article, statement)
        yield from _wrong_fractions(article, statement)
        if len(percentages) > 1:
            yield from _not_one_whole(article, statement)


def _wrong_percentages(
    article: CheckedArticle, statement: StatementFacts
) -> Iterator[Inconsistency]:
    figures = statement.figures
    for some in zip(figures, figures[1:], figures[2:], strict=False):
        each = _share(statement, *some)
        if each is None or not each.whole.value:
            continue
        portion = each.part.value * 100 / each.whole.value
        if each.part.value > each.whole.value or _is_share(each.share.fact, portion):
            continue
        ends = sorted((each.part, each.whole), key=lambda figure: figure.start)
        both = fact_span(*ends)
        yield Inconsistency(
            InconsistencyKind.PERCENTAGE,
            min(both, fact_span(each.share)),
            max(both, fact_span(each.share)),
            f"Is “{article.words(each.share)}” right? “{article.words(both)}” is about "
            f"{rounded(portion)} percent.",
        )


def _share(statement: StatementFacts, first: Figure, second: Figure, third: Figure) -> Share | None:
    """The part, the whole and the percentage in three figures in a row, if they are that."""
    at = [figure.measure == "%" for figure in (first, second, third)]
    if sum(at) != 1 or any(figure.measure == "age" for figure in (first, second, third)):
        return None
    if at[2] and _is_part_of(statement, first, second) and _explains(statement, second, third):
        return Share(first, second, third)
    if at[2] and _is_whole_first(statement, first, second) and _explains(statement, second, third):
        return Share(second, first, third)
    if at[0] and _is_part_of(statement, second, third) and _opens(statement, first, second):
        return Share(second, third, first)
    if at[0] and _is_part_of(statement, first, second) and _explains(statement, second, third):
        return Share(third, second, first)
    return None


def _is_part_of(statement: StatementFacts, part: Figure, whole: Figure) -> bool:
    """Tell whether "of" stands between the two, as in "40 of the 80", and nothing else of weight."""
    gap = statement.text[part.end : whole.start]
    return (
        len(gap.split()) <= 4
        and not STOPS.intersection(gap)
        and "," not in gap
        and statement.is_before("of", whole.start)
    )


def _is_whole_first(statement: StatementFacts, whole: Figure, part: Figure) -> bool:
    """Tell whether the sentence goes "Of the 80 shops, 40"."""
    gap = statement.text[whole.end : part.start]
    begins = statement.index_at(whole.start) <= 3
    near = len(gap.split()) <= NEAR and not STOPS.intersection(gap)
    return begins and near and statement.is_before("of", whole.start)


def _opens(statement: StatementFacts, share: Figure, part: Figure) -> bool:
    """Tell whether an opening bracket lies between the percentage and the part."""
    gap = statement.text[share.end : part.start].rstrip()
    return gap.endswith("(") and len(gap.split()) <= 4


def _explains(statement: StatementFacts, number: Figure | Fact, share: Figure | Fact) -> bool:
    """Tell whether the second only says the first in another way: "40 of 80, 45 percent, ..."."""
    gap = statement.text[number.end : share.start].rstrip()
    if len(gap.split()) > NEAR or STOPS.intersection(gap):
        return False
    behind = statement.text[share.end : statement.span.end].lstrip()[:1]
    likewise = statement.is_before("likewise", share.start)
    if not likewise and (not gap.endswith(OPENINGS) or gap.count(",") > 1):
        return False
    return likewise or gap.endswith("(") or not behind or behind in CLOSINGS


def _is_share(share: Fact, portion: Fraction) -> bool:
    """Tell whether the share is right, as newspapers round."""
    rounding_step = Fraction(1, 10 ** len(share.value.partition(".")[2]))
    return abs(portion - Fraction(share.value)) < (rounding_step if not share.modifier else 5)


def _wrong_fractions(article: CheckedArticle, statement: StatementFacts) -> Iterator[Inconsistency]:
    """Check the percentage in "a third of the members, 45 percent, ..."."""
    facts = [*statement.quantities, *fractions_in_words(statement)]
    facts.sort()
    for first, second in pairwise(facts):
        if "/" not in first.value + second.value or not _explains(statement, first, second):
            continue
        fraction, share = (first, second) if "/" in first.value else (second, first)
        if fraction.kind != FactKind.NUMBER or share.unit != "%" or not _is_number(share.value):
            continue
        over, _slash, under = fraction.value.partition("/")
        if not (_is_number(over) and _is_number(under)):
            continue
        portion = Fraction(over) * 100 / Fraction(under)
        if _is_about(Fraction(share.value), portion, fraction.modifier):
            continue
        yield Inconsistency(
            InconsistencyKind.PERCENTAGE,
            fact_span(first),
            fact_span(second),
            f"Are “{article.words(fraction)}” and “{article.words(share)}” the same? “"
            f"{article.words(fraction)}” is about {rounded(portion)} percent.",
        )


def _is_about(share: Fraction, portion: Fraction, modifier: str) -> bool:
    """Tell whether the percentage may be said as that fraction: "more than half" may be 57 percent."""
    above = HEDGED if modifier in ("more than", "at least", "about") else 0
    below = HEDGED if modifier in ("almost", "less than", "at most", "about") else 0
    return portion - ROUGH - below <= share <= portion + ROUGH + above


def _is_number(written: str) -> bool:
    return written.replace(".", "", 1).isdigit() and bool(float(written))


def _not_one_whole(article: CheckedArticle, statement: StatementFacts) -> Iterator[Inconsistency]:
    """Shares with a rest or the undecided that make more or less than 100 percent."""
    listed = [figure for figure in statement.figures if figure.measure == "%"]
    exact = len(listed) == sum(fact.kind == FactKind.PERCENTAGE for fact in statement.quantities)
    if len(listed) < 2 or not exact or statement.has("groups"):
        return
    rest = [figure for figure in listed if _is_rest(statement, figure)]
    total = sum((figure.value for figure in listed), Fraction(0))
    undecided = len(listed) > 2 and any(map(statement.has, ("undecided", "abstained", "rest")))
    if not (total >= TOO_MUCH and (rest or undecided)) and not (total <= TOO_LITTLE and rest):
        return
    shown = ", ".join(f"“{article.words(figure)}”" for figure in listed)
    yield Inconsistency(
        InconsistencyKind.PERCENTAGE,
        fact_span(listed[0]),
        Span(listed[1].start, listed[-1].end),
        f"Are {shown} shares of one whole? Together they are {rounded(total)} percent.",
    )


def _is_rest(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is "the remaining 20 percent"."""
    return figure is not statement.figures[0] and statement.is_beside("rest", figure)
