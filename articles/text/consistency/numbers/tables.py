"""Check the totals of tables and of lines with one number each."""

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
)
from articles.text.spans import Span

MOST_ROWS = 60
LABEL = 16  # characters at the start of a row in which the word for its total begins
FRAME = "| *_-–•\t"
RATES = frozenset({"%", "percentage points", "age"})


def tables(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield the totals in the last row of a table that its rows do not add up to."""
    statements = article.statements
    totals = article.vocabulary["total"].starts
    for index, statement in enumerate(statements):
        if not statement.quantities or not totals:
            continue
        start = statement.span.start
        label = article.text[start : start + LABEL].lstrip(FRAME).lower()
        if label.startswith(tuple(totals)) and statement.is_after("total", start):
            rows = _rows_above(statements, index)
            if len(rows) > 1:
                yield from _wrong_totals(article, statement, rows)


def _rows_above(statements: Sequence[StatementFacts], index: int) -> list[list[Figure]]:
    """The figures of the rows above the row of totals, which has as many columns."""
    width = len(statements[index].figures)
    rows: list[list[Figure]] = []
    below = statements[index]
    for row in reversed(statements[max(0, index - MOST_ROWS) : index]):
        gap = row.text[row.span.end : below.span.start]
        if "\n" not in gap or len(row.figures) < width or (rows and "\n\n\n" in gap):
            break
        if row.text[row.span.start : row.span.end].rstrip().endswith((".", "!", "?")):
            break
        rows.append(row.figures[-width:])
        below = row
    return rows[::-1] if width else []


def _wrong_totals(
    article: CheckedArticle, statement: StatementFacts, rows: list[list[Figure]]
) -> Iterator[Inconsistency]:
    for column, total in enumerate(statement.figures):
        cells = [row[column] for row in rows]
        added = sum((cell.value for cell in cells), Fraction(0))
        highest = max(cell.value for cell in cells)
        if total.measure in RATES or total.value in (added, 0) or total.value <= highest:
            continue  # a mean is no total
        if any(cell.measure in RATES for cell in cells) or not added / 3 < total.value < added * 3:
            continue
        yield Inconsistency(
            InconsistencyKind.TOTAL,
            Span(cells[0].start, cells[-1].end),
            _with_label(statement, total),
            f"Is the total “{article.words(total)}” right? The rows above it add up to {rounded(added)}.",
        )


def _with_label(statement: StatementFacts, total: Figure) -> Span:
    """The total with the word at the start of its row."""
    if total is not statement.figures[0]:
        return fact_span(total)
    return Span(next(statement.places("total")).start, total.end)
