"""The form of a calculation, with its figures, each a cell of a table or typed."""

from articles.forms.calculations.calculation import CalculationForm, typed_values
from articles.forms.calculations.figure import figure_values, with_cell

__all__ = ["CalculationForm", "figure_values", "typed_values", "with_cell"]
