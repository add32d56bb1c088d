"""Readers report errors: a stranger blocks nothing, an editor decides, and all is deleted in time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from articles import rules
from articles.actions.publishing import (
    ask_about_error_report,
    dismiss_error_report,
    receive_error_report,
    remove_old_error_reports,
    reopen_error_report,
)
from articles.actions.verdicts import sign_off
from articles.models import Claim, ErrorReport, Event, PublisherProfile, Question
from articles.reads.publishing import count_new_error_reports, is_approved
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_article, make_claim, make_edition
from tests.undoing import fresh, undo

SECRET = "reader@home.example"


@pytest.fixture
def report(article, verdict, editor) -> ErrorReport:
    edition = make_edition(article, editor)
    return receive_error_report(edition, text=" It cost six. ", contact=SECRET)


def ask(report: ErrorReport, editor, claim: Claim) -> Question:
    return ask_about_error_report(
        report,
        by=editor,
        expected_version=report.version,
        claim=claim,
        addressee="The author",
        channel=Question.Channel.EMAIL,
        text="Did it cost six?",
    )


def test_a_report_of_a_stranger_changes_no_rule_and_no_approval(article, claim, verdict, editor):
    edition = make_edition(article, editor)
    revision = article.revisions.get()
    before = (
        rules.state_of(article),
        [(check.rule, check.digest) for check in rules.checks_of(revision, reader=editor)],
    )

    for number in range(30):
        receive_error_report(edition, text=f"Wrong {number}")

    after = (
        rules.state_of(article),
        [(check.rule, check.digest) for check in rules.checks_of(revision, reader=editor)],
    )
    assert after == before
    assert is_approved(article)
    assert not Question.objects.exists()
    assert count_new_error_reports(editor) == 30


def test_the_question_of_an_editor_does_count(report, editor, article, claim):
    """The twin: the approval ends, because the newsroom itself asks."""
    assert is_approved(article)

    question = ask(report, editor, fresh(claim))

    assert not is_approved(article)
    assert fresh(report).question == question
    assert count_new_error_reports(editor) == 0
    with pytest.raises(NotAllowed, match="already decided"):
        ask(fresh(report), editor, fresh(claim))
    undo(editor)
    assert fresh(report).is_new
    assert not fresh(question).is_open


def test_a_signed_off_claim_is_reopened_for_the_question(
    report, editor, second_reviewer, verdict, claim
):
    claim = fresh(claim)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)
    assert fresh(claim).state == Claim.State.SIGNED_OFF

    ask(report, editor, fresh(claim))

    assert fresh(claim).state == Claim.State.IN_PROGRESS
    undo(editor)
    undo(editor)
    assert fresh(claim).state == Claim.State.SIGNED_OFF


def test_a_dismissal_has_a_reason_and_can_be_taken_back(report, editor):
    with pytest.raises(Refused, match="Enter a reason"):
        dismiss_error_report(report, by=editor, expected_version=1, reason="  ")

    dismissed = dismiss_error_report(report, by=editor, expected_version=1, reason="It did not.")

    assert (dismissed.state, dismissed.reason) == ("dismissed", "It did not.")
    with pytest.raises(Stale):
        reopen_error_report(dismissed, by=editor, expected_version=1)
    reopen_error_report(fresh(report), by=editor, expected_version=2)
    assert fresh(report).is_new
    undo(editor)
    undo(editor)
    assert fresh(report).is_new


def test_only_editors_who_read_the_article_decide(report, editor, reviewer, nobody, claim):
    for person in (reviewer, nobody):
        with pytest.raises(NotAllowed):
            dismiss_error_report(report, by=person, expected_version=1, reason="No.")
        with pytest.raises(NotAllowed):
            ask(report, person, fresh(claim))


def test_a_claim_of_another_article_is_refused(report, editor, claim):
    other = make_claim(make_article(editor), editor, "It is safe")

    with pytest.raises(NotAllowed, match="of this article"):
        ask(report, editor, other)
    assert fresh(report).is_new


def test_old_reports_are_deleted_with_what_the_reader_left(report, editor):
    dismiss_error_report(report, by=editor, expected_version=1, reason="No.")
    new = receive_error_report(report.edition, text="Another.")
    PublisherProfile.objects.create(pk=1, report_days=30)
    old = ErrorReport.objects.filter(pk=report.pk)
    old.update(created_at=F("created_at") - timedelta(days=31))

    assert remove_old_error_reports() == 1

    assert list(ErrorReport.objects.all()) == [new]
    assert SECRET not in str(list(Event.objects.values_list("pgh_data", flat=True)))
    with pytest.raises(Stale):
        undo(editor)


def test_the_same_report_is_stored_once(report):
    again = receive_error_report(report.edition, text="It cost six.", contact=SECRET)

    assert again == report


@pytest.mark.parametrize(
    "values", [{"text": ""}, {"state": "dismissed"}, {"state": "asked"}, {"reason": "No."}]
)
def test_the_database_itself_refuses_a_report_that_says_too_little_or_too_much(report, values):
    with pytest.raises(IntegrityError, match="error_report"), transaction.atomic():
        ErrorReport.objects.filter(pk=report.pk).update(**values)
