"""Read the tables of a captured text: paragraphs with lines whose cells are separated by tabs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SEPARATOR = "\t"
LONGEST_HEADING = 200  # code points


class Cell(NamedTuple):
    """A cell, `text[start:end]` of the capture. Rows and columns are counted from 1."""

    row: int
    column: int
    text: str
    start: int
    end: int


class Table(NamedTuple):
    """A table of a text, counted from 1, with its rows. `caption` are the lines above them."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max(map(len, self.rows))

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell in this row and column, counted from 1, or None."""
        if not (0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1])):
            return None
        return self.rows[row - 1][column - 1]

    def position_of(self, cell: Cell) -> "CellPosition":
        """Return where the cell is. A cell of the first row or column is its own heading, so none."""
        first_in_row, first_in_column = self.cell(cell.row, 1), self.cell(1, cell.column)
        return CellPosition(
            self.number,
            cell.row,
            cell.column,
            _heading(first_in_row) if cell.column > 1 else "",
            _heading(first_in_column) if cell.row > 1 else "",
        )


class CellPosition(NamedTuple):
    """Where a cell is: the numbers of its table, row and column, and the headings of both."""

    table: int
    row: int
    column: int
    row_heading: str = ""
    column_heading: str = ""


def read_tables(text: str) -> list[Table]:
    """Return the tables of a text in order. Linear."""
    tables: list[Table] = []
    for lines in _paragraphs(text):
        first = next((at for at, (_start, line) in enumerate(lines) if SEPARATOR in line), None)
        if first is None:
            continue
        rows = tuple(
            _cells(line, start, number) for number, (start, line) in enumerate(lines[first:], 1)
        )
        caption = " ".join(line.strip() for _start, line in lines[:first])
        tables.append(Table(len(tables) + 1, rows, caption))
    return tables


def cell_again(tables: Sequence[Table], position: CellPosition) -> Cell | None:
    """Return the cell in the tables of another capture, None if it is not there.

    It is where its headings are, also when rows or columns were added; else in the same position of a row
    with the same heading.
    """
    same = tables[position.table - 1] if position.table <= len(tables) else None
    there = same.cell(position.row, position.column) if same else None
    if same and there and same.position_of(there) == position:
        return there
    if position.row_heading or position.column_heading:
        for table in [*([same] if same else []), *tables]:
            matches = list(_with_headings(table, position))
            if len(matches) == 1:
                return matches[0]
    if same and there and same.position_of(there).row_heading == position.row_heading:
        return there
    return None


def _with_headings(table: Table, position: CellPosition) -> Iterator[Cell]:
    """The cells with the same headings; without one of them, those in the same row or column."""
    headings = (position.row_heading, position.column_heading)
    columns = [
        cell.column
        for cell in table.rows[0]
        if (_heading(cell) if position.column_heading else cell.column)
        == (position.column_heading or position.column)
    ]
    for number in range(1, len(table.rows) + 1):
        if not position.row_heading and number != position.row:
            continue
        for column in columns:
            cell = table.cell(number, column)
            if cell and table.position_of(cell)[3:] == headings:
                yield cell


def _heading(cell: Cell | None) -> str:
    return " ".join(cell.text.split())[:LONGEST_HEADING] if cell else ""


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines between blank lines, each with where it starts."""
    lines: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, line))
        elif lines:
            yield lines
            lines = []
        start += len(line) + 1
    if lines:
        yield lines


def _cells(line: str, start: int, row: int) -> tuple[Cell, ...]:
    cells = []
    for column, written in enumerate(line.split(SEPARATOR), 1):
        text = written.strip()
        begin = start + len(written) - len(written.lstrip()) if text else start
        cells.append(Cell(row, column, text, begin, begin + len(text)))
        start += len(written) + 1
    return tuple(cells)
