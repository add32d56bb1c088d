"""What the form of a calculation offers: facts of the claim, captured sources and their tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Capture, Claim, Operand, User
from articles.reads.sources.source_list import citations_visible_to
from articles.rules.calculations import Fact, facts_of_claim
from articles.text.calculations import Cell, Table, cell_again, read_tables

MOST_TABLES, MOST_ROWS, MOST_COLUMNS = 20, 200, 30  # that are shown; others are named by number


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as the form shows it. `more_rows` and `more_columns` are not shown."""

    table: Table
    rows: list[tuple[Cell, ...]]
    columns: range
    more_rows: int
    more_columns: int


@dataclass(frozen=True, slots=True)
class CalculationChoices:
    """What the form of a calculation offers: facts, and citations with the newest capture of each."""

    facts: list[tuple[str, str]]
    citations: list[tuple[str, str]]
    captures: dict[int, int]  # ids, by citation


@dataclass(frozen=True, slots=True)
class ShownTables:
    """The tables of the newest capture of one source."""

    citation_id: int
    capture: Capture
    tables: list[ShownTable]
    more_tables: int


def calculation_choices(claim: Claim, *, reader: User) -> CalculationChoices:
    """Return what may be calculated for a claim, from sources that `reader` may see: three queries."""
    citations = list(
        citations_visible_to(reader).filter(claim=claim).select_related("source").order_by("pk")
    )
    sources = {each.source_id for each in citations}
    captures = Capture.objects.filter(source__in=sources).exclude(text="")
    newest = dict(
        captures.order_by("source_id", *Capture.NEWEST_FIRST)
        .distinct("source_id")
        .values_list("source_id", "pk")
    )
    return CalculationChoices(
        facts=[(name_of_fact(fact), _words(claim, fact)) for fact in facts_of_claim(claim)],
        citations=[(str(each.pk), str(each.source)) for each in citations],
        captures={
            each.pk: newest[each.source_id] for each in citations if each.source_id in newest
        },
    )


def name_of_fact(fact: Fact) -> str:
    """Return the name of a fact in forms."""
    return "-".join(map(str, fact))


def _words(claim: Claim, fact: Fact) -> str:
    return claim.text[fact[0] - claim.start : fact[1] - claim.start]


def shown_tables(citation_id: int, capture_id: int) -> ShownTables:
    """Return the tables of a capture, as many as the form shows."""
    capture = Capture.objects.get(pk=capture_id)
    tables = read_tables(capture.text)
    return ShownTables(
        citation_id,
        capture,
        [_shown_table(table) for table in tables[:MOST_TABLES]],
        max(0, len(tables) - MOST_TABLES),
    )


def _shown_table(table: Table) -> ShownTable:
    columns = min(table.width, MOST_COLUMNS)
    return ShownTable(
        table,
        [row[:columns] for row in table.rows[:MOST_ROWS]],
        range(1, columns + 1),
        max(0, len(table.rows) - MOST_ROWS),
        table.width - columns,
    )


def figures_again(operands: list[Operand], newest: Mapping[int, int]) -> list[Operand]:
    """Return the figures with each cell in the newest capture of its source, where it is there.

    `newest` are ids of captures, by citation.
    """
    captures = Capture.objects.only("text").in_bulk(set(newest.values()))
    return [_again(each, captures.get(newest.get(each.citation or 0, 0))) for each in operands]


def _again(operand: Operand, capture: Capture | None) -> Operand:
    if not operand.is_cell or capture is None or operand.capture == capture.pk:
        return operand
    tables = read_tables(capture.text)
    cell = cell_again(tables, operand.position)
    if cell is None:
        return operand
    table = next(each.number for each in tables if each.cell(cell.row, cell.column) == cell)
    return Operand(
        "",
        "",
        scale=operand.scale,
        unit=operand.unit,
        note=operand.note,
        citation=operand.citation,
        capture=capture.pk,
        table=table,
        row=cell.row,
        column=cell.column,
    )
