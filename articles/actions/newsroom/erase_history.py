"""Erase what retention or the request of a person asks for. The rows of the history keep their place.

The text of a row is replaced by `ERASED`; its link in the hash chain stays, and a `HistoryErasure`
says that it was emptied and why, so that the history is still whole. Only the owner of the tables can
do this: run it as a command, see docs/operate/erasure.md.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pgtrigger
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import models
from django.utils import timezone

from articles.actions.transactions import acting, log_change
from articles.models import Comment, Invitation, LoginAttempt, SignOff, User, Verdict
from articles.models.history import HistoryErasure, chained_models
from articles.refusals import Refused

ERASED = "[erased]"
WITH_EVENTS: tuple[Any, ...] = (Verdict, SignOff, Comment)  # erased together with their events
KEPT = ("sha256", "language", "key")  # ends of the names of columns that hold no words of a person


def erase_row(table: str, row_id: int, *, reason: str) -> int:
    """Empty the texts of one row of the history, and of its events. Returns how many rows were emptied.

    Raises `Refused` for a table or row that is not there, or has no text, or without a reason.
    """
    tables = {each._meta.db_table: each for each in [*chained_models(), *WITH_EVENTS]}
    model: Any = tables.get(table)
    if model is None or model is HistoryErasure:
        raise Refused(f"{table} is no table whose rows can be erased. Choose: {_names(tables)}.")
    row = model.objects.filter(pk=row_id).first()
    if row is None:
        raise Refused(f"{table} has no row {row_id}.")
    if not _texts(model):
        raise Refused(f"{table} holds no text of a person. Erase logins or a person instead.")
    rows = [row]
    if model in WITH_EVENTS:
        events: Any = apps.get_model("articles", f"{model.__name__}Event")
        rows += events.objects.filter(id=row_id)
    with acting(None, why=reason):
        return _empty(rows, reason)


def erase_person(person: User, *, reason: str) -> int:
    """Empty the names and addresses of a closed account everywhere in the history, and its logins.

    What the person did stays, under another name. Returns how many rows were emptied. Raises
    `Refused` while the account can be used, or without a reason.
    """
    if person.is_active:
        raise Refused(f"{person.username} can still log in. Close the account first, under People.")
    invitations = Invitation.objects.filter(accepted_by=person)
    events = [
        *_events("UserEvent").filter(id=person.pk),
        *_events("InvitationEvent").filter(id__in=invitations.values("pk")),
        *LoginAttempt.objects.filter(user=person),
    ]
    with acting(None, why=reason):
        number = _empty(events, reason)
        invitations.update(email=ERASED)
        EmailAddress.objects.filter(user=person).delete()
        Authenticator.objects.filter(user=person).delete()
        UserSession.objects.filter(user=person).delete()
        person.username, person.email = f"erased-{person.pk}", ""
        person.first_name = person.last_name = ""
        person.set_unusable_password()
        person.save()
    return number


def erase_logins(*, older_than_days: int, reason: str) -> int:
    """Forget who tried to log in before so many days. Returns how many rows were emptied."""
    until = timezone.now() - timedelta(days=older_than_days)
    old = LoginAttempt.objects.filter(at__lt=until, user__isnull=False)
    with acting(None, why=reason):
        return _empty(old, reason)


def _empty(rows: Iterable[models.Model], reason: str) -> int:
    """Empty the rows that are not empty yet, and record each. Returns how many there were."""
    if not reason.strip():
        raise Refused("Give a reason: it is recorded in the history.")
    number = 0
    for row in rows:
        values = _emptied(row)
        if not values:
            continue
        model: Any = type(row)
        HistoryErasure.objects.create(
            table_name=model._meta.db_table, row_id=row.pk, reason=reason.strip()
        )
        log_change("history.erased", table=model._meta.db_table, row=row.pk)
        with pgtrigger.ignore(f"{model._meta.label}:append_only"):
            model.objects.filter(pk=row.pk).update(**values)
        number += 1
    return number


def _emptied(row: models.Model) -> dict[str, Any]:
    """Return the columns of the row that are not empty, with what replaces them."""
    if isinstance(row, LoginAttempt):
        return {"user": None} if row.user_id else {}
    values = {name: getattr(row, name) for name in _texts(type(row))}
    return {name: ERASED for name, value in values.items() if value not in {"", None, ERASED}}


def _texts(model: type[models.Model]) -> list[str]:
    """Return the names of the columns that hold words: no choices, no fingerprints."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.name.startswith("pgh_")
        and not field.name.endswith(KEPT)
    ]


def _events(name: str) -> models.QuerySet[Any]:
    model: Any = apps.get_model("articles", name)
    rows: models.QuerySet[Any] = model.objects.all()
    return rows


def _names(tables: Iterable[str]) -> str:
    return ", ".join(sorted(tables))
