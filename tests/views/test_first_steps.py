"""What helps a newcomer: first steps, empty pages that say what to do, and explained terms."""

import pytest
from lxml.html import fromstring

from tests.factories import make_citation, make_claim

EMPTY = {
    "/articles/": "Select “Import an article”",
    "/claims/": "flag a statement that needs checking",
    "/questions/": "asked on the card of a claim",
    "/mentions/": "Mention a colleague",
    "/sources/": "select “Add source” on its card",
    "/speakers/": "when it is imported",
    "/dashboard/": "from their import to their publication",
    "/work/": "Choose one from the claims to check",
}


def test_an_empty_newsroom_says_on_each_page_what_to_do_first(client, editor):
    client.force_login(editor)

    for address, advice in EMPTY.items():
        assert advice in client.get(address).content.decode(), address


def test_first_steps_are_shown_until_the_first_change(client, editor, article):
    client.force_login(editor)
    pages = ["/work/", "/articles/"]
    assert all("New here?" in client.get(each).content.decode() for each in pages)

    make_claim(article, editor)

    assert not any("New here?" in client.get(each).content.decode() for each in pages)


@pytest.mark.parametrize("path", ["gate/", "?claim={claim}"], ids=["gate", "card"])
def test_a_term_is_explained_by_a_button_that_needs_no_script(
    client, article, claim, reviewer, path
):
    make_citation(claim, reviewer)
    client.force_login(reviewer)

    page = fromstring(
        client.get(f"/articles/{article.pk}/{path.format(claim=claim.pk)}").content.decode()
    )

    targets = page.xpath("//button[@class='explain']/@popovertarget")
    assert targets
    assert len(set(targets)) == len(targets)
    for target in targets:
        (explanation,) = page.xpath(f"//*[@id='{target}'][@popover]")
        assert explanation.xpath(".//a/@href") == ["/help/glossary/"]
