"""Erasing personal data: the row keeps its place, and the history is still whole."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.actions.claims import add_comment
from articles.actions.newsroom import record_login
from articles.models import Comment, HistoryErasure, HistoryLink, LoginAttempt, User, Verdict
from articles.models.history import event_tables
from articles.reads.history import Misfit, first_fault
from factcheck.database.role import grant_rights

WHY = "--reason=Request of 3 May"


def erase(*arguments: str) -> str:
    output = StringIO()
    seal()
    call_command("erase_history", *arguments, stdout=output)
    seal()
    return output.getvalue()


def seal() -> None:
    """Do what waits for the commit, as it is done before another transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def history() -> str:
    """Return all events, verdicts and sign-offs as text."""
    models = [*event_tables(), Verdict, Comment]
    return str([list(model.objects.values()) for model in models])  # type: ignore[attr-defined]


def links() -> list[tuple[int, bytes]]:
    return [(pk, bytes(digest)) for pk, digest in HistoryLink.objects.values_list("pk", "digest")]


def test_a_verdict_is_erased_with_its_event_and_keeps_its_place(verdict):
    seal()
    before = links()

    output = erase("row", "articles_verdict", str(verdict.pk), WHY)

    assert output.startswith("2 rows erased.")
    assert "It cost five." not in history()
    assert Verdict.objects.get().explanation == "[erased]"
    assert set(before) <= set(links())
    assert first_fault() is None
    assert set(HistoryErasure.objects.values_list("reason", flat=True)) == {"Request of 3 May"}
    assert erase("row", "articles_verdict", str(verdict.pk), WHY).startswith("0 rows")


def test_without_the_record_the_erasure_would_be_an_alteration(verdict, monkeypatch):
    class Nothing:
        @staticmethod
        def create(**_fields: object) -> None: ...

    monkeypatch.setattr(HistoryErasure, "objects", Nothing)

    erase("row", "articles_verdict", str(verdict.pk), WHY)

    fault = first_fault()
    assert fault is not None
    assert fault.misfit is Misfit.CHANGED


def test_a_comment_is_erased(claim, reviewer):
    comment = add_comment(claim, by=reviewer, text="She lives in Mill Lane.")

    erase("row", "articles_comment", str(comment.pk), WHY)

    assert "Mill Lane" not in history()
    assert first_fault() is None


def test_a_closed_account_is_erased_and_its_verdicts_stay(verdict, reviewer):
    record_login(reviewer, succeeded=True)
    User.objects.filter(pk=reviewer.pk).update(first_name="Rosa", last_name="Weber")
    User.objects.filter(pk=reviewer.pk).update(is_active=False)

    erase("person", "rosa", WHY)

    reviewer.refresh_from_db()
    assert (str(reviewer), reviewer.email) == (f"erased-{reviewer.pk}", "")
    assert not any(word in history() for word in ("rosa", "Weber"))
    assert LoginAttempt.objects.get().user is None
    assert Verdict.objects.get().author == reviewer
    assert first_fault() is None


def test_old_logins_are_forgotten_and_new_ones_stay(reviewer):
    for _time in range(2):
        record_login(reviewer, succeeded=True)
    old = LoginAttempt.objects.latest("pk")
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        LoginAttempt.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=91))
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    assert erase("logins", "--older-than-days=90", WHY).startswith("1 rows")

    assert list(LoginAttempt.objects.order_by("pk").values_list("user", flat=True)) == [
        reviewer.pk,
        None,
    ]


REFUSALS = {
    "an open account": (["person", "rosa"], "can still log in"),
    "nobody": (["person", "nobody"], "Nobody has the username"),
    "another table": (["row", "articles_user", "1"], "no table whose rows can be erased"),
    "the record of an erasure": (["row", "articles_historyerasure", "1"], "no table"),
    "no such row": (["row", "articles_verdict", "999999"], "has no row 999999"),
    "a row without text": (["row", "articles_loginattempt", "1"], "has no"),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_what_cannot_be_erased_is_refused_in_a_sentence(verdict, reviewer, kind):
    arguments, sentence = REFUSALS[kind]

    with pytest.raises(CommandError, match=sentence):
        erase(*arguments, WHY)
    assert not HistoryErasure.objects.exists()


def test_an_erasure_needs_a_reason(verdict):
    with pytest.raises(CommandError, match="Give a reason"):
        erase("row", "articles_verdict", str(verdict.pk), "--reason= ")

    assert Verdict.objects.get().explanation == "It cost five."


def test_the_role_of_the_app_cannot_erase(verdict):
    seal()
    grant_rights("app_without_erasure", "secret")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE app_without_erasure")
        with pytest.raises(CommandError, match="MIGRATE_DATABASE_URL"), transaction.atomic():
            call_command("erase_history", "row", "articles_verdict", str(verdict.pk), WHY)
        cursor.execute("RESET ROLE")
    assert Verdict.objects.get().explanation == "It cost five."
