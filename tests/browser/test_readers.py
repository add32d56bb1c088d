"""Edith restricts an article to Rosa; Ravi finds nothing of it until she adds him."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import follow

pytestmark = pytest.mark.django_db(transaction=True)


def sees_the_article(page: Page, article_id: int) -> bool:
    """Whether a list or the search names the article, or its address shows it."""
    pages = ["/articles/", "/claims/", "/questions/", "/sources/", "/search/?words=bridge"]
    seen = []
    for address in pages:
        page.goto(address)
        main = page.locator("main")
        seen.append("The bridge" in main.inner_text() or "the bridge cost" in main.inner_text())
    response = page.goto(f"/articles/{article_id}/")
    return any(seen) or bool(response and response.ok)


def test_an_article_is_restricted_and_a_reader_is_added_by_assigning_a_claim(
    log_in, accessible, valid, editor, reviewer, second_reviewer, article, claim
):
    ravi = log_in("ravi")
    desk = f"/articles/{article.pk}/"
    ravi.goto(desk)
    expect(ravi.locator("#copy")).to_contain_text("the bridge cost 4.5 million")

    edith = log_in("edith")
    edith.goto(desk)
    expect(edith.locator("#readers")).to_contain_text("Readers: the whole newsroom")
    follow(edith.locator("#readers").get_by_role("link", name="readers"))
    accessible(edith)
    edith.get_by_label("Only the people and teams that you choose").check()
    edith.get_by_label("rosa").check()
    valid([("readers", edith.content())])
    edith.get_by_role("button", name="Save").click()
    expect(edith.locator("#readers")).to_contain_text("rosa")
    accessible(edith)

    # the open desk of a person who lost the article is emptied
    expect(ravi.locator("#connection")).to_contain_text("can no longer read this article")
    expect(ravi.locator("#copy")).to_be_empty()
    assert not sees_the_article(ravi, article.pk)
    rosa = log_in("rosa")
    assert sees_the_article(rosa, article.pk)
    rosa.goto(f"{desk}readers/")
    expect(rosa.locator("main")).to_contain_text("editors and administrators can change")
    expect(rosa.get_by_role("button", name="Save")).to_have_count(0)

    edith.goto(f"{desk}?claim={claim.pk}")
    edith.get_by_text("Assignment and state").click()
    edith.locator("#work").get_by_label("Checked by").select_option(label="ravi")
    edith.get_by_role("button", name="Assign", exact=True).click()
    work = edith.locator("#work")
    expect(work).to_contain_text("These people cannot read this article: ravi.")
    expect(work.get_by_label("Checked by")).to_have_value(str(second_reviewer.pk))
    accessible(edith)
    work.get_by_role("button", name="Add ravi to the readers and assign").click()
    expect(edith.locator("#notices")).to_contain_text("Claim assigned")
    expect(edith.locator("#readers")).to_contain_text("ravi")

    ravi.goto(desk)
    expect(ravi.locator("#copy")).to_contain_text("the bridge cost 4.5 million")
    assert sees_the_article(ravi, article.pk)
