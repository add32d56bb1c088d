"""The calculations of claims as the card shows them: the sum, its figures, and what newer captures say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from articles.models import Calculation, CellReading, Citation, Claim, Operand, User
from articles.prepared import prepared
from articles.reads.visibility import hidden_from
from articles.rules.calculations import (
    FormulaPart,
    Readings,
    WorkedOut,
    article_language,
    with_readings,
    work_out,
)

Citations = Mapping[int, int]  # source ids, by citation id


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """A part of a sum in writing, with the address of the cell that it was taken from."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class CalculationRow:
    """A calculation of a claim. If a source is hidden from the reader, nothing but its fact is shown.

    `again` is the same with the figures of the newest captures, if these are others.
    """

    calculation: Calculation
    hidden: bool
    worked_out: WorkedOut | None = None
    parts: Sequence[LinkedPart] = ()
    again: WorkedOut | None = None
    again_parts: Sequence[LinkedPart] = ()

    @property
    def sources(self) -> list[tuple[str, str]]:
        """The characters of each figure, and where it is from."""
        return [(each.text, where_of(each)) for each in self.calculation.figures]


@prepared
def calculations_of(claim_id: int) -> QuerySet[Calculation]:
    """Return the calculations of a claim that are not removed, oldest first."""
    of_claim = Calculation.objects.filter(claim=claim_id)
    return of_claim.select_related("calculated_by").order_by("pk")


@prepared
def cell_readings(capture_ids: list[int]) -> QuerySet[CellReading]:
    """Return what later captures have in cells that were picked in these captures, the newest first."""
    readings = CellReading.objects.filter(picked_in__any_of=capture_ids)
    return readings.order_by("capture__is_external", "-capture__captured_at", "-capture__pk")


def picked_captures(calculations: Iterable[Calculation]) -> list[int]:
    """Return the ids of the captures in which cells were picked, for `cell_readings`."""
    figures = (each for calculation in calculations for each in calculation.figures)
    return sorted({each.capture for each in figures if each.capture is not None})


def newest_readings(readings: Iterable[CellReading]) -> Readings:
    """Return the newest reading of each cell. `readings` are the newest first."""
    newest: dict[tuple[int | None, int, int, int], CellReading] = {}
    for each in readings:
        newest.setdefault((each.picked_in_id, each.table, each.row, each.column), each)
    return newest


def calculation_rows(
    claim: Claim,
    calculations: Iterable[Calculation],
    readings: Iterable[CellReading],
    *,
    sources: Citations,
    hidden: Collection[int],
) -> list[CalculationRow]:
    """Return the calculations of a claim as rows: no query. `hidden` are ids of sources."""
    newest = newest_readings(readings)
    return [_row(claim, each, newest, sources, hidden) for each in calculations]


def may_see_figures(calculation: Calculation, *, reader: User) -> bool:
    """Return whether `reader` may see the source of each figure."""
    cited = {each.citation for each in calculation.figures if each.citation is not None}
    sources = Citation.every.filter(pk__in=cited).values_list("source_id", flat=True)
    return not hidden_from(reader, set(sources))


def is_hidden(calculation: Calculation, sources: Citations, hidden: Collection[int]) -> bool:
    """Return whether a figure is of a source that is hidden, or of one that is not known."""
    cited = (each.citation for each in calculation.figures if each.citation is not None)
    return bool(hidden) and any(sources.get(pk, -1) in {-1, *hidden} for pk in cited)


def _row(
    claim: Claim,
    calculation: Calculation,
    readings: Readings,
    sources: Citations,
    hidden: Collection[int],
) -> CalculationRow:
    if is_hidden(calculation, sources, hidden):
        return CalculationRow(calculation, hidden=True)
    language = article_language(claim)
    worked_out = work_out(calculation, claim, language)
    newer = with_readings(calculation, readings)
    again = work_out(newer, claim, language) if newer else None
    return CalculationRow(
        calculation,
        hidden=False,
        worked_out=worked_out,
        parts=linked_parts(worked_out.parts, calculation.figures),
        again=again,
        again_parts=linked_parts(again.parts, newer.figures) if again and newer else (),
    )


def linked_parts(parts: Iterable[FormulaPart], operands: Sequence[Operand]) -> list[LinkedPart]:
    """Return the parts of a sum with the address of each cell, at its place in the capture."""
    return [
        LinkedPart(part.text, cell_address(operands[part.operand]))
        if part.operand is not None
        else LinkedPart(part.text)
        for part in parts
    ]


def where_of(operand: Operand) -> str:
    """Return where a figure is from, in words: the cell of a table, or what a person noted."""
    if operand.capture is None:
        return operand.note or _("typed, without a source")
    position = _("table %(table)s, row %(row)s, column %(column)s") % {
        "table": operand.table,
        "row": operand.row,
        "column": operand.column,
    }
    headings = filter(None, (operand.row_heading, operand.column_heading))
    named = ", ".join(f"“{each}”" for each in headings)
    return f"{position} ({named})" if named else position


def cell_address(operand: Operand) -> str:
    """Return the address at which a cell is marked in its capture; empty for a typed figure."""
    if operand.capture is None or not operand.text:
        return ""
    end = operand.start + len(operand.text)
    return f"{resolve_url('capture_detail', operand.capture)}?cell={operand.start}-{end}#passage"
