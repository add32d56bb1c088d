"""The gate for a CMS over HTTP: what it sends, what it hears, and what is refused."""

import json

import pytest

from articles.models import CmsLink

ADDRESS = "/articles/by-key/ours/4711"
ARTICLE = {
    "title": "Bridge",
    "text": "The bridge cost 5.4 million euros. Ann Lee said it opens in May.",
}


@pytest.fixture
def save(ask):
    def send(by, address=ADDRESS, **changed):
        body = json.dumps(ARTICLE | changed)
        return ask(by, address, method="put", data=body, content_type="application/json")

    return send


def test_a_save_is_answered_with_the_gate(save, ask, editor):
    saved = save(editor)

    assert saved.status_code == 202
    gate = saved.json()
    assert (gate["state"], gate["revision"], gate["draft"]) == ("blocked", 1, None)
    assert [each["kind"] for each in gate["blocked_by"]] == ["approval"]
    assert gate["url"].endswith(f"/articles/{gate['article']}/")
    assert ask(editor, f"{ADDRESS}/gate").json() == gate
    assert ask(editor, f"/articles/{gate['article']}").json()["title"] == "Bridge"


def test_another_text_is_a_draft(save, editor):
    save(editor)
    draft = save(editor, text=ARTICLE["text"].replace("May", "June")).json()["draft"]

    assert (draft["needs_editor"], draft["claims"], draft["unchanged"]) == (False, [], 0)
    assert f"/new-version/{CmsLink.objects.get().draft_id}" in draft["url"] or draft["url"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": " "}, "no text"),
        ({"title": ""}, "title"),
        ({"scale": "no"}, "scale"),
        ({"published_on": "soon"}, "published_on"),
        ({"headline": "X"}, "headline"),
        ({"title": "x" * 501}, "title"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_a_sentence(save, editor, changed, words):
    refused = save(editor, **changed)

    assert refused.status_code == 422
    assert words in refused.json()["detail"].lower()
    assert not CmsLink.objects.exists()


@pytest.mark.parametrize("address", ["/articles/by-key/ours/", "/articles/by-key/a b/1"])
def test_an_address_without_a_key_is_not_there(save, editor, address):
    assert save(editor, address).status_code == 404


def test_a_gate_that_nobody_saved_is_not_there(ask, editor):
    assert ask(editor, f"{ADDRESS}/gate").status_code == 404


def test_a_key_may_hold_any_sign_but_a_slash(save, editor):
    saved = save(editor, "/articles/by-key/ours/Straße%20%26%204711%3F")

    assert saved.json()["key"] == "Straße & 4711?"
