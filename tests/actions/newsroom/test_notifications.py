"""Who is notified of what, and that nobody learns what they may not read, or hears it twice."""

import smtplib
from datetime import timedelta
from unittest.mock import Mock

import pgtrigger
import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from articles import permissions
from articles.actions.claims import (
    ClaimChanges,
    add_comment,
    assign_claim,
    change_claims,
    read_mentions,
)
from articles.actions.notifications import (
    deliver_message,
    deliver_messages,
    forget_notifications,
    outbox,
    read_notifications,
    save_preferences,
    sweep,
    try_again,
)
from articles.actions.verdicts import sign_off
from articles.models import (
    Article,
    Delivery,
    Mention,
    Notification,
    NotificationKind,
    OutboxMessage,
    Readership,
    User,
)
from articles.reads.notifications import notifications_of
from articles.refusals import NotAllowed
from tests.factories import UserFactory, make_claim, make_edition
from tests.undoing import fresh, judge, undo

State = OutboxMessage.State


def assign(claim, by: User, assignee: User | None) -> None:
    claim = fresh(claim)
    assign_claim(claim, by=by, assignee=assignee, expected_version=claim.version)


def kinds_of(person: User) -> list[str]:
    return [notification.kind for notification in notifications_of(person)]


def hide(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(owner=UserFactory.create(username="olga"))
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)


def choose(person: User, kind: NotificationKind, how: Delivery) -> None:
    save_preferences(person, {kind: how})


def test_each_person_is_notified_of_what_others_did_and_not_of_their_own_acts(
    claim, editor, reviewer, second_reviewer, rating
):
    assign(claim, editor, reviewer)
    add_comment(claim, by=editor, text="@rosa @edith look.")
    assert kinds_of(reviewer) == ["mentioned", "assigned"]
    assert kinds_of(editor) == []

    verdict = judge(claim, reviewer, rating)
    assert kinds_of(second_reviewer) == ["sign_off"]
    assert "sign_off" not in kinds_of(reviewer)
    claim = fresh(claim)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)
    assert kinds_of(second_reviewer) == []  # nobody waits for it any more

    make_edition(claim.revision.article, editor)
    assert kinds_of(second_reviewer) == ["published"]
    assert kinds_of(reviewer) == ["published", "mentioned", "assigned"]
    forget_notifications()
    assert not Notification.objects.filter(kind=NotificationKind.SIGN_OFF).exists()
    assert [n.sentence for n in notifications_of(reviewer)] == [
        "edith published an article you worked on",
        "edith mentioned you in a comment",
        "edith assigned a claim to you",
    ]


def test_a_second_edition_is_a_correction(article, claim, editor, reviewer):
    assign(claim, editor, reviewer)
    make_edition(article, editor)
    make_claim(article, editor, "opened in 2019")
    make_edition(article, editor, note="A claim more.")
    assert kinds_of(reviewer) == ["corrected", "published", "assigned"]


def test_an_undone_assignment_is_withdrawn_with_the_message_that_is_not_sent_yet(
    claim, editor, reviewer, mailoutbox
):
    assign(claim, editor, reviewer)
    undo(editor)
    assert kinds_of(reviewer) == []
    assign(claim, editor, reviewer)

    assert deliver_messages() == 2
    assert [message.subject for message in mailoutbox] == [
        "Factcheck: edith assigned a claim to you"
    ]
    assert sorted(OutboxMessage.objects.values_list("state", flat=True)) == ["not_needed", "sent"]


def test_claims_that_are_assigned_at_once_are_one_message(article, editor, reviewer, mailoutbox):
    claims = [make_claim(article, editor, words) for words in ("opened in 2019", "It is safe")]
    change_claims(
        [(claim, 1) for claim in claims],
        by=editor,
        changes=ClaimChanges({"assignee": reviewer}),
    )
    change_claims(  # to the same person again: nothing new
        [(claim, 2) for claim in claims],
        by=editor,
        changes=ClaimChanges({"assignee": reviewer}),
    )

    deliver_messages()

    assert [message.subject for message in mailoutbox] == ["Factcheck: 2 notifications"]
    assert [words in mailoutbox[0].body for words in ("2019", "safe")] == [True, True]
    undo(editor)
    undo(editor)
    assert not Notification.objects.exists()


