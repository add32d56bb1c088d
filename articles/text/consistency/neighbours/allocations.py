"""Check a total against its parts in the sentences around it: "9 million pounds ... There is nothing else"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
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

FAR = 4  # statements between a total and its last part
CLOSING = 2  # statements behind the last part in which the text says that there is no more
MOST_WORDS = 16  # of a sentence that says so
MONEY = "money "
SLACK = Fraction(1, 200)  # of the total
MOST = 2  # times the total; what is more is of another total
FEWEST_ALONE = 3  # parts that are too much without a word for the end of the list


class Allocation(NamedTuple):
    """A total, its parts, and the index behind the statement of the last part."""

    total: Figure
    parts: list[Figure]
    behind: int
    complete: bool = False
    allotted: bool = False  # each statement says who receives its part


def allocations(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield totals of money that the amounts in the sentences behind or before them do not make."""
    statements = article.statements
    behind = 0
    for index, statement in enumerate(statements):
        if not statement.quantities or index < behind:
            continue
        amounts = [figure for figure in statement.figures if figure.measure.startswith(MONEY)]
        if len(amounts) != 1 or amounts[0].fact.modifier or _is_of_another_time(statement):
            continue
        result = _behind(statements, index, amounts[0]) or _before(statements, index, amounts[0])
        if result is not None and _is_wrong(statements, result):
            behind = result.behind
            yield _question(article, result)


def _is_of_another_time(statement: StatementFacts) -> bool:
    return statement.has("previous") or statement.has("long_ago")


def _behind(statements: Sequence[StatementFacts], index: int, total: Figure) -> Allocation | None:
    """The amounts in the statements behind a total, until other figures come."""
    parts: list[Figure] = []
    last = index
    allotted = True
    for number in range(index + 1, min(len(statements), index + 1 + FAR)):
        statement = statements[number]
        if not statement.figures:
            if parts or number > index + 2:
                break
            continue
        if not _are_parts(statement, total) or _is_nested(statement):
            break
        parts += statement.figures
        last = number
        allotted = allotted and statement.has("allot")
    if len(parts) < 2:
        return None
    counts = [each for each in statements[index].figures if each is not total and not each.measure]
    counted = len(counts) == 1 and counts[0].value == len(parts)
    return Allocation(
        total, parts, last + 1, counted and statements[index].has("divided"), allotted
    )


def _before(statements: Sequence[StatementFacts], index: int, total: Figure) -> Allocation | None:
    """The amounts before "Together that makes 9 million pounds"."""
    if not statements[index].has("together"):
        return None
    parts: list[Figure] = []
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        statement = statements[number]
        if not statement.figures or not _are_parts(statement, total) or _is_nested(statement):
            break
        parts = [*statement.figures, *parts]
    return Allocation(total, parts, index + 1, complete=True) if len(parts) > 1 else None


def _are_parts(statement: StatementFacts, total: Figure) -> bool:
    """Tell whether all figures of the statement may be parts of the total."""
    return not _is_of_another_time(statement) and all(
        figure.value < total.value
        and not figure.fact.modifier
        and (figure.measure == total.measure or (not figure.measure and figure.value >= 1000))
        for figure in statement.figures
    )


def _is_nested(statement: StatementFacts) -> bool:
    """Tell whether a part has parts of its own: "4 million for roads, of which 1 million ..."."""
    first = statement.figures[0]
    if len(statement.figures) != sum(fact.kind != "period" for fact in statement.quantities):
        return True
    return any(each.start > first.start for each in statement.places("partly"))


def _is_wrong(statements: Sequence[StatementFacts], result: Allocation) -> bool:
    added = sum((part.value for part in result.parts), Fraction(0))
    total = result.total.value
    if abs(added - total) <= total * SLACK or not total / MOST < added < total * MOST:
        return False
    if result.complete or is_closed(statements, result.behind):
        return True
    return added > total and len(result.parts) >= FEWEST_ALONE and result.allotted


def is_closed(statements: Sequence[StatementFacts], behind: int) -> bool:
    """Tell whether a text says behind a list that there is nothing else."""
    return any(
        _says_no_more(statement) for statement in statements[max(0, behind - 1) : behind + CLOSING]
    )


def _says_no_more(statement: StatementFacts) -> bool:
    if statement.has("nothing_else"):
        return True
    keys, vocabulary = statement.keys, statement.vocabulary
    return (
        len(statement.words) <= MOST_WORDS
        and not vocabulary["item"].starts.isdisjoint(keys)
        and not vocabulary["no_word"].starts.isdisjoint(keys)
        and not vocabulary["other_word"].starts.isdisjoint(keys)
    )


def _question(article: CheckedArticle, result: Allocation) -> Inconsistency:
    added = sum((part.value for part in result.parts), Fraction(0))
    whole, listed = fact_span(result.total), fact_span(result.parts[0], result.parts[-1])
    parts = ", ".join(article.words(part) for part in result.parts)
    return Inconsistency(
        InconsistencyKind.SUM,
        min(whole, listed),
        max(whole, listed),
        f"Do the parts ({parts}) make “{article.words(result.total)}”? They add up to {rounded(added)}.",
    )
