"""Exports and ended sessions are kept as long as administrators say; nothing else goes."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from articles.actions.newsroom import remove_old_changes, remove_old_sessions, set_retention
from articles.actions.publishing import remove_old_exports
from articles.models import Change, Export, NewsroomSettings
from articles.refusals import NotAllowed, Stale
from tests.factories import make_export


def set_all(by, expected_version: int, *, hours: int | None, days: int) -> None:
    """Keep exports for so many hours and ended sessions for so many days."""
    set_retention(
        by=by,
        expected_version=expected_version,
        export_hours=hours,
        session_days=days,
        notification_days=90,
        change_days=30,
        webhook_days=30,
    )


def session(user, key: str, *, seen: timedelta, ends: timedelta) -> None:
    UserSession.objects.create(user=user, ip="10.0.0.1", session_key=key, user_agent="Firefox/1")
    UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now() - seen)
    Session.objects.create(session_key=key, expire_date=timezone.now() + ends)


def test_ended_sessions_go_after_the_days_that_are_set(administrator):
    day = timedelta(days=1)
    session(administrator, "running", seen=40 * day, ends=day)
    session(administrator, "ended lately", seen=3 * day, ends=-day)
    session(administrator, "ended long ago", seen=9 * day, ends=-day)

    assert remove_old_sessions() == 0  # after 30 days
    set_retention(
        by=administrator,
        expected_version=1,
        export_hours=None,
        session_days=5,
        notification_days=90,
        change_days=30,
        webhook_days=30,
    )
    assert remove_old_sessions() == 1

    left = set(UserSession.objects.values_list("session_key", flat=True))
    assert left == {"running", "ended lately"}
    assert Session.objects.get().session_key == "running"


def test_exports_go_after_the_hours_that_are_set(article, editor, administrator):
    export = make_export(article, editor)
    Export.objects.filter(pk=export.pk).update(created_at=Now() - timedelta(hours=30))
    set_retention(
        by=administrator,
        expected_version=1,
        export_hours=48,
        session_days=30,
        notification_days=90,
        change_days=30,
        webhook_days=30,
    )
    assert remove_old_exports() == 0

    set_retention(
        by=administrator,
        expected_version=2,
        export_hours=None,
        session_days=30,
        notification_days=90,
        change_days=30,
        webhook_days=30,
    )
    assert remove_old_exports() == 1


def test_changes_for_open_desks_go_after_the_days_that_are_set(article):
    for days in (1, 8, 40):
        at = timezone.now() - timedelta(days=days)
        Change.objects.create(article=article, kind=f"of {days}", transaction=1, at=at)

    assert remove_old_changes() == 1  # after 30 days

    left = Change.objects.filter(article=article).values_list("kind", flat=True)
    assert {"of 1", "of 8"} <= set(left)
    assert "of 40" not in left
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        Change.objects.all().delete()  # not even by mistake: pages may not have seen them


def test_only_administrators_set_it_and_nobody_overwrites(administrator, editor):
    with pytest.raises(NotAllowed):
        set_retention(
            by=editor,
            expected_version=1,
            export_hours=1,
            session_days=1,
            notification_days=90,
            change_days=30,
            webhook_days=30,
        )
    set_retention(
        by=administrator,
        expected_version=1,
        export_hours=1,
        session_days=1,
        notification_days=90,
        change_days=30,
        webhook_days=30,
    )
    with pytest.raises(Stale):
        set_retention(
            by=administrator,
            expected_version=1,
            export_hours=2,
            session_days=1,
            notification_days=90,
            change_days=30,
            webhook_days=30,
        )
    with pytest.raises(IntegrityError, match="settings_session_days"):
        NewsroomSettings.objects.update(session_days=0)


def test_the_page_says_what_is_kept(client, administrator):
    client.force_login(administrator)
    page = client.get("/settings/retention/").content.decode()
    assert "Empty: 24 hours" in page

    typed = {"expected_version": "1", "export_hours": "", "session_days": "400"}
    typed |= {"notification_days": "30", "change_days": "30", "webhook_days": "14"}
    refused = client.post("/settings/retention/", typed)
    assert refused.status_code == 422
    assert 'value="400"' in refused.content.decode()
    saved = client.post("/settings/retention/", {**typed, "session_days": "7"}, follow=True)
    assert "Saved." in saved.content.decode()
    assert NewsroomSettings.current().notification_days == 30
    assert NewsroomSettings.current().webhook_days == 14
