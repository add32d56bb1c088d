"""Work a calculation out: its sum in writing, its exact result, and whether the article agrees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Calculation, CellReading, Claim, Operand, Statement
from articles.text import Span
from articles.text.calculations import (
    Agreement,
    CalculationKind,
    Computed,
    Impossible,
    Obstacle,
    Term,
    agreement,
    compute,
    direction,
    formula,
    operand_numbers,
    read_figure,
    read_stated,
    write_number,
)
from articles.text.facts import FactKind, language_of_facts

FIGURES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY, FactKind.COMPARISON})
Fact = tuple[int, int, str]  # start and end in code points of the revision, and the kind
Readings = Mapping[tuple[int | None, int, int, int], CellReading]  # by `Operand.cell_key`


@dataclass(frozen=True, slots=True)
class FormulaPart:
    """A part of a sum in writing: a figure, with its index among the operands, or the signs between."""

    text: str
    operand: int | None = None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A calculation that was worked out.

    `result` is in writing, with its unit, and empty if there is none; then `impossible` is true. `value` is
    the same for programs. `agreement` is None without a result, or if the fact has no figure.
    """

    parts: tuple[FormulaPart, ...]
    sentence: str
    result: str = ""
    value: str = ""
    unit: str = ""
    is_exact: bool = True
    agreement: Agreement | None = None
    impossible: bool = False

    @property
    def line(self) -> str:
        """The sum in writing with its result: "(1,344 − 1,200) ÷ 1,200 = 12 %"."""
        written = "".join(part.text for part in self.parts)
        return f"{written} {self.sign} {self.result}" if self.result else written

    @property
    def sign(self) -> str:
        """What stands before the result: "≈" if it is rounded in writing."""
        return "=" if self.is_exact else "≈"

    @property
    def agrees(self) -> bool:
        """Whether the article's figure is the result, rounded to its own digits."""
        return self.agreement is Agreement.AGREES


def work_out(calculation: Calculation, claim: Claim, language: str) -> WorkedOut:
    """Work the calculation out for the text of the claim. `language` is that of the article."""
    operands, kind = calculation.figures, CalculationKind(calculation.kind)
    parts = tuple(_formula_parts(kind, operands))
    computed = compute(kind, [_term(operand) for operand in operands])
    if isinstance(computed, Impossible):
        sentence = _describe_obstacle(computed, kind, operands)
        return WorkedOut(parts, sentence, impossible=True)
    number, is_exact = write_number(computed.value, language)
    agreed, sentence = _compare(calculation, claim, computed, language)
    return WorkedOut(
        parts,
        sentence,
        f"{number} {unit_label(computed.unit)}".strip(),
        write_number(computed.value, "en")[0].replace(",", "").replace("−", "-"),
        computed.unit,
        is_exact,
        agreed,
    )


def with_readings(calculation: Calculation, readings: Readings) -> Calculation | None:
    """Return an unsaved copy with the figures that a later capture has, None if they are the same."""
    operands = [_read_again(operand, readings) for operand in calculation.figures]
    if operands == calculation.figures:
        return None
    return Calculation(
        pk=calculation.pk,
        kind=calculation.kind,
        fact_start=calculation.fact_start,
        fact_end=calculation.fact_end,
        fact_kind=calculation.fact_kind,
        words=calculation.words,
        operands=[operand.as_json() for operand in operands],
    )


def _read_again(operand: Operand, readings: Readings) -> Operand:
    reading = readings.get(operand.cell_key) if operand.is_cell else None
    if reading is None or (reading.value == operand.value and reading.is_there):
        return operand
    return replace(
        operand,
        text=reading.text if reading.is_there else "",
        value=reading.value,
        capture=reading.capture_id,
        start=reading.start,
    )


def figure_key(text: str, language: str) -> str:
    """Return the figure of a cell's characters in one form, or the characters if they are none."""
    figure = read_figure(text, language)
    return f"{figure.value} {figure.unit}".strip() if figure else text.strip()


def fact_start_in(calculation: Calculation, text: str) -> int | None:
    """Return where the calculation's fact begins in the claim's text, None if it is not there.

    Words that moved count if they occur once.
    """
    words, start = calculation.words, calculation.fact_start
    if text[start : start + len(words)] == words:
        return start
    return text.find(words) if text.count(words) == 1 else None


