"""Show a figure of a claim by a calculation, change it, and remove it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.captures import read_cells
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import UndoRecorder, record_undo
from articles.models import (
    SCALES,
    Calculation,
    Capture,
    Citation,
    Claim,
    Operand,
    Source,
    UndoEntry,
    User,
)
from articles.refusals import Refused
from articles.rules.calculations import (
    Fact,
    WorkedOut,
    article_language,
    facts_of_claim,
    figure_key,
    work_out,
)
from articles.text.calculations import LONGEST_FIGURE, read_tables
from articles.text.facts import language_of_facts


@dataclass(frozen=True, slots=True)
class CalculationDraft:
    """A calculation before it is saved: unsaved, with what it works out to."""

    calculation: Calculation
    worked_out: WorkedOut
    source_ids: frozenset[int]


def draft_calculation(
    claim: Claim, *, by: User, kind: Calculation.Kind, fact: Fact, operands: Sequence[Operand]
) -> CalculationDraft:
    """Read the cells and figures and work the calculation out, without saving it.

    Of a cell, `operands` give citation, capture, table, row and column, of a typed figure its text.
    Raises `Refused` if the claim does not have the fact, or a figure cannot be used.
    """
    permissions.require(permissions.may_cite(by, claim))
    start, end, fact_kind = fact
    text = claim.revision.text
    if fact not in facts_of_claim(claim):
        raise Refused(_("The claim no longer has this figure. Reload the page."))
    citations = _citations(claim, operands, by)
    captures = _captures(operands)
    language = article_language(claim)
    read = [_read(operand, citations, captures, language) for operand in operands]
    calculation = Calculation(
        claim=claim,
        kind=kind,
        fact_start=start - claim.start,
        fact_end=end - claim.start,
        fact_kind=fact_kind,
        words=text[start:end],
        operands=[each.as_json() for each in read],
        calculated_by=by,
    )
    sources = frozenset(each.source_id for each in citations.values())
    return CalculationDraft(calculation, work_out(calculation, claim, language), sources)


def add_calculation(
    claim: Claim, *, by: User, kind: Calculation.Kind, fact: Fact, operands: Sequence[Operand]
) -> Calculation:
    """Save a calculation, and tick its fact if the result agrees.

    Raises `Refused` if it has no result, or for the reasons of `draft_calculation`.
    """
    recording = record_undo(UndoEntry.Kind.ADD_CALCULATION, by=by, on=claim)
    with acting(by), recording as undo:
        draft = _computed(draft_calculation(claim, by=by, kind=kind, fact=fact, operands=operands))
        calculation = draft.calculation
        calculation.save(force_insert=True)
        undo.created(calculation)
        _finish(draft, claim, by, fact, undo)
    return calculation


def change_calculation(
    calculation: Calculation,
    *,
    by: User,
    expected_version: int,
    kind: Calculation.Kind,
    fact: Fact,
    operands: Sequence[Operand],
) -> Calculation:
    """Change a calculation. The verdict that was recorded before asks to be confirmed.

    Raises `Stale` with the current sum, and `Refused` as `add_calculation` does.
    """
    claim = calculation.claim
    _require_visible(calculation, by)
    recording = record_undo(UndoEntry.Kind.CHANGE_CALCULATION, by=by, on=claim)
    with acting(by), recording as undo:
        draft = _computed(draft_calculation(claim, by=by, kind=kind, fact=fact, operands=operands))
        undo.changes(calculation)
        columns = ("kind", "fact_start", "fact_end", "fact_kind", "words", "operands")
        values: dict[str, Any] = {name: getattr(draft.calculation, name) for name in columns}
        calculation.change(
            expected_version=expected_version,
            theirs=work_out(calculation, claim, article_language(claim)).line,
            changed_at=Now(),
            **values,
        )
        _finish(draft, claim, by, fact, undo)
    return calculation


def remove_calculation(calculation: Calculation, *, by: User, expected_version: int) -> None:
    """Remove a calculation. The history keeps it, and the fact stays ticked. Raises `Stale`."""
    permissions.require(permissions.may_cite(by, calculation.claim))
    _require_visible(calculation, by)
    recording = record_undo(UndoEntry.Kind.REMOVE_CALCULATION, by=by, on=calculation.claim)
    with acting(by), recording as undo:
        undo.changes(calculation)
        calculation.change(expected_version=expected_version, is_withdrawn=True, changed_at=Now())


def _require_visible(calculation: Calculation, by: User) -> None:
    """Raise `NotAllowed` if `by` may not see the source of a figure."""
    ids = {each.citation for each in calculation.figures if each.citation}
    sources = Source.objects.filter(citations__in=ids)
    permissions.require(not sources.exclude(permissions.seen_by(by)).exists())


def _finish(
    draft: CalculationDraft, claim: Claim, by: User, fact: Fact, undo: UndoRecorder
) -> None:
    """Read the cells in captures that came meanwhile, and tick the fact if the result agrees."""
    for source_id in sorted(draft.source_ids):
        # makes this and a capture that is stored at the same time see each other
        Source.objects.select_for_update(no_key=True).only("pk").get(pk=source_id)
        read_cells(source_id)
    if draft.worked_out.agrees and permissions.may_tick(by):
        _tick_fact(claim, by, fact, undo)


def _computed(draft: CalculationDraft) -> CalculationDraft:
    if draft.worked_out.impossible:
        raise Refused(draft.worked_out.sentence)
    return draft


def _tick_fact(claim: Claim, by: User, fact: Fact, undo: UndoRecorder) -> None:
    """Tick a fact that a calculation shows, unless somebody of this newsroom has."""
    revision = claim.revision
    require_newest(revision)
    start, end, kind = fact
    tick, is_new = revision.ticks.get_or_create(
        start=start,
        end=end,
        kind=kind,
        defaults={"text": revision.text[start:end], "ticked_by": by, "ticked_at": Now()},
    )
    if is_new:
        undo.created(tick)
    elif tick.ticked_by is None or tick.ticked_by.is_external:
        undo.changes(tick)
        tick.change(expected_version=tick.version, ticked_by=by, ticked_at=Now())


def _citations(claim: Claim, operands: Sequence[Operand], by: User) -> dict[int, Citation]:
    """Return the citations of the figures by id. Raises `Refused` for one that is not visible."""
    ids = {each.citation for each in operands if each.citation is not None}
    visible = Source.objects.filter(permissions.seen_by(by))
    citations = Citation.objects.filter(claim=claim, source__in=visible).in_bulk(ids)
    if ids - citations.keys():
        raise Refused(_("The claim no longer cites the source of a figure. Choose another source."))
    return citations


def _captures(operands: Sequence[Operand]) -> dict[int, Capture]:
    ids = {each.capture for each in operands if each.capture is not None}
    return Capture.objects.only("source_id", "text", "sha256").in_bulk(ids)


def _read(
    operand: Operand,
    citations: dict[int, Citation],
    captures: dict[int, Capture],
    language: str,
) -> Operand:
    """Return the operand with its own characters and what was read in them."""
    if operand.scale not in SCALES:
        raise Refused(_("Choose a scale from the list."))
    if operand.capture is not None:
        operand = _read_cell(operand, citations, captures)
    elif not operand.text.strip():
        raise Refused(_("Enter each figure, or choose a cell of a table."))
    else:
        operand = replace(operand, language=operand.language or language)
    if len(operand.text) > LONGEST_FIGURE:
        raise Refused(_("A figure has at most %(n)s characters.") % {"n": LONGEST_FIGURE})
    return replace(operand, value=figure_key(operand.text, operand.language))


def _read_cell(
    operand: Operand, citations: dict[int, Citation], captures: dict[int, Capture]
) -> Operand:
    citation = citations.get(operand.citation or 0)
    capture = captures.get(operand.capture or 0)
    if citation is None or capture is None or capture.source_id != citation.source_id:
        raise Refused(_("The capture of a figure is not of its source. Choose the cell again."))
    tables = read_tables(capture.text)
    table = tables[operand.table - 1] if 0 < operand.table <= len(tables) else None
    cell = table.cell(operand.row, operand.column) if table else None
    if table is None or cell is None:
        raise Refused(
            _(
                "Table %(table)s has no cell in row %(row)s, column %(column)s. "
                "Look at the tables of the source."
            )
            % {"table": operand.table, "row": operand.row, "column": operand.column}
        )
    if not cell.text:
        raise Refused(
            _(
                "The cell in table %(table)s, row %(row)s, column %(column)s is empty. Choose another one."
            )
            % {"table": operand.table, "row": operand.row, "column": operand.column}
        )
    position = table.position_of(cell)
    return replace(
        operand,
        text=cell.text,
        language=operand.language or language_of_facts(capture.text),
        row_heading=position.row_heading,
        column_heading=position.column_heading,
        start=cell.start,
        sha256=capture.sha256,
    )
