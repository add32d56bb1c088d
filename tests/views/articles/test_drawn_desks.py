"""A desk is shown again from memory while nothing has changed that it shows."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.actions.claims import flag_claim
from articles.models import Change, Claim, NewsroomSettings, Readership, SeenChanges, User
from articles.views.articles import drawn_desks
from tests.factories import statement_with

pytestmark = pytest.mark.django_db(transaction=True)

SESSION_AND_USER = 2  # of the queries of each page
FLAG = {"reason": "disputed", "priority": Claim.Priority.NORMAL.value}
KEYS = re.compile(r'(csrfmiddlewaretoken|submission_key|id="look")"? value="[^"]*"')


@pytest.fixture
def desk(client, editor, article):
    """The address of a desk that the editor opened a moment ago, with the page."""
    drawn_desks.forget_drawn_desks()
    client.force_login(editor)
    address = f"/articles/{article.pk}/"
    yield address, client.get(address)
    drawn_desks.forget_drawn_desks()


def without_keys(response: Any) -> str:
    return KEYS.sub("", response.content.decode())


def test_an_unchanged_desk_costs_one_query_and_has_keys_of_its_own(client, desk, article):
    address, first = desk

    with CaptureQueriesContext(connection) as captured:
        second = client.get(address)
    queries = len(captured)
    third = client.get(address, headers={"If-None-Match": second["ETag"]})

    assert queries - SESSION_AND_USER == 1
    assert without_keys(second) == without_keys(first)
    keys = [
        re.findall(r'submission_key" value="([^"]+)', r.content.decode()) for r in (first, second)
    ]
    assert len(set(keys[0] + keys[1])) == 2 * len(keys[0]) > 0
    assert (third.status_code, third.content, third["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == second["Cache-Control"] == "private, no-cache"
    in_browser = client.get(address, headers={"Accept": "text/html"})
    assert in_browser["Cache-Control"] == "private, no-store"

    checking = Client(enforce_csrf_checks=True)
    checking.cookies = client.cookies
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', second.content.decode())
    assert token
    typed = FLAG | {"csrfmiddlewaretoken": token[1]}
    statement = article.revisions.get().statements.first()
    assert checking.post(f"/statements/{statement.pk}/flag/", typed).status_code == 302


def flag_a_statement(article, editor):
    flag_claim(statement_with(article, "2019"), by=editor)


def rename_somebody(article, editor):
    User.objects.exclude(pk=editor.pk).update(first_name="Renamed")


def take_a_right_away(article, editor):
    User.objects.filter(pk=editor.pk).update(is_editor=False)


def choose_a_theme(article, editor):
    User.objects.filter(pk=editor.pk).update(theme="dark")


def change_a_rule(article, editor):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"not_closed": "must"})


def wait_a_minute(article, editor):
    for key, page in drawn_desks._pages.items():
        drawn_desks._pages[key] = replace(page, drawn_at=page.drawn_at - 61)


CHANGES = [
    flag_a_statement,
    rename_somebody,
    take_a_right_away,
    choose_a_theme,
    change_a_rule,
    wait_a_minute,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_desk_is_drawn_again_after_any_change(client, desk, article, editor, reviewer, change):
    address, first = desk
    client.get(address)

    change(article, editor)

    headers = {"If-None-Match": first["ETag"]}
    with CaptureQueriesContext(connection) as captured:
        changed = client.get(address, headers=headers)
    assert len(captured) - SESSION_AND_USER > 1
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_without_the_check_the_old_desk_would_be_shown(client, desk, article, editor, monkeypatch):
    address, first = desk
    drawn_at = drawn_desks._pages[editor.pk, article.pk].look
    flag_a_statement(article, editor)
    seen = Change.objects.filter(article=article).values_list("pk", flat=True)
    page = drawn_desks._pages[editor.pk, article.pk]
    look = SeenChanges(drawn_at.oldest, frozenset(seen))
    monkeypatch.setitem(drawn_desks._pages, (editor.pk, article.pk), replace(page, look=look))
    monkeypatch.setattr(drawn_desks, "_state", lambda *_about: page.state)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_who_may_no_longer_read_the_article_does_not_find_it(client, desk, article, reviewer):
    address, _first = desk
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)
    type(article).objects.filter(pk=article.pk).update(owner=reviewer)

    assert client.get(address).status_code == 404


def test_a_desk_is_not_shown_to_anybody_else(client, desk, reviewer):
    address, first = desk
    client.force_login(reviewer)

    other = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert other.status_code == 200
    assert f'data-person="{reviewer.pk}"' in other.content.decode()


def test_a_message_is_shown_once(client, desk, article):
    address, _first = desk
    statement = statement_with(article, "2019")
    client.post(f"/statements/{statement.pk}/flag/", FLAG)

    with_message, without = client.get(address), client.get(address)

    assert 'class="notice' in with_message.content.decode()
    assert 'class="notice' not in without.content.decode()


def test_long_pages_and_old_ones_are_not_kept(client, desk, monkeypatch):
    address, _first = desk
    monkeypatch.setattr(drawn_desks, "MOST_PAGES", 0)
    drawn_desks.forget_drawn_desks()
    client.get(address)
    assert not drawn_desks._pages

    monkeypatch.setattr(drawn_desks, "MOST_PAGES", 1)
    monkeypatch.setattr(drawn_desks, "MOST_BYTES", 1000)
    assert "ETag" not in client.get(address)
    assert not drawn_desks._pages
