"""Read the cells that calculations use again, in the newest capture of their source."""

from articles.models import Calculation, Capture, CellReading, Operand
from articles.rules.calculations import figure_key
from articles.text.calculations import Table, cell_again, read_tables


def read_cells(source_id: int) -> None:
    """Store what the newest capture of a source has in the cells that calculations take from it.

    Called inside the transaction that wrote a capture or a calculation. One query if no calculation
    uses the source.
    """
    cells = _cells_of(source_id)
    if not cells:
        return
    capture = Capture.objects.filter(source=source_id).only("text").first()
    if capture is None:
        return
    known = set(
        CellReading.objects.filter(capture=capture).values_list(
            "picked_in", "table", "row", "column"
        )
    )
    missing = [each for each in cells if each.capture != capture.pk and each.cell_key not in known]
    tables = read_tables(capture.text) if missing else []
    readings = [_reading(each, capture, tables) for each in missing]
    CellReading.objects.bulk_create(readings, ignore_conflicts=True)


def _cells_of(source_id: int) -> list[Operand]:
    """Return the cells of a source that calculations use, each once."""
    calculations = Calculation.objects.filter(claim__citations__source=source_id).distinct()
    captures = set(Capture.objects.filter(source=source_id).values_list("pk", flat=True))
    figures = (each for calculation in calculations for each in calculation.figures)
    return list({each.cell_key: each for each in figures if each.capture in captures}.values())


def _reading(operand: Operand, capture: Capture, tables: list[Table]) -> CellReading:
    cell = cell_again(tables, operand.position)
    return CellReading(
        picked_in_id=operand.capture or 0,
        table=operand.table,
        row=operand.row,
        column=operand.column,
        capture=capture,
        is_there=cell is not None,
        text=cell.text if cell else "",
        start=cell.start if cell else 0,
        value=figure_key(cell.text, operand.language) if cell else "",
    )
