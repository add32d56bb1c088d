"""The page of the list: filters as chips, sorting, imports that are not done, and the plan of an article."""

import re
from dataclasses import fields

import pytest
from django.db.models import Model
from django.db.models.functions import Now

from articles.actions.plan import plan_article
from articles.models import Article, ArticlePlan, BackgroundImport, Import, Job, Origin, Tag
from articles.reads.articles import list_articles
from tests.factories import make_article


@pytest.fixture
def ferry(editor):
    article = make_article(editor, title="Ferries")
    plan_article(article, by=editor, deadline=None, owner=editor, tags=["sea"], expected_version=0)
    return article


def page_of(client, query: str = "") -> str:
    answered = client.get(f"/articles/{query}")
    assert answered.status_code == 200
    return str(answered.content.decode())


def test_a_filter_is_a_chip_whose_link_removes_it_and_keeps_the_rest(client, editor, ferry):
    client.force_login(editor)
    tag = Tag.objects.get()
    page = page_of(client, f"?tag={tag.pk}&words=ferr&show=draft&sort=title&page=1")

    assert "Ferries" in page
    (chip,) = re.findall(r'href="([^"]+)" aria-label="Remove filter: Tag sea"', page)
    assert chip.replace("&amp;", "&") == "?words=ferr&show=draft&sort=title"
    assert 'aria-sort="ascending"><a href="?tag=' in page
    assert "No articles match" in page_of(client, "?words=nowhere")


@pytest.mark.parametrize(
    "query",
    [
        "?tag=0",
        "?tag=x&owner=-1&team=-1&due=never",
        "?sort=password",
        "?show=secret",
    ],
)
def test_what_a_link_asks_that_is_not_known_filters_nothing(client, editor, ferry, query):
    client.force_login(editor)
    assert "Ferries" in page_of(client, query)


def test_an_import_that_runs_and_one_that_failed_stand_in_the_list(client, editor, reviewer):
    for title, message in (("Minutes", ""), ("Report", "The file is damaged.")):
        text = Import.objects.create(
            title=title, text="Text.", origin=Origin.PASTE, imported_by=editor
        )
        background = BackgroundImport.objects.create(
            confirmed=text, title=title, language="en", asked_by=editor
        )
        done = (
            {"state": Job.State.FAILED, "message": message, "finished_at": Now()} if message else {}
        )
        Job.objects.create(
            kind=Job.Kind.IMPORT_ARTICLE, subject_id=background.pk, not_before=Now(), **done
        )
    client.force_login(editor)
    page = page_of(client)
    for words in ("Importing", "You can leave this page.", "Not imported", "The file is damaged."):
        assert words in page
    assert "Minutes" not in page_of(client, "?words=e")
    client.force_login(reviewer)
    assert "Minutes" not in page_of(client)


def test_a_plan_is_typed_saved_and_shown(client, editor, reviewer, ferry):
    client.force_login(editor)
    address = f"/articles/{ferry.pk}/plan/"
    sent = {
        "deadline": "2026-06-12T18:00",
        "owner": reviewer.pk,
        "tags": " sea,  port , SEA",
        "expected_version": 1,
    }
    desk = client.post(address, sent, follow=True).content.decode()
    assert "Last action: article planned" in desk
    listed = page_of(client)
    assert "06/12/2026 6 p.m." in listed
    assert "late" not in listed or ArticlePlan.objects.get().is_late
    assert "port" in listed

    stale = client.post(address, sent)
    assert (stale.status_code, "sea, port" in stale.content.decode()) == (409, True)
    for wrong in (
        {"deadline": "soon"},
        {"tags": "x" * 41},
        {"tags": ",".join("abcdefghijklmnopqrstu")},
    ):
        refused = client.post(address, sent | {"expected_version": 2} | wrong)
        assert refused.status_code == 422
        assert next(iter(wrong.values())) in refused.content.decode()
    assert client.post(address, sent | {"tags": "a\0b"}).status_code in {400, 409, 422}


def test_the_page_takes_the_same_queries_for_2_and_12_articles(
    client, editor, ferry, django_assert_num_queries
):
    client.force_login(editor)
    page_of(client)
    with django_assert_num_queries(7):
        page_of(client)
    for number in range(10):
        plan_article(
            make_article(editor),
            by=editor,
            deadline=None,
            owner=editor,
            tags=[f"tag {number}"],
            expected_version=0,
        )
    with django_assert_num_queries(7):
        page_of(client)


def test_a_row_that_was_drawn_before_shows_what_has_changed(client, editor, reviewer, ferry):
    client.force_login(reviewer)
    before = page_of(client)
    assert page_of(client).count("Ferries") == before.count("Ferries")

    editor.first_name, editor.last_name = "Zoë", "Renamed"
    editor.save()
    assert "Zoë Renamed" in page_of(client)
    Tag.objects.update(name="quay")
    assert "quay" in page_of(client)
    article = Article.objects.get(pk=ferry.pk)
    article.title = "Ships & sails"
    article.save()
    assert "Ships &amp; sails" in page_of(client)
    (row,) = list_articles(reviewer)
    values = [getattr(row, each.name) for each in fields(row)]
    assert not any(isinstance(value, Model) for value in values)  # rows are equal by their id


def test_the_fields_of_the_filters_come_when_they_are_opened(client, editor, ferry):
    client.force_login(editor)
    assert "Choose filters" in page_of(client)
    assert "<option" not in page_of(client)
    page = page_of(client, "?filters=open&words=ferr")
    assert ">sea</option>" in page
    assert "Ferries" in page
