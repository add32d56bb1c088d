"""The tables of captured texts, and their cells in a later capture."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.calculations import CellPosition, cell_again, read_tables

PAGE = """Passengers of the tram

The table counts them.

Passengers a year
Year\tPassengers\tRevenue
2023\t1,200\t4.5
2024\t1,344\t
2025\tn/a

A\t1
B\t2"""


def test_tables_have_captions_rows_and_cells_at_their_positions():
    first, second = read_tables(PAGE)

    assert (first.caption, len(first.rows), first.width) == ("Passengers a year", 4, 3)
    assert [cell.text for cell in first.rows[2]] == ["2024", "1,344", ""]
    assert (second.number, second.caption) == (2, "")
    assert first.cell(9, 1) is None


def again(page: str, *, table: int = 1, row: int = 3, column: int = 2) -> str | None:
    """The characters of a cell of PAGE in a later capture."""
    tables = read_tables(PAGE)
    cell = tables[table - 1].cell(row, column)
    assert cell
    there = cell_again(read_tables(page), tables[table - 1].position_of(cell))
    return there.text if there else None


def test_a_cell_is_where_its_headings_are_although_rows_columns_and_tables_came_before():
    assert again(PAGE) == "1,344"
    assert again(PAGE.replace("2023\t1", "2022\t1,100\t4\n2023\t1")) == "1,344"
    assert (
        again(PAGE.replace("Year\tPass", "Year\tDays\tPass").replace("24\t", "24\t366\t"))
        == "1,344"
    )
    assert again(f"New\t9\n\n{PAGE}") == "1,344"
    assert again(PAGE.replace("1,344", "1,350")) == "1,350"


def test_a_cell_without_headings_is_in_its_place_or_not_there():
    assert again(PAGE.replace("B\t2", "B\t3"), table=2, row=2) == "3"
    assert again(PAGE.replace("A\t1", "A\t5"), table=2, row=1) == "5"
    assert again(PAGE.replace("2024\t1,344\t\n", "")) is None
    assert again("No table.") is None


@given(st.text(alphabet="ab \t\n", max_size=80))
def test_each_cell_is_the_characters_at_its_position_and_is_there_again(text):
    tables = read_tables(text)
    for table in tables:
        for cell in (cell for row in table.rows for cell in row):
            assert text[cell.start : cell.end] == cell.text
            assert cell_again(tables, table.position_of(cell)) == cell


def test_a_place_that_no_table_has_is_not_there():
    assert cell_again(read_tables(PAGE), CellPosition(7, 1, 1)) is None