def facts_of_claim(claim: Claim) -> list[Fact]:
    """Return the facts of the claim that a calculation can show, in text order: one query."""
    statements = Statement.objects.filter(
        revision=claim.revision_id, start__lt=claim.end, end__gt=claim.start
    )
    return [
        (start, end, kind)
        for facts in statements.order_by("start").values_list("facts", flat=True)
        for start, end, kind in facts
        if claim.start <= start and end <= claim.end and kind in FIGURES
    ]


def article_language(claim: Claim) -> str:
    """Return the language by which the figures of the claim are read."""
    return claim.revision.article.language or language_of_facts(claim.text)


def unit_label(unit: str) -> str:
    """Return a unit as people read it."""
    match unit:
        case "percentage points":
            return _("percentage points")
        case "times":
            return _("times")
        case _:
            return unit


def scale_label(scale: int) -> str:
    """Return what a figure is multiplied by, in words; empty for 1."""
    return {10**3: _("thousand"), 10**6: _("million"), 10**9: _("billion")}.get(scale, "")


def _formula_parts(kind: CalculationKind, operands: Sequence[Operand]) -> Iterator[FormulaPart]:
    if len(operands) not in operand_numbers(kind):
        return
    for part in formula(kind, len(operands)):
        if isinstance(part, int):
            yield FormulaPart(_written(operands[part]), part)
        else:
            yield FormulaPart(part)


def _term(operand: Operand) -> Term:
    figure = read_figure(operand.text, operand.language)
    if figure is None:
        return Term(None, operand.unit)
    return Term(figure.value * operand.scale, operand.unit or figure.unit)


def _written(operand: Operand) -> str:
    """The operand with its own characters."""
    own = " ".join(operand.text.split()) or "—"
    unit = operand.unit if operand.unit and operand.unit not in own else ""
    return " ".join(filter(None, (own, scale_label(operand.scale), unit_label(unit))))


def _describe_obstacle(
    impossible: Impossible, kind: CalculationKind, operands: Sequence[Operand]
) -> str:
    match impossible.obstacle:
        case Obstacle.NUMBER_OF_FIGURES:
            if kind in (CalculationKind.SUM, CalculationKind.AVERAGE):
                return _("Cannot be computed: enter at least two figures.")
            return _("Cannot be computed: this kind of calculation needs exactly two figures.")
        case Obstacle.NO_FIGURE:
            texts = ", ".join(f"“{operands[index].text.strip()}”" for index in impossible.terms)
            return ngettext(
                "Cannot be computed: %(texts)s is not one figure.",
                "Cannot be computed: %(texts)s are not figures.",
                len(impossible.terms),
            ) % {"texts": texts}
        case Obstacle.DIVISION_BY_ZERO:
            (index,) = impossible.terms
            return _(
                "Cannot be computed: figure %(number)s is zero, and nothing can be divided by it."
            ) % {"number": index + 1}
        case Obstacle.NOT_PERCENT:
            return _("Cannot be computed: percentage points are between two percentages.")
    units = dict.fromkeys(filter(None, (_term(operand).unit for operand in operands)))
    return _("Cannot be computed: the figures are in different units (%(units)s).") % {
        "units": ", ".join(map(unit_label, units))
    }


def _compare(
    calculation: Calculation, claim: Claim, computed: Computed, language: str
) -> tuple[Agreement | None, str]:
    words = {"words": calculation.words}
    start = fact_start_in(calculation, claim.text)
    if start is None:
        return None, _("The claim no longer has the words “%(words)s”.") % words
    stated = read_stated(calculation.words, calculation.fact_kind, language)
    if stated is None:
        return None, _("Cannot be compared: “%(words)s” is not one figure.") % words
    span = Span(start, start + len(calculation.words))
    agreed = agreement(
        CalculationKind(calculation.kind),
        computed,
        stated,
        direction=direction(claim.text, span, language),
    )
    match agreed:
        case Agreement.AGREES:
            return agreed, _("agrees with “%(words)s”") % words
        case Agreement.OTHER_UNIT:
            return agreed, _("differs from “%(words)s”: it is in another unit") % words
        case Agreement.OTHER_DIRECTION if computed.value < 0:
            return agreed, _("differs from “%(words)s”: it is a decrease") % words
        case Agreement.OTHER_DIRECTION:
            return agreed, _("differs from “%(words)s”: it is an increase") % words
    return agreed, _("differs from “%(words)s”") % words
