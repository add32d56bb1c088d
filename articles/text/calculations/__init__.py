"""Calculate with exact figures, and compare the result with what an article says."""

from articles.text.calculations.comparison import Agreement, agreement
from articles.text.calculations.compute import (
    MOST_OPERANDS,
    CalculationKind,
    Computed,
    Impossible,
    Obstacle,
    Term,
    compute,
    operand_numbers,
)
from articles.text.calculations.figures import LONGEST_FIGURE, Figure, read_figure
from articles.text.calculations.formulas import formula, write_number
from articles.text.calculations.stated import Stated, direction, read_stated
from articles.text.calculations.tables import Cell, CellPosition, Table, cell_again, read_tables

__all__ = [
    "LONGEST_FIGURE",
    "MOST_OPERANDS",
    "Agreement",
    "CalculationKind",
    "Cell",
    "CellPosition",
    "Computed",
    "Figure",
    "Impossible",
    "Obstacle",
    "Stated",
    "Table",
    "Term",
    "agreement",
    "cell_again",
    "compute",
    "direction",
    "formula",
    "operand_numbers",
    "read_figure",
    "read_stated",
    "read_tables",
    "write_number",
]
