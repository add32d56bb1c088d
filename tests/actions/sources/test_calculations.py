"""A calculation ties a figure of a claim to cells of captured tables or typed figures."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles import rules
from articles.actions.newsroom.undo import undo_action
from articles.actions.publishing import import_report
from articles.actions.sources import (
    add_calculation,
    attach_upload,
    change_calculation,
    draft_calculation,
    remove_calculation,
    upload_instead,
)
from articles.actions.verdicts import reconfirm_verdict, record_verdict
from articles.models import (
    Calculation,
    CellReading,
    Citation,
    Claim,
    Drift,
    Fingerprints,
    Mark,
    Operand,
    Rule,
    Source,
    Tick,
    UndoEntry,
    Verdict,
)
from articles.reads.publishing import visible_report
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports.content.print_data import print_data
from articles.reports.content.withhold import without_internal_sources
from articles.reports.data.as_csv import render_csv
from articles.reports.data.as_json import render_json
from articles.reports.html import render_html
from articles.rules.calculations import facts_of_claim, work_out
from articles.rules.freshness import freshness_of
from tests.factories import make_article, make_claim
from tests.undoing import fresh

TEXT = "The ferries carried 1,344 people in May, up 12 per cent on the year. The crew was proud."
PAGE = (
    "<main><h1>Ferries</h1><p>The port counts the passengers of the ferries each month, as it has done for "
    "many years.</p><table><tr><th>Year</th><th>May</th><th>June</th></tr><tr><td>2023</td>"
    "<td>1,200</td><td>none</td></tr><tr><td>2024</td><td>1,344</td><td>0</td></tr></table></main>"
)
Kind = Calculation.Kind


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(make_article(editor, TEXT), editor, "up 12 per cent")


@pytest.fixture
def citation(claim, reviewer) -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title="Passengers",
        file_name="ferries.html",
        data=PAGE.encode(),
        stance=Citation.Stance.CONTEXT,
    )


def fact(claim: Claim, words: str = "up 12 per cent") -> tuple[int, int, str]:
    text = claim.revision.text
    return next(each for each in facts_of_claim(claim) if text[each[0] : each[1]] == words)


def cell(citation: Citation, row: int, column: int = 2, **values: Any) -> Operand:
    capture = citation.source.captures.first()
    assert capture
    about: dict[str, Any] = {"capture": capture.pk, "table": 1, "row": row, "column": column}
    return Operand("", "", citation=citation.pk, **about, **values)


def add(citation: Citation, by, *operands: Operand, **values: Any) -> Calculation:
    figures = operands or (cell(citation, 2), cell(citation, 3))
    claim = citation.claim
    asked: dict[str, Any] = {"kind": Kind.CHANGE, "fact": fact(claim), "operands": figures}
    return add_calculation(claim, by=by, **asked | values)


def line(calculation: Calculation) -> str:
    worked_out = work_out(calculation, calculation.claim, "en")
    return f"{worked_out.line} {worked_out.sentence}"


def hits(claim: Claim, reader, rule: Rule) -> int:
    return len(rules.rule_violations(claim.revision, reader=reader)[rule])


def marks(claim: Claim) -> list[Mark]:
    return freshness_of([claim])[claim.pk].marks


def judge(claim: Claim, reviewer, rating) -> Verdict:
    claim.refresh_from_db()
    version = claim.version
    return record_verdict(
        claim, by=reviewer, rating=rating, explanation="So it is.", expected_version=version
    )


def undo_last(by) -> None:
    undo_action(UndoEntry.objects.filter(by=by, undone_at=None).latest("pk"), by=by)


def capture_again(citation: Citation, by, page: str) -> None:
    upload_instead(citation.source, by=by, file_name="later.html", data=page.encode())


def test_a_calculation_shows_its_sum_ticks_its_fact_and_is_undone(claim, citation, reviewer):
    calculation = add(citation, reviewer)

    assert line(calculation) == "(1,344 − 1,200) ÷ 1,200 = 12 % agrees with “up 12 per cent”"
    assert [each.column_heading for each in calculation.figures] == ["May", "May"]
    assert Tick.objects.get(text="up 12 per cent").ticked_by == reviewer
    undo_last(reviewer)
    assert not Calculation.every.exists()
    assert Tick.objects.get(text="up 12 per cent").ticked_by is None


def test_a_result_that_differs_is_saved_and_ticks_nothing(citation, reviewer):
    typed = Operand("1.3 thousand", "", note="Annual report, p. 4")

    calculation = add(citation, reviewer, cell(citation, 2), typed)

    assert line(calculation).endswith("≈ 8.3333 % differs from “up 12 per cent”")
    assert not Tick.objects.exists()


@pytest.mark.parametrize(
    ("operands", "sentence"),
    [
        ([(2, 3), (3, 3)], "“none” is not one figure"),
        ([(3, 3), (3, 2)], "figure 1 is zero"),
        ([(2, 2)], "exactly two figures"),
        ([(2, 2), (9, 2)], "Table 1 has no cell in row 9, column 2"),
    ],
)
def test_what_cannot_be_computed_is_said_and_not_saved(citation, reviewer, operands, sentence):
    figures = [cell(citation, row, column) for row, column in operands]

    with pytest.raises(Refused, match=sentence):
        add(citation, reviewer, *figures)

    assert not Calculation.every.exists()


def test_a_draft_is_worked_out_and_not_saved(claim, citation, reviewer):
    draft = draft_calculation(
        claim,
        by=reviewer,
        kind=Kind.RATIO,
        fact=fact(claim),
        operands=[cell(citation, 3), cell(citation, 2)],
    )

    assert draft.worked_out.line == "1,344 ÷ 1,200 = 1.12 times"
    assert "another unit" in draft.worked_out.sentence
    assert not Calculation.every.exists()


def test_a_calculation_is_changed_and_removed_and_both_are_undone(citation, reviewer):
    calculation = add(citation, reviewer)
    asked: dict[str, Any] = {"kind": Kind.CHANGE, "fact": fact(citation.claim)}
    figures = [cell(citation, 3), cell(citation, 2)]

    with pytest.raises(Stale, match="Somebody changed this") as stale:
        change_calculation(calculation, by=reviewer, expected_version=7, operands=figures, **asked)
    change_calculation(calculation, by=reviewer, expected_version=1, operands=figures, **asked)

    assert stale.value.theirs == "(1,344 − 1,200) ÷ 1,200 = 12 %"
    assert "it is a decrease" in line(fresh(calculation))
    remove_calculation(calculation, by=reviewer, expected_version=2)
    assert not Calculation.objects.exists()
    undo_last(reviewer)
    assert Calculation.objects.get() == calculation
    undo_last(reviewer)
    assert "agrees with" in line(fresh(calculation))
    assert fresh(calculation).changed_at is None


def test_it_counts_as_a_source_only_if_each_figure_has_one(claim, citation, reviewer, rating):
    judge(claim, reviewer, rating)
    assert hits(claim, reviewer, Rule.SOURCED) == 1
    calculation = add(citation, reviewer, cell(citation, 2), Operand("1,344", ""))
    assert hits(claim, reviewer, Rule.SOURCED) == 1

    change_calculation(
        calculation,
        by=reviewer,
        expected_version=1,
        kind=Kind.CHANGE,
        fact=fact(claim),
        operands=[cell(citation, 2), cell(citation, 3)],
    )

    assert hits(claim, reviewer, Rule.SOURCED) == 0
    assert marks(claim) == [Mark.FIGURES_CHANGED]


def test_other_figures_in_a_later_capture_ask_to_confirm_the_verdict(
    claim, citation, reviewer, rating
):
    calculation = add(citation, reviewer)
    verdict = judge(claim, reviewer, rating)
    capture_again(
        citation,
        reviewer,
        PAGE.replace("1,344", "1344").replace(
            "<tr><td>2023", "<tr><td>2022</td><td>999</td><td>1</td></tr><tr><td>2023"
        ),
    )
    assert Mark.FIGURES_CHANGED not in marks(claim)

    capture_again(citation, reviewer, PAGE.replace("1,344", "1,380"))

    (source,) = freshness_of([claim])[claim.pk].sources
    assert (source.status, source.marks_verdict) == (Drift.FIGURES, True)
    assert marks(claim) == [Mark.FIGURES_CHANGED]
    assert CellReading.objects.filter(text="1,380").exists()
    claim.refresh_from_db()
    displayed = Fingerprints.of(claim).digest
    reconfirm_verdict(
        verdict, by=reviewer, expected_version=claim.version, displayed_captures=displayed
    )
    assert marks(claim) == []
    capture_again(citation, reviewer, "<p>The table was removed from this page of the port.</p>")
    assert Mark.FIGURES_CHANGED in marks(claim)
    assert not CellReading.objects.latest("pk").is_there
    assert work_out(calculation, claim, "en").agrees


def test_without_the_readings_a_changed_figure_would_not_be_seen(
    claim, citation, reviewer, rating, monkeypatch
):
    add(citation, reviewer)
    judge(claim, reviewer, rating)
    monkeypatch.setattr("articles.actions.captures.examine_citations.read_cells", lambda _pk: None)

    capture_again(citation, reviewer, PAGE.replace("1,344", "1,380"))

    assert Mark.FIGURES_CHANGED not in marks(claim)


def test_the_source_of_a_figure_must_be_visible_and_stays_cited(citation, claim, reviewer, editor):
    add(citation, reviewer)
    entry = UndoEntry.objects.filter(kind="attach_source").latest("pk")
    # as if somebody else had calculated
    UndoEntry.objects.filter(kind="add_calculation").update(undone_at=entry.created_at)
    with pytest.raises(Stale, match="Other work depends"):
        undo_action(entry, by=reviewer)

    other = make_claim(claim.revision.article, editor, "1,344 people")
    with pytest.raises(Refused, match="no longer cites"):
        draft_calculation(
            other,
            by=reviewer,
            kind=Kind.SUM,
            fact=fact(other, "1,344 people"),
            operands=[cell(citation, 2), cell(citation, 3)],
        )


def test_nobody_calculates_with_a_source_that_they_may_not_see(
    citation, claim, reviewer, second_reviewer, editor
):
    calculation = add(citation, reviewer)
    Source.objects.update(visibility="restricted", public_description="A clerk")

    with pytest.raises(Refused, match="no longer cites"):
        add(citation, second_reviewer)
    with pytest.raises(NotAllowed):
        remove_calculation(calculation, by=second_reviewer, expected_version=1)
    with pytest.raises(NotAllowed):
        add(citation, editor)


def test_the_database_refuses_figures_of_another_claim(citation, claim, reviewer, editor):
    other = make_claim(claim.revision.article, editor, "1,344 people")
    calculation = add(citation, reviewer)

    with pytest.raises(IntegrityError, match="sources that its claim cites"):
        Calculation.objects.create(
            claim=other,
            kind="sum",
            fact_start=0,
            fact_end=5,
            fact_kind="number",
            words="1,344",
            operands=calculation.operands,
            calculated_by=reviewer,
        )


def test_reports_print_it_and_an_import_reads_it_back(claim, citation, reviewer, editor):
    add(citation, reviewer)
    judged = visible_report(claim.revision.article, reader=reviewer, at=timezone.now())
    line = "(1,344 − 1,200) ÷ 1,200 = 12 % – agrees with “up 12 per cent”."

    (shown,) = judged.claims[0].calculations
    assert (shown.result, shown.value, shown.exact) == ("12 %", "12", True)
    assert line in render_html(judged)
    assert line in render_csv(judged)
    assert line in str(print_data(judged))
    article = import_report(render_json(judged).encode(), by=editor)
    assert visible_report(article, reader=editor, at=timezone.now()).claims[0].calculations == (
        replace(shown, by=f"{reviewer} (another newsroom)"),
    )


def test_a_report_without_the_source_has_neither_figures_nor_result(claim, citation, reviewer):
    add(citation, reviewer)
    Source.objects.update(visibility="newsroom", public_description="A clerk")
    legal = visible_report(claim.revision.article, reader=reviewer, at=timezone.now())

    public = without_internal_sources(legal)

    (shown,) = public.claims[0].calculations
    assert shown.withheld
    for rendered in (
        render_html(public),
        render_json(public),
        render_csv(public),
        str(print_data(public)),
    ):
        assert "1,344 −" not in rendered
        assert "12 %" not in rendered
    assert "12 %" in render_json(legal)
