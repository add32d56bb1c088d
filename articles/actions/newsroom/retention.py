"""How long things are kept that are no evidence, and the removal of ended sessions and old changes."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.functions import Now

from articles import permissions
from articles.actions.transactions import acting, log_change
from articles.models import Change, NewsroomSettings, User


def set_retention(
    *,
    by: User,
    expected_version: int,
    export_hours: int | None,
    session_days: int,
    notification_days: int,
    change_days: int,
    webhook_days: int,
) -> NewsroomSettings:
    """Change how long files, sessions, notifications, changes for open desks and webhooks are kept.

    Without `export_hours` files are kept as the installation is set. What is older is removed by
    the worker within the hour. Raises `Stale`.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        newsroom, _created = NewsroomSettings.objects.get_or_create(pk=1)
        log_change("settings.changed", what="retention", by=by.pk)
        return newsroom.change(
            expected_version=expected_version,
            export_hours=export_hours,
            session_days=session_days,
            notification_days=notification_days,
            change_days=change_days,
            webhook_days=webhook_days,
        )


def remove_old_sessions() -> int:
    """Remove sessions that ended, and after some days what is known of their browsers.

    An account page shows only sessions that have not ended, so nothing that is in use goes. Returns
    how many browsers were forgotten.
    """
    days = NewsroomSettings.current().session_days
    with transaction.atomic():
        Session.objects.filter(expire_date__lt=Now()).delete()
        ended = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
        old = ended.filter(last_seen_at__lt=Now() - timedelta(days=days))
        removed, _each = old.delete()
    return int(removed)


def remove_old_changes() -> int:
    """Remove what open desks were shown long ago. Returns how many changes were removed.

    A page that has not asked for so long draws everything again (`SeenChanges.is_outdated`).
    """
    days = NewsroomSettings.current().change_days
    removed, _each = Change.objects.filter(at__lt=Now() - timedelta(days=days)).delete()
    return removed
