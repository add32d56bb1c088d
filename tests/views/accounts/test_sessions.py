"""Every request reads its session and its user by statements that are planned once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.models import User


def end_session(_user):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def delete_session(_user):
    Session.objects.all().delete()


def damage_session(_user):
    Session.objects.update(session_data="forged")


def deactivate(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def change_password(user):
    user.set_password("another password")
    user.save()


@pytest.mark.parametrize(
    "end", [end_session, delete_session, damage_session, deactivate, change_password]
)
def test_a_session_ends_at_once(client, editor, end):
    client.force_login(editor)
    assert client.get("/articles/").status_code == 200

    end(editor)

    answer = client.get("/articles/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/articles/")


def test_each_request_has_the_user_as_they_are_now(client, editor):
    client.force_login(editor)
    client.get("/articles/")
    User.objects.filter(pk=editor.pk).update(is_editor=False)

    assert client.get("/articles/import/").status_code == 403
