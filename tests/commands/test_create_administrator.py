"""The first administrator, in a new installation and in one that has imported a report."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pghistory.models import Context

from articles.actions.publishing import import_report
from articles.models import User
from tests.actions.publishing.other_newsroom import exported
from tests.factories import UserFactory
from tests.rich import make_rich_article

PASSWORD = "heron-over-seven-bridges"


@pytest.fixture
def create(monkeypatch):
    def run(username: str, email: str, password: str = PASSWORD) -> User:
        monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
        call_command("create_administrator", username, email=email, stdout=StringIO())
        return User.objects.get(username__iexact=username)

    return run


def administrators() -> set[str]:
    return set(User.objects.filter(is_administrator=True).values_list("username", flat=True))


def test_only_the_named_person_becomes_one_also_after_the_import_of_a_report(
    create, client, editor, reviewer, second_reviewer
):
    report = exported(make_rich_article(editor, reviewer, second_reviewer))
    import_report(report, by=UserFactory.create(is_editor=True))
    external = User.objects.filter(is_external=True)[0]

    ada = create("ada", "ada@example.org")

    assert administrators() == {"ada"}
    assert (ada.is_staff, ada.is_superuser, ada.is_editor) == (True, False, False)
    assert client.login(username="ada", password=PASSWORD) or client.login(
        login="ada", password=PASSWORD
    )
    assert client.get("/people/").status_code == 200
    assert Context.objects.filter(metadata__why="manage.py create_administrator").exists()
    with pytest.raises(CommandError, match="a name from an imported report"):
        create(external.username, "x@example.org")


def test_a_person_becomes_one_and_keeps_roles_and_password(create, editor):
    before = editor.password

    create(editor.username.upper(), editor.email)

    editor.refresh_from_db()
    assert (editor.is_administrator, editor.is_editor, editor.password) == (True, True, before)


@pytest.mark.parametrize(
    ("username", "email", "password", "reason"),
    [
        ("edith", "other@example.org", PASSWORD, "another email address"),
        ("ada", "EDITH", PASSWORD, "Another person has the email address"),
        ("ada", "nobody", PASSWORD, "valid email address"),
        ("a b", "ada@example.org", PASSWORD, "valid username"),
        ("ada", "ada@example.org", "ada", "too short"),
    ],
)
def test_a_mistake_is_a_sentence(create, editor, username, email, password, reason):
    with pytest.raises(CommandError, match=reason):
        create(username, editor.email.upper() if email == "EDITH" else email, password)

    assert administrators() == set()
