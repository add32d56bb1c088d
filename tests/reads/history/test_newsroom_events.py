"""Rights, invitations, logins, house rules and scales are in the history of the newsroom."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse

from articles.actions.newsroom import change_rights
from articles.models import (
    Event,
    Invitation,
    LoginAttempt,
    NewsroomSettings,
    PublisherProfile,
    Scale,
    Team,
    User,
)
from articles.reads.history import describe_newsroom_events, newsroom_events
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "account_login"


def lines() -> list[tuple[str, str]]:
    """Return what happened to whom, newest first."""
    return [(each.what, each.subject) for each in describe_newsroom_events(newsroom_events())]


def change_superuser(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_superuser=True)


def add_to_group(person: User) -> None:
    person.groups.add(Group.objects.create(name="Night desk"))


def give_permission(person: User) -> None:
    person.user_permissions.add(Permission.objects.get(codename="add_group"))


def add_to_team(person: User) -> None:
    Team.objects.create(name="Politics").members.add(person)


def invite_by_page(person: User) -> None:
    invitation = {"email": "new@example.com", "token_sha256": "a", "is_editor": True}
    Invitation.objects.create(**invitation, invited_by=person, expires_at="2099-01-01T00:00Z")


def change_settings(_person: User) -> None:
    NewsroomSettings.objects.create(pk=1, is_blind=True)


def write_policy(_person: User) -> None:
    PublisherProfile.objects.create(pk=1, name="The Paper", methods="We call.")


def rename_scale(_person: User) -> None:
    Scale.objects.filter(key="public").update(name="For readers")


def reword_rating(_person: User) -> None:
    Scale.objects.get(key="public").ratings.filter(position=1).update(label="Right")


def add_second_factor(person: User) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})


def remove_second_factor(person: User) -> None:
    add_second_factor(person)
    Authenticator.objects.filter(user=person).delete()


CHANGES = [
    (add_second_factor, ("Second factor added (TOTP Authenticator)", "edith")),
    (remove_second_factor, ("Second factor removed (TOTP Authenticator)", "edith")),
    (change_superuser, ("Account changed", "edith")),
    (add_to_group, ("Added to the group Night desk", "edith")),
    (give_permission, ("Permission given: Can add group", "edith")),
    (add_to_team, ("Added to the team Politics", "edith")),
    (add_to_team, ("Team added", "Politics")),
    (invite_by_page, ("Person invited", "new@example.com")),
    (change_settings, ("House rules set", "")),
    (write_policy, ("Public pages set", "The Paper")),
    (rename_scale, ("Scale changed", "For readers")),
    (reword_rating, ("Rating changed", "Right")),
]


@pytest.mark.parametrize(
    ("change", "line"), CHANGES, ids=lambda part: getattr(part, "__name__", "")
)
def test_every_change_is_in_the_history_even_without_an_action(editor, change, line):
    change(editor)

    assert line in lines()


def test_a_group_that_was_deleted_since_is_said_to_be(editor):
    add_to_group(editor)
    Group.objects.all().delete()

    assert ("Added to the group (deleted since)", "edith") in lines()


@pytest.mark.parametrize(
    ("change", "line"), CHANGES, ids=lambda part: getattr(part, "__name__", "")
)
def test_without_triggers_no_change_would_be_there(editor, change, line):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")

    change(editor)

    assert line not in lines()


def test_the_history_names_who_changed_which_right(client, administrator, editor):
    client.force_login(administrator)
    rights = {"is_reviewer": "on", "is_active": "on"}
    client.post(reverse("person_edit", args=[editor.pk]), rights)

    event = describe_newsroom_events(newsroom_events())[0]
    changes = {change.label: (change.before, change.after) for change in event.changes}
    assert (event.who, event.subject) == (administrator, "edith")
    assert changes == {"Editor": ("yes", "no"), "Reviewer": ("no", "yes")}
    assert "Editor: yes → no" in client.get(reverse("newsroom_history")).text


def test_the_history_names_the_administrator_who_reset_a_second_factor_and_no_secret(
    client, administrator, editor
):
    add_second_factor(editor)
    client.force_login(administrator)

    client.post(reverse("two_factor_reset", args=[editor.pk]))

    removed = "Second factor removed (TOTP Authenticator)"
    events = describe_newsroom_events(newsroom_events())
    assert [(e.who, e.subject) for e in events if e.what == removed] == [(administrator, "edith")]
    page = client.get(reverse("newsroom_history")).text
    assert "Second factor removed" in page
    assert "JBSWY3DPEHPK3PXP" not in page
    assert "JBSWY3DPEHPK3PXP" not in str(Event.objects.values_list("pgh_data", flat=True))


def test_names_of_imported_reports_are_left_out(editor):
    User.objects.create(username="elsewhere-1", is_external=True, is_active=False)

    assert lines() == [("Account created", "edith")]


def test_logins_and_failures_are_recorded_without_what_was_typed(client, administrator):
    UserFactory.create(username="rosa", email="rosa@example.com")
    for name, password in [("rosa", "wrong"), ("ROSA@example.com", "w"), ("s3cret", "w")]:
        client.post(reverse(LOGIN), {"login": name, "password": password})
    client.post(reverse(LOGIN), {"login": "rosa", "password": PASSWORD})

    attempts = [(str(each.user), each.succeeded) for each in LoginAttempt.objects.order_by("pk")]
    client.force_login(administrator)
    page = client.get(reverse("login_list")).text
    assert attempts == [("rosa", False), ("rosa", False), ("None", False), ("rosa", True)]
    assert "s3cret" not in page
    assert "no such account" in page


def test_a_page_of_the_history_costs_the_same_whatever_its_length(
    client, administrator, editor, django_assert_max_num_queries
):
    client.force_login(administrator)
    for _change in range(20):
        change_rights(
            editor,
            by=administrator,
            is_editor=True,
            is_reviewer=bool(_change % 2),
            is_administrator=False,
            is_active=True,
        )

    with django_assert_max_num_queries(12):
        client.get(reverse("newsroom_history"))