def test_a_message_says_what_and_where_and_how_to_change_it(
    claim, editor, reviewer, mailoutbox, settings
):
    settings.SITE_ADDRESS = "https://factcheck.example.org"
    comment = add_comment(claim, by=editor, text="@rosa look\nhere.")

    deliver_messages()

    (message,) = mailoutbox
    assert message.to == [reviewer.email]
    place = f"/articles/{claim.revision.article_id}/?claim={claim.pk}&feed=200"
    assert message.body == (
        "edith mentioned you in a comment.\n> @rosa look here.\nThe bridge\n"
        f"https://factcheck.example.org{place}#comment-{comment.pk}\n\n\n"
        "Choose which e-mails you get: https://factcheck.example.org/account/#notifications\n"
    )


def test_who_loses_the_article_before_a_message_is_sent_gets_neither(
    claim, editor, reviewer, mailoutbox
):
    add_comment(claim, by=editor, text="@rosa look.")
    hide(claim.revision.article)

    deliver_messages()

    assert (kinds_of(reviewer), mailoutbox) == ([], [])
    assert OutboxMessage.objects.get().state == State.NOT_NEEDED


def test_without_the_rule_the_message_would_leave(
    claim, editor, reviewer, mailoutbox, monkeypatch, changed_rules
):
    add_comment(claim, by=editor, text="@rosa look.")
    hide(claim.revision.article)
    monkeypatch.setattr(permissions, "readable_by", lambda _user: Article.objects.all())

    deliver_messages()

    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("how", "notified", "messages"),
    [(Delivery.OFF, 0, 0), (Delivery.IN_APP, 1, 0), (Delivery.AT_ONCE, 1, 1)],
)
def test_a_person_chooses_how_to_be_notified(
    claim, editor, reviewer, mailoutbox, how, notified, messages
):
    choose(reviewer, NotificationKind.MENTIONED, how)
    add_comment(claim, by=editor, text="@rosa look.")
    deliver_messages()
    assert (len(kinds_of(reviewer)), len(mailoutbox)) == (notified, messages)


def test_who_switches_e_mails_off_gets_none_that_is_under_way(claim, editor, reviewer, mailoutbox):
    add_comment(claim, by=editor, text="@rosa look.")
    choose(reviewer, NotificationKind.MENTIONED, Delivery.IN_APP)
    deliver_messages()
    assert mailoutbox == []


def test_a_mention_is_read_in_both_lists(claim, editor, reviewer):
    add_comment(claim, by=editor, text="@rosa look.")
    add_comment(claim, by=editor, text="@rosa again.")
    newest, first = notifications_of(reviewer)

    read_notifications(reviewer, first)
    unread = Mention.objects.get(read_at__isnull=True)
    assert unread.comment_id == newest.comment_id
    read_mentions(reviewer, mention=unread)
    assert not Notification.objects.filter(read_at__isnull=True).exists()


class Server(EmailBackend):
    """A mail server whose next answers are given; then it takes every message."""

    answers: list[Exception] = []
    taken: list[str] = []

    def open(self) -> bool:
        if self.answers and isinstance(self.answers[0], ConnectionRefusedError):
            raise self.answers.pop(0)
        return True

    def send_messages(self, messages):
        self.taken += [message.subject for message in messages]
        if self.answers:
            raise self.answers.pop(0)
        return len(messages)


@pytest.fixture
def server(settings, monkeypatch) -> type[Server]:
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    monkeypatch.setattr(Server, "answers", [])
    monkeypatch.setattr(Server, "taken", [])
    return Server


@pytest.fixture
def message(claim, editor, reviewer) -> OutboxMessage:
    add_comment(claim, by=editor, text="@rosa look.")
    return OutboxMessage.objects.get()


def due_now() -> None:
    OutboxMessage.objects.filter(state=State.QUEUED).update(next_attempt_at=timezone.now())


