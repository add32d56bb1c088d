"""The first page: reviewers begin with their work, all others with the articles."""

import pytest


@pytest.mark.parametrize(
    ("person", "page"),
    [
        ("reviewer", "/work/"),
        ("editor", "/articles/"),
        ("administrator", "/articles/"),
        ("nobody", "/articles/"),
    ],
)
def test_each_role_begins_with_its_page(request, client, person, page):
    client.force_login(request.getfixturevalue(person))

    assert client.get("/").url == page


def test_an_editor_who_also_reviews_begins_with_the_articles(client, editor):
    editor.is_reviewer = True
    editor.save()
    client.force_login(editor)

    assert client.get("/").url == "/articles/"


def test_old_bookmarks_of_the_list_still_lead_there(client, reviewer):
    client.force_login(reviewer)

    assert client.get("/?show=archived&page=2").url == "/articles/?show=archived&page=2"
