"""Check whether parts make their total, within a sentence, over sentences and in lists."""

from collections.abc import Iterator, Sequence
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

MOST_PARTS = 12
REACH = 40  # characters in which "remaining" and its number stand
AT_START = 25  # characters before the whole in "Of the more than 80 members"
TOTAL_AND_COUNT = 2  # figures of a sentence: "9 million euros for three works"
CLOSE = 5  # words between two parts in a sentence of its own
WINDOW = 3  # statements before a rest in which its total is looked for
BEGINS = (":", "–", "—", "--", "(")
BULLETS = frozenset("-–•*·◦▪")
GAP = 60  # characters between a total and the colon behind it
PEOPLE = frozenset({"people", "victims", "persons", "deaths", "dead", "passengers", "hostages"})
TIMES = frozenset({"Y", "M", "W", "D", "TH", "TM", "TS", "age", "%", "percentage points"})


class Parts(NamedTuple):
    """A total and its parts. `complete` if the text lists them all, so that they cannot be too few."""

    total: Figure
    parts: list[Figure]
    complete: bool


def sums(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield the totals whose parts add up to something else."""
    statements = article.statements
    for index, statement in enumerate(statements):
        if not statement.quantities:
            continue
        for result in _totals(statements, index):
            added = sum((part.value for part in result.parts), Fraction(0))
            if added == result.total.value or (added < result.total.value and not result.complete):
                continue
            if added * 3 < result.total.value * 2 and len(result.parts) < 3:
                continue  # two small parts of much more
            yield _question(article, result, added)
            break


def _question(article: CheckedArticle, result: Parts, added: Fraction) -> Inconsistency:
    whole, listed = fact_span(result.total), fact_span(result.parts[0], result.parts[-1])
    if listed.start < whole.start < listed.end:
        listed = fact_span(result.parts[-1])
    parts = ", ".join(article.words(part) for part in result.parts)
    return Inconsistency(
        InconsistencyKind.SUM,
        min(whole, listed),
        max(whole, listed),
        f"Do the parts ({parts}) make “{article.words(result.total)}”? They add up to {rounded(added)}.",
    )


def _totals(statements: Sequence[StatementFacts], index: int) -> Iterator[Parts]:
    """The totals of a statement or before it, whose parts end in this statement."""
    statement = statements[index]
    if len(statement.quantities) > 2 and len(statement.figures) > 2:
        for result in (
            _parts_behind_sign(statement),
            _parts_of_whole(statement),
            _total_at_end(statement),
        ):
            if result:
                yield result
    rest = not statement.vocabulary["rest"].starts.isdisjoint(statement.keys)
    if rest or len(statement.quantities) > 2:
        earlier = [each for each in statements[max(0, index - WINDOW) : index] if each.quantities]
        if rest and (result := _with_rest(statement, earlier)):
            yield result
        former = next((each for each in reversed(earlier) if each.figures), None)
        if former and (result := _next_sentence(statement, former)):
            yield result
    if result := _list_below(statements, index):
        yield result


def _same(total: Figure, part: Figure) -> bool:
    """Tell whether two figures may be total and part: both counts, or both of one currency or unit."""
    if total.measure in TIMES or part.measure in TIMES or part.fact.modifier or total.fact.modifier:
        return False
    if total.measure == part.measure:
        return True
    return total.measure.startswith("money ") and not part.measure and part.value >= 1000


def _parts_behind_sign(statement: StatementFacts) -> Parts | None:
    """The parts in "12 people: 5 men and 8 women"."""
    figures, text = statement.figures, statement.text
    for index, total in enumerate(figures[:-2]):
        first = figures[index + 1]
        gap = text[total.end : first.start]
        sign = next((mark for mark in BEGINS if mark in gap), "")
        pairs = [pair for pair in statement.vocabulary.pairs if statement.keys.issuperset(pair)]
        pair = bool(pairs) and len(figures) == 3 and gap.strip(" ,").lower() not in pairs[0]
        people = total.fact.unit.lower() in PEOPLE and gap.count(",") == 1
        comma = people and gap.endswith(", ")
        comma = comma or (pair and gap.endswith(", "))
        if not (sign or comma) or len(gap) > GAP or "." in gap:
            continue
        end = text.find(")", first.end, statement.span.end) if sign == "(" else statement.span.end
        parts = [figure for figure in figures[index + 1 :] if figure.end <= end][:MOST_PARTS]
        if _is_list(statement, total, parts) and _is_whole_list(statement, parts, end, total):
            return Parts(total, parts, complete=True)
    return None


def _is_list(statement: StatementFacts, total: Figure, parts: list[Figure]) -> bool:
    """Tell whether the parts are of the kind of the total, smaller, and joined by commas and "and"."""
    if len(parts) < 2 or not all(_same(total, part) and part.value < total.value for part in parts):
        return False
    if any(
        fact.start > parts[0].start and fact.end < parts[-1].end and not _has(parts, fact.start)
        for fact in statement.quantities
    ):
        return False
    if not total.measure and any(part.fact.unit == total.fact.unit != "" for part in parts):
        return False
    gaps = [statement.text[left.end : right.start] for left, right in pairwise(parts)]
    joined = all("," in gap or ";" in gap or "+" in gap for gap in gaps[:-1])
    return joined and _is_joined(statement, parts[-2], parts[-1])


def _has(parts: list[Figure], start: int) -> bool:
    return any(part.start == start for part in parts)


def _is_joined(statement: StatementFacts, former: Figure, last: Figure) -> bool:
    gap = statement.text[former.end : last.start]
    return (
        "," in gap
        or ";" in gap
        or "+" in gap
        or any(former.end <= position.start < last.start for position in statement.places("and"))
    )


def _is_whole_list(statement: StatementFacts, parts: list[Figure], end: int, total: Figure) -> bool:
    """Tell whether nothing says that there are more parts: "and a child", "including"."""
    partly = any(
        total.end <= position.start < end or position.end == total.start - 1
        for position in statement.places("partly")
    )
    more = any(
        parts[-1].end <= position.start < end
        for name in ("and", "rest")
        for position in statement.places(name)
    )
    left = any(
        parts[0].end <= position.start < end
        and (
            statement.is_before("and", position.start, hedged=False)
            or statement.text[position.start - 2] in ",;"
        )
        for position in statement.places("one")
    )
    return not partly and not more and not left


def _parts_of_whole(statement: StatementFacts) -> Parts | None:
    """The parts in "Of the 80 members, 41 voted against, 30 in favour and 12 abstained"."""
    total, *parts = statement.figures
    at_start = total.start - statement.span.start < AT_START
    if not at_start or not statement.is_before("of", total.start):
        return None
    parts = parts[:MOST_PARTS]
    if (
        any(part.measure or part.value >= total.value or part.fact.modifier for part in parts)
        or total.measure
    ):
        return None
    if statement.has("partly") or len(statement.figures) != len(statement.quantities):
        return None
    pair = any(statement.keys.issuperset(pair) for pair in statement.vocabulary.pairs)
    rest = statement.has("abstained") or statement.has("rest")
    if rest or (pair and len(parts) == 2):
        return Parts(total, parts, complete=True)
    if pair and len(parts) > 2:
        return Parts(total, parts, complete=False)
    return None


def _total_at_end(statement: StatementFacts) -> Parts | None:
    """The total in "4 million for roads and 3 million for parks, 8 million in all"."""
    figures = statement.figures
    total, parts = figures[-1], figures[:-1][-MOST_PARTS:]
    named = statement.is_beside("total", total)
    if not named or not _is_list(statement, total, parts) or statement.has("partly"):
        return None
    return Parts(total, parts, complete=not statement.is_before("of", total.start))


def _with_rest(statement: StatementFacts, earlier: Sequence[StatementFacts]) -> Parts | None:
    """The parts before "the remaining 2 million", and the total before them."""
    places = list(statement.places("rest"))
    beside = [
        figure
        for figure in statement.figures
        if any(
            -REACH < position.start - figure.end < 2 or -REACH < figure.start - position.end < 2
            for position in places
        )
        and statement.is_beside("rest", figure)
    ]
    if not beside:
        return None
    rest = beside[-1]
    before = [figure for each in earlier for figure in each.figures]
    before += [figure for figure in statement.figures if figure.start <= rest.start]
    possible = []
    for index in range(len(before) - 2):
        total, parts = (
            before[index],
            [each for each in before[index + 1 :] if _same(before[index], each)],
        )
        if (
            len(parts) >= 2
            and parts[-1] is rest
            and all(part.value < total.value for part in parts)
            and (total.measure.startswith("money ") or total.value >= 2 * rest.value)
        ):
            possible.append(Parts(total, parts, complete=True))
    right = any(sum(part.value for part in each.parts) == each.total.value for each in possible)
    return possible[0] if possible and not right else None


def _next_sentence(statement: StatementFacts, former: StatementFacts) -> Parts | None:
    """Parts in a sentence that exceed the total in a sentence before.

    Parts of a count have no noun of their own: "15 of them, the Liberals 14 and Labour 21".
    """
    if len(former.figures) > TOTAL_AND_COUNT:
        return None
    totals = [each for each in former.figures if each.measure or each.value > MOST_PARTS]
    numbers = [each.value for each in former.figures if each not in totals]
    if len(totals) != 1 or len(numbers) > 1 or (numbers and not totals[0].measure):
        return None
    if len(statement.figures) < 3 or statement.has("partly"):
        return None
    total = totals[0]
    parts = [part for part in statement.figures if _same(total, part)]
    small = all(part.value <= MOST_PARTS for part in statement.figures if part not in parts)
    counts = not total.measure
    if counts and (not total.fact.unit or not small or not _are_bare(statement, total, parts)):
        return None
    if len(parts) < 3 or not small or (total.measure and not total.measure.startswith("money ")):
        return None
    if counts:
        parts = [part for part in parts if part is not statement.figures[0] or part.value > 1]
    if not _is_list(statement, total, parts):
        return None
    gaps = [statement.text[left.end : right.start] for left, right in pairwise(parts)]
    numbers += [each.value for each in statement.figures if each not in parts]
    complete = len(parts) in numbers and bool(total.measure)
    if any(len(gap.split()) > CLOSE * (2 if complete else 1) for gap in gaps):
        return None
    added = sum((part.value for part in parts), Fraction(0))
    return Parts(total, parts, complete=complete) if added * 2 < total.value * 3 else None


def _are_bare(statement: StatementFacts, total: Figure, parts: list[Figure]) -> bool:
    """Tell whether the parts count nothing else than the total does."""
    noun = total.fact.unit.lower()
    return all(
        not part.fact.unit or part.fact.unit.lower() == noun or statement.is_after("of", part.end)
        for part in parts
    ) and any(not part.fact.unit for part in parts)


def _list_below(statements: Sequence[StatementFacts], index: int) -> Parts | None:
    """The parts in the items of a list below "The town spends 12 million euros:"."""
    head = statements[index]
    text = head.text
    if len(head.figures) != 1 or text[head.span.end - 1] != ":" or head.has("partly"):
        return None
    parts: list[Figure] = []
    for item in statements[index + 1 : index + 1 + MOST_PARTS]:
        if text[item.span.start] not in BULLETS:
            break
        if len(item.figures) != 1 or not _same(head.figures[0], item.figures[0]):
            return None
        parts += item.figures
    total = head.figures[0]
    if len(parts) < 2 or any(part.value >= total.value for part in parts):
        return None
    return Parts(total, parts, complete=True)
