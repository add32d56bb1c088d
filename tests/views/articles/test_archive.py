"""The pages that archive, delete and restore an article, without JavaScript."""

import re

import pytest

from articles.models import Readership
from tests.undoing import fresh


def version(page) -> str:
    match = re.search(r'name="expected_version" value="(\d+)"', page.content.decode())
    assert match
    return match[1]


def test_an_article_is_archived_and_the_desk_offers_to_undo_it(client, editor, article, claim):
    client.force_login(editor)
    page = client.get(f"/articles/{article.pk}/archive/")
    assert "has claims, so it cannot be deleted" in page.content.decode()

    sent = {"expected_version": version(page), "archived": "yes"}
    desk = client.post(f"/articles/{article.pk}/archive/", sent, follow=True).content.decode()

    assert "Article archived" in desk
    assert "Last action: article archived" in desk
    assert ">archived</span>" in desk
    assert "The bridge" not in client.get("/articles/").content.decode()
    assert "The bridge" in client.get("/articles/?show=archived").content.decode()
    search = client.get("/search/?words=bridge").content.decode()
    assert "Archived articles" in search
    assert "</mark> cost" not in search
    assert "</mark> cost" in client.get("/search/?words=bridge&archived=yes").content.decode()


def test_a_draft_is_deleted_after_a_question_and_restored_from_the_list(
    client, editor, reviewer, article
):
    client.force_login(editor)
    page = client.get(f"/articles/{article.pk}/delete/")
    assert "Nothing is erased." in page.content.decode()

    sent = {"expected_version": version(page)}
    shelf = client.post(f"/articles/{article.pk}/delete/", sent, follow=True).content.decode()

    assert "Deleted. You can restore the article here." in shelf
    assert "The bridge" in shelf
    gone = client.get(f"/articles/{article.pk}/")
    assert gone.status_code == 410
    assert "This article was deleted" in gone.content.decode()
    client.force_login(reviewer)
    assert client.get(f"/articles/{article.pk}/").status_code == 404
    assert client.get(f"/articles/{article.pk}/readers/").status_code == 404
    assert client.post(f"/articles/{article.pk}/restore/").status_code == 404
    assert "The bridge" not in client.get("/articles/?show=deleted").content.decode()

    client.force_login(editor)
    client.post(f"/articles/{article.pk}/restore/")

    assert client.get(f"/articles/{article.pk}/").status_code == 200


def test_a_refusal_keeps_the_page(client, editor, article, claim):
    client.force_login(editor)
    current = Readership.objects.get(article=article).version

    refused = client.post(f"/articles/{article.pk}/delete/", {"expected_version": current})

    assert refused.status_code == 422
    assert "Archive it instead." in refused.content.decode()
    stale = client.post(
        f"/articles/{article.pk}/archive/", {"expected_version": 99, "archived": "yes"}
    )
    assert stale.status_code == 409
    assert fresh(Readership.objects.get(article=article)).archived_at is None


@pytest.mark.parametrize("shelf", ["", "archived", "deleted", "nonsense"])
def test_a_list_without_articles_says_so(client, editor, shelf):
    client.force_login(editor)

    assert client.get(f"/articles/?show={shelf}").status_code == 200