def test_what_the_server_refuses_is_tried_again_and_then_given_up(
    message, server, administrator, reviewer
):
    server.answers += [ConnectionRefusedError("no server"), smtplib.SMTPDataError(451, b"Busy")]
    deliver_messages()
    assert deliver_messages() == 0  # it waits for a minute
    assert fresh(message).problem == "The mail server cannot be reached: no server"
    due_now()
    deliver_messages()
    assert fresh(message).problem == "The mail server refused the message: 451 Busy"
    for _attempt in range(6):
        due_now()
        server.answers += [smtplib.SMTPDataError(451, b"Busy")]
        deliver_messages()
    due_now()
    assert (fresh(message).state, fresh(message).attempts) == (State.FAILED, 8)
    assert deliver_messages() == 0

    with pytest.raises(NotAllowed):
        try_again(reviewer)
    assert try_again(administrator) == 1
    deliver_messages()
    assert fresh(message).state == State.SENT


def test_an_address_that_the_server_does_not_know_is_not_tried_again(message, server):
    server.answers += [smtplib.SMTPRecipientsRefused({"rosa@x": (550, b"No such user")})]
    deliver_messages()
    assert fresh(message).state == State.FAILED
    assert "550 No such user" in fresh(message).problem


@pytest.mark.parametrize("ends", ["connection", "worker"])
def test_what_may_have_arrived_is_never_sent_again(message, server, administrator, ends):
    if ends == "connection":
        server.answers += [smtplib.SMTPServerDisconnected("gone")]
        deliver_messages()
    else:
        claimed = outbox.claim_message(message.pk)
        assert claimed
        outbox.hand_over(claimed)
        OutboxMessage.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))
        sweep()

    assert fresh(message).state == State.UNKNOWN
    assert "may have arrived" in fresh(message).problem
    assert (try_again(administrator), deliver_messages()) == (0, 0)


def test_a_message_whose_sending_cannot_be_recorded_is_not_sent_again(message, server, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(DatabaseError):
        patch.setattr(outbox, "finish_message", Mock(side_effect=DatabaseError))
        deliver_messages()
    due_now()
    assert deliver_messages() == 0
    OutboxMessage.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    sweep()
    assert (fresh(message).state, len(server.taken)) == (State.UNKNOWN, 1)


def test_a_worker_that_stopped_before_it_sent_leaves_the_message_to_another(message, server):
    outbox.claim_message(message.pk)
    OutboxMessage.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    sweep()
    deliver_messages()
    assert (fresh(message).state, len(server.taken)) == (State.SENT, 1)


def claim_always(message_id: int) -> OutboxMessage:
    """Claim a message without asking whether somebody has it."""
    return OutboxMessage.objects.select_related("recipient").get(pk=message_id)


def sends_again(message: OutboxMessage, monkeypatch) -> None:
    """Deliver a sent message once more, without the conditions on its state and attempt."""
    monkeypatch.setattr(outbox, "claim_message", claim_always)
    monkeypatch.setattr(
        outbox,
        "_update",
        lambda row, **values: bool(OutboxMessage.objects.filter(pk=row.pk).update(**values)),
    )
    deliver_message(message.pk)


def test_the_database_itself_refuses_to_send_twice(message, server, monkeypatch):
    deliver_message(message.pk)
    deliver_message(message.pk)
    sends_again(message, monkeypatch)
    assert len(server.taken) == 1
    with pytest.raises(IntegrityError, match="handed over once"), transaction.atomic():
        OutboxMessage.objects.update(state=State.QUEUED, handed_over_at=None, finished_at=None)
    with pytest.raises(IntegrityError, match="outbox_key_once"), transaction.atomic():
        OutboxMessage.objects.create(
            kind=message.kind,
            key=message.key,
            recipient=message.recipient,
            next_attempt_at=timezone.now(),
        )


def test_without_the_trigger_it_would_be_sent_twice(message, server, monkeypatch):
    with pgtrigger.ignore("articles.OutboxMessage:sent_once"):
        deliver_message(message.pk)
        sends_again(message, monkeypatch)
    assert len(server.taken) == 2


def test_a_withdrawn_comment_notifies_nobody(claim, editor, reviewer, mailoutbox):
    add_comment(claim, by=editor, text="@rosa look.")
    undo(editor)
    deliver_messages()
    assert (kinds_of(reviewer), mailoutbox) == ([], [])
