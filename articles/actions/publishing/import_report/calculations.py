"""Create the calculations of a claim, with the figures that its report has."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import with_paths
from articles.actions.publishing.import_report.import_context import ImportContext
from articles.models import SCALES, Calculation, Capture, Citation, Claim, Operand
from articles.reports.data.from_json import refuse_at
from articles.rules.calculations import figure_key
from articles.text.calculations import (
    LONGEST_FIGURE,
    CalculationKind,
    operand_numbers,
    read_tables,
)


def create_calculations(
    context: ImportContext,
    claim: reports.Claim,
    row: Claim,
    citations: Sequence[Citation],
    where: str,
) -> None:
    """Create the calculations of a claim. One whose figures the report withholds is left out."""
    for calculation, path in with_paths(claim.calculations, where):
        if calculation.withheld:
            continue
        _require_sound(calculation, claim, path)
        operands = [
            _operand(context, figure, claim, citations, at).as_json()
            for figure, at in with_paths(calculation.figures, f"{path}.figures")
        ]
        tables.CALCULATION.insert(context, calculation, path, claim=row, operands=operands)


def _require_sound(calculation: reports.Calculation, claim: reports.Claim, where: str) -> None:
    start, end = calculation.span
    if calculation.kind.key not in Calculation.Kind.values:
        refuse_at(f"{where}.kind", _("there is no such kind of calculation."))
    if not 0 <= start < end or not calculation.words:
        refuse_at(f"{where}.span", _("this is not the text at its span."))
    if len(calculation.figures) not in operand_numbers(CalculationKind(calculation.kind.key)):
        refuse_at(f"{where}.figures", _("this kind of calculation has another number of figures."))


def _operand(
    context: ImportContext,
    figure: reports.CalculationFigure,
    claim: reports.Claim,
    citations: Sequence[Citation],
    where: str,
) -> Operand:
    if not figure.text.strip() or len(figure.text) > LONGEST_FIGURE or figure.scale not in SCALES:
        refuse_at(where, _("this is not a figure that a calculation can have."))
    about: dict[str, Any] = {"scale": figure.scale, "unit": figure.unit, "note": figure.note}
    about["value"] = figure_key(figure.text, figure.language)
    if figure.citation is None:
        return Operand(figure.text, figure.language, **about)
    if not 0 < figure.citation <= len(citations):
        refuse_at(f"{where}.citation", _("the claim has no citation with this number."))
    about["citation"] = citations[figure.citation - 1].pk
    if not figure.capture_sha256:
        return Operand(figure.text, figure.language, **about)
    key = (claim.citations[figure.citation - 1].source, figure.capture_sha256)
    capture = context.find(Capture, key, f"{where}.capture_sha256")
    return _cell(capture, figure, about, where)


def _cell(
    capture: Capture, figure: reports.CalculationFigure, about: dict[str, Any], where: str
) -> Operand:
    tables_read = read_tables(capture.text)
    table = tables_read[figure.table - 1] if 0 < figure.table <= len(tables_read) else None
    cell = table.cell(figure.row, figure.column) if table else None
    if table is None or cell is None or cell.text != figure.text:
        refuse_at(where, _("the capture has no such cell."))
    position = table.position_of(cell)
    return Operand(
        figure.text,
        figure.language,
        capture=capture.pk,
        row_heading=position.row_heading,
        column_heading=position.column_heading,
        table=figure.table,
        row=figure.row,
        column=figure.column,
        start=cell.start,
        sha256=capture.sha256,
        **about,
    )
