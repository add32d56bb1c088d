"""The page of a speaker: names are merged and separated, and the Wikidata id is set."""

import pytest

from articles.models import Speaker, SpeakerIdentity
from tests.factories import make_article

LIKELY = "1 name may mean the same speaker"
RECORD = "/speakers/record/?name=Jane+Doe"


@pytest.fixture
def inside(client, editor, article):
    """A client of an editor, with articles that quote Jane Doe and Jane A. Doe."""
    make_article(editor).speakers.update(name="Jane A. Doe")
    client.force_login(editor)
    return client


def test_names_are_merged_and_separated_on_the_page(inside):
    assert "Possibly the same" in inside.get(RECORD).content.decode()
    assert inside.get("/speakers/").content.decode().count(LIKELY) == 2
    names = {"name": "Jane Doe", "other": "Jane A. Doe"}
    page = inside.post("/speakers/merge/", names, follow=True).content.decode()
    assert "Merged." in page
    assert "in articles also: <bdi>Jane A. Doe</bdi>" in page
    assert Speaker.objects.filter(name="Jane A. Doe").exists()
    assert LIKELY not in inside.get("/speakers/").content.decode()

    refused = inside.post("/speakers/merge/", {"name": "Jane Doe", "other": "Nobody"})
    assert refused.status_code == 422
    assert 'value="Nobody"' in refused.content.decode()
    page = inside.post("/speakers/separate/", names, follow=True).content.decode()
    assert "Separated." in page
    assert inside.post("/speakers/separate/", names).status_code == 409


def test_a_wikidata_id_is_taken_from_an_address_and_what_is_none_stays_typed(inside):
    typed = {"name": "Jane Doe", "wikidata_id": "q42x", "expected_version": "0"}
    refused = inside.post("/speakers/wikidata/", typed)
    assert refused.status_code == 422
    assert 'value="q42x"' in refused.content.decode()

    typed["wikidata_id"] = "https://www.wikidata.org/wiki/Q42"
    page = inside.post("/speakers/wikidata/", typed, follow=True).content.decode()
    assert 'href="https://www.wikidata.org/entity/Q42"' in page
    stale = inside.post("/speakers/wikidata/", {**typed, "wikidata_id": "Q1"})
    assert stale.status_code == 409
    assert SpeakerIdentity.objects.get().wikidata_id == "Q42"
    assert "Wikidata Q42" in inside.get("/speakers/").content.decode()
