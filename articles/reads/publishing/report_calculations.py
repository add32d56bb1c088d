"""The calculations of a claim as records of a report."""

from articles import models, reports
from articles.reads.publishing.report_sources import name, term
from articles.rules.calculations import article_language, work_out


def build_calculations(claim: models.Claim) -> tuple[reports.Calculation, ...]:
    """Return the calculations of a claim, read with its citations and its article."""
    numbers = {each.pk: number for number, each in enumerate(claim.citations.all(), start=1)}
    return tuple(_build(each, claim, numbers) for each in claim.calculations.all())


def _build(
    calculation: models.Calculation, claim: models.Claim, numbers: dict[int, int]
) -> reports.Calculation:
    worked_out = work_out(calculation, claim, article_language(claim))
    agreement = worked_out.agreement
    return reports.Calculation(
        span=(calculation.fact_start, calculation.fact_end),
        words=calculation.words,
        fact=term(calculation, "fact_kind"),
        kind=term(calculation, "kind"),
        figures=tuple(_build_figure(each, numbers) for each in calculation.figures),
        written="".join(part.text for part in worked_out.parts),
        result=worked_out.result,
        value=worked_out.value,
        exact=worked_out.is_exact,
        agreement=reports.Term(agreement.value, worked_out.sentence) if agreement else None,
        by=name(calculation.calculated_by),
        at=calculation.created_at,
        changed_at=calculation.changed_at,
        sentence=worked_out.sentence,
    )


def _build_figure(operand: models.Operand, numbers: dict[int, int]) -> reports.CalculationFigure:
    span = (operand.start, operand.start + len(operand.text)) if operand.is_cell else None
    return reports.CalculationFigure(
        text=operand.text,
        language=operand.language,
        scale=operand.scale,
        unit=operand.unit,
        note=operand.note,
        citation=numbers.get(operand.citation or 0),
        capture_sha256=operand.sha256,
        table=operand.table,
        row=operand.row,
        column=operand.column,
        span=span,
    )
