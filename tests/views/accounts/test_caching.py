"""No cache keeps a private page. Public editions, static files and answers to programs may be kept."""

import pytest

from tests.factories import make_edition

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Mode": "navigate"}
PRIVATE = [
    "/articles/",
    "/articles/{article}/?claim={claim}",
    "/articles/{article}/report.html",
    "/articles/{article}/report.json",
    "/claims/",
    "/sources/",
    "/search/?words=bridge",
    "/accounts/email/",
    "/articles/999999/",
    "/nowhere/",
]


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("more", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_a_browser_stores_no_private_answer(client, claim, editor, address, more):
    client.force_login(editor)

    response = client.get(
        address.format(article=claim.revision.article_id, claim=claim.pk), headers=BROWSER | more
    )

    assert response["Cache-Control"] == "private, no-store"


def test_without_the_middleware_it_would(client, claim, editor, settings):
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "PrivateAnswers" not in each]
    client.force_login(editor)

    response = client.get(f"/articles/{claim.revision.article_id}/", headers=BROWSER)

    assert "no-store" not in response.get("Cache-Control", "")


def test_the_pages_of_strangers_hold_links_and_tokens_and_are_not_stored_either(client, db):
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"):
        assert "no-store" in client.get(address, headers=BROWSER)["Cache-Control"]


def test_a_program_may_keep_a_report_and_ask_whether_it_changed(client, article, editor):
    client.force_login(editor)
    address = f"/articles/{article.pk}/report.json"

    first = client.get(address, headers={"Accept": "*/*"})
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304


@pytest.mark.parametrize("is_logged_in", [True, False])
def test_public_editions_may_be_kept(client, verdict, editor, is_logged_in):
    edition = make_edition(verdict.claim.revision.article, editor)
    if is_logged_in:
        client.force_login(editor)
    page = f"/published/{edition.publication.key}/"

    for address in (page, f"{page}{edition.number}/", f"{page}{edition.number}/report.html"):
        kept = client.get(address, headers=BROWSER)["Cache-Control"]
        assert "public" in kept
        assert "no-store" not in kept


def test_static_files_are_answered_before_the_rule(settings):
    order = [each.rpartition(".")[2] for each in settings.MIDDLEWARE]

    assert order.index("WhiteNoiseMiddleware") < order.index("PrivateAnswers")
