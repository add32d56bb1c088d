"""What nobody does in a moment: an overdue question, a source that changed, the e-mail of the day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from articles import tasks
from articles.actions.claims import add_comment, assign_claim
from articles.actions.notifications import (
    deliver,
    deliver_messages,
    notify_overdue,
    read_notifications,
    save_preferences,
    write_digests,
)
from articles.actions.questions import ask_question, close_question
from articles.actions.sources import restrict_source, upload_instead
from articles.models import (
    Delivery,
    Job,
    Notification,
    NotificationKind,
    OutboxMessage,
    Question,
    Source,
)
from articles.reads.notifications import notifications_of
from tests.factories import make_question
from tests.undoing import cite_letter, fresh, judge

SEVEN = datetime(2026, 3, 5, 7, 0, tzinfo=ZoneInfo("Europe/Vienna"))
DAY = timedelta(days=1)


def kinds_of(person) -> list[str]:
    return [notification.kind for notification in notifications_of(person)]


def report_drift() -> None:
    """Do the jobs that a changed source left, as a worker."""
    for job in Job.objects.filter(kind=Job.Kind.DRIFT, state=Job.State.QUEUED):
        tasks.report_drift(job.pk)


def test_an_overdue_question_is_told_once_to_who_asked_and_to_whom_the_claim_is_assigned(
    claim, editor, reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=1)
    question = make_question(claim, editor, days=1)
    make_question(claim, editor, days=-30)  # long ago: no news
    assert notify_overdue() == 0

    Question.objects.filter(pk=question.pk).update(deadline=timezone.now() - timedelta(hours=1))
    assert (notify_overdue(), notify_overdue()) == (1, 0)
    assert (kinds_of(editor), kinds_of(reviewer)) == (["overdue"], ["overdue", "assigned"])
    assert notifications_of(editor)[0].get_absolute_url().endswith(f"#question-{question.pk}")

    close_question(question, by=editor, answer="Two.", expected_version=question.version)
    assert kinds_of(editor) == []


def test_a_question_about_a_restricted_source_is_only_for_who_may_see_it(
    claim, editor, reviewer, second_reviewer, mailoutbox
):
    assign_claim(claim, by=editor, assignee=second_reviewer, expected_version=1)
    citation = cite_letter(claim, reviewer)
    question = ask_question(
        claim,
        by=reviewer,
        whom=Question.Whom.SOURCE,
        source=citation.source,
        channel=Question.Channel.EMAIL,
        text="Who wrote the quokka letter?",
        deadline=timezone.now() - timedelta(minutes=1),
    )
    save_preferences(second_reviewer, {NotificationKind.OVERDUE: Delivery.AT_ONCE})
    save_preferences(reviewer, {NotificationKind.OVERDUE: Delivery.AT_ONCE})
    assert notify_overdue() == 1
    source = Source.objects.get(pk=citation.source_id)
    restrict_source(
        source,
        by=reviewer,
        expected_version=source.version,
        visibility=Source.Visibility.RESTRICTED,
        public_description="a letter",
        readers=[],
        reason="Asked for.",
    )

    deliver_messages()

    assert kinds_of(reviewer) == ["overdue"]
    assert "overdue" not in kinds_of(second_reviewer)
    letters = [mail for mail in mailoutbox if "quokka" in mail.body]
    assert [mail.to for mail in letters] == [[reviewer.email]]
    assert question.text in letters[0].body


def test_the_author_of_a_verdict_hears_once_of_each_change_under_it(
    claim, reviewer, second_reviewer, rating
):
    citation = cite_letter(claim, reviewer)
    judge(claim, reviewer, rating)
    assert not Job.objects.filter(kind=Job.Kind.DRIFT).exists()
    source = citation.source

    upload_instead(source, by=second_reviewer, file_name="b.txt", data=b"It cost nothing.")
    report_drift()
    assert kinds_of(reviewer) == ["drifted"]
    Job.objects.filter(kind=Job.Kind.DRIFT).update(state=Job.State.QUEUED, finished_at=None)
    report_drift()
    assert kinds_of(reviewer) == ["drifted"]

    upload_instead(source, by=second_reviewer, file_name="c.txt", data=b"It cost a lot.")
    report_drift()
    assert kinds_of(reviewer) == ["drifted", "drifted"]
    upload_instead(source, by=reviewer, file_name="d.txt", data=b"It cost a bit.")
    report_drift()
    assert kinds_of(reviewer) == ["drifted", "drifted"]  # her own upload


def test_a_source_is_searched_before_anybody_hears_of_its_change(
    claim, reviewer, second_reviewer, rating
):
    citation = cite_letter(claim, reviewer)
    judge(claim, reviewer, rating)
    upload_instead(citation.source, by=second_reviewer, file_name="b.txt", data=b"It cost nothing.")
    searching = Job.objects.create(
        kind=Job.Kind.EXAMINE, subject_id=citation.source_id, not_before=timezone.now()
    )

    report_drift()

    assert (kinds_of(reviewer), Job.objects.get(kind=Job.Kind.DRIFT).state) == ([], "queued")
    searching.delete()
    Job.objects.filter(kind=Job.Kind.DRIFT).update(not_before=timezone.now())
    report_drift()
    assert kinds_of(reviewer) == ["drifted"]


@pytest.fixture
def daily(claim, editor, reviewer, settings) -> Notification:
    """A mention that waits for the e-mail of the day."""
    settings.TIME_ZONE = "Europe/Vienna"
    save_preferences(reviewer, {NotificationKind.MENTIONED: Delivery.DAILY})
    add_comment(claim, by=editor, text="@rosa look.")
    Notification.objects.update(created_at=SEVEN - timedelta(hours=9))
    return Notification.objects.get()


def test_the_e_mail_of_the_day_is_one_with_what_is_unread(
    daily, claim, editor, reviewer, mailoutbox
):
    add_comment(claim, by=editor, text="@rosa again.")
    Notification.objects.exclude(pk=daily.pk).update(created_at=SEVEN + timedelta(minutes=1))
    assert write_digests(SEVEN - timedelta(minutes=1)) == 0
    assert write_digests(SEVEN) == 1
    assert write_digests(SEVEN + timedelta(hours=5)) == 0  # that one is of tomorrow
    deliver_messages()
    assert [mail.subject for mail in mailoutbox] == ["Factcheck: Today: 1 notification"]

    read_notifications(reviewer)
    assert write_digests(SEVEN + DAY) == 1
    deliver_messages()
    assert len(mailoutbox) == 1
    assert OutboxMessage.objects.filter(state=OutboxMessage.State.NOT_NEEDED).count() == 1


def test_of_two_workers_one_writes_the_e_mail_of_the_day(daily, reviewer):
    write_digests(SEVEN)
    Notification.objects.update(message=None)  # as another worker saw it
    assert write_digests(SEVEN) == 0
    message = OutboxMessage.objects.get()
    with pytest.raises(IntegrityError, match="outbox_key_once"), transaction.atomic():
        OutboxMessage.objects.create(
            kind=message.kind, key=message.key, recipient=reviewer, next_attempt_at=SEVEN
        )


def test_a_message_is_in_the_language_of_its_person(
    claim, editor, reviewer, other_languages, monkeypatch, mailoutbox
):
    languages = {editor.pk: "en", reviewer.pk: "de"}
    spoken: list[str | None] = []

    def listen(_notification: Notification) -> str:
        spoken.append(translation.get_language())
        return ""

    monkeypatch.setattr(deliver, "language_of", lambda person: languages[person.pk])
    monkeypatch.setattr(deliver, "_paragraph", listen)
    add_comment(claim, by=reviewer, text="@edith look.")
    add_comment(claim, by=editor, text="@rosa look.")

    deliver_messages()

    assert spoken == ["en", "de"]
    assert translation.get_language() == settings.LANGUAGE_CODE


def test_the_periodic_task_tells_of_overdue_questions(claim, editor):
    make_question(claim, editor, days=-1)
    tasks.notify()
    assert kinds_of(fresh(editor)) == ["overdue"]
