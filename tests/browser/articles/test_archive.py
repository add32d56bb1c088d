"""Edith archives an article, takes it out, undoes archiving it; deletes a draft and restores it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import follow
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def is_listed(page: Page, title: str, shelf: str = "") -> bool:
    page.goto(f"/articles/?show={shelf}" if shelf else "/articles/")
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    return page.get_by_role("link", name=title, exact=True).count() == 1


def open_archive(page: Page, article_id: int) -> None:
    page.goto(f"/articles/{article_id}/")
    page.get_by_role("link", name="archive or delete").click()
    expect(page.get_by_role("heading", name="Archive or delete")).to_be_visible()


def test_articles_are_archived_deleted_and_restored(
    log_in, accessible, valid, editor, article, claim
):
    draft = make_article(editor, title="A draft")
    page = log_in("edith")

    open_archive(page, article.pk)
    accessible(page)
    expect(page.get_by_role("link", name="Delete this draft")).to_have_count(0)  # it has claims
    page.get_by_role("button", name="Archive", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("Article archived")
    assert not is_listed(page, "The bridge")
    assert is_listed(page, "The bridge", "archived")
    accessible(page)
    open_archive(page, article.pk)
    page.get_by_role("button", name="Take out of the archive").click()
    expect(page.get_by_role("link", name="archive or delete")).to_be_visible()
    assert is_listed(page, "The bridge")

    open_archive(page, article.pk)
    page.get_by_role("button", name="Archive", exact=True).click()
    page.locator("#undo").get_by_role("button").click()
    expect(page.locator("#notices")).to_contain_text("Undone: article archived")
    assert is_listed(page, "The bridge")

    open_archive(page, draft.pk)
    follow(page.get_by_role("link", name="Delete this draft"))
    accessible(page)
    valid([("delete", page.content())])
    follow(page.get_by_role("button", name="Delete"))
    expect(page.locator("main")).to_contain_text("A draft")
    accessible(page)
    assert not is_listed(page, "A draft")
    assert is_listed(page, "A draft", "deleted")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#notices")).to_contain_text("Restored.")
    expect(page.get_by_role("heading", name="A draft")).to_be_visible()
    assert is_listed(page, "A draft")
