"""A photo as a source: fetched or uploaded, searched in its caption, shown with a text in its place."""

import pytest
from django.test import Client

from articles.actions.articles import start_import
from articles.actions.captures import read_again
from articles.actions.sources import attach_upload
from articles.models import Capture, Citation, Finding, Job
from articles.refusals import Refused
from tests.factories import make_citation, make_claim
from tests.origin import Origin
from tests.reading.photos.samples import CAPTION, UTF8, make_photo, signed, xmp
from tests.worker import fetch_and_parse

PHOTO = signed(
    make_photo(
        UTF8,
        ((2, 120), b"Divers on Wednesday."),
        xmp=xmp([("en", CAPTION)], Credit="Harbour Press", DateCreated="2026-03-03T09:15:00"),
    )
)


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        yield origin


def test_a_fetched_photo_is_searched_in_its_caption_and_shown_with_it(
    client: Client, article, editor, reviewer, origin
):
    claim = make_claim(article, editor, "Nobody has counted the cars")
    origin.page("/divers.jpg", PHOTO, content_type="image/jpeg")
    citation = make_citation(claim, reviewer, origin.url("/divers.jpg"))
    citation.excerpt = "the pilings of the northern terminal"
    citation.save(update_fields=["excerpt"])

    fetch_and_parse(Job.objects.get(kind=Job.Kind.FETCH).pk)

    capture = Capture.objects.get()
    assert Finding.objects.get(sought=Finding.Sought.EXCERPT).outcome == "exact"
    assert "IPTC says “Divers on Wednesday.”" in capture.missing_text
    client.force_login(reviewer)
    card = client.get(f"/articles/{article.pk}/?claim={claim.pk}").content.decode()
    page = client.get(f"/captures/{capture.pk}/").content.decode()
    for shown in (card, page):
        assert f'src="/captures/{capture.pk}/picture/" alt="{CAPTION}"' in shown
        assert "valid but not trusted" in shown
        assert "forg" not in shown.lower().replace("forgot", "")
    assert "no time zone stated" in card
    picture = client.get(f"/captures/{capture.pk}/picture/")
    assert (picture["Content-Type"], picture.getvalue()) == ("image/jpeg", PHOTO)
    assert "sandbox" in picture["Content-Security-Policy"]
    assert picture["X-Content-Type-Options"] == "nosniff"


def test_an_uploaded_photo_without_a_caption_has_a_sentence_in_its_place(client, claim, reviewer):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Quay",
        file_name="quay.html",  # the bytes count, not the name
        data=make_photo(kind="WEBP"),
        stance=Citation.Stance.CONTEXT,
    )
    capture = citation.source.captures.get()
    client.force_login(reviewer)

    page = client.get(f"/captures/{capture.pk}/").content.decode()

    assert 'alt="A photo without a description."' in page
    assert "No Content Credentials. Most photos have none" in page
    assert client.get(f"/captures/{capture.pk}/picture/")["Content-Type"] == "image/webp"
    assert read_again(capture, by=reviewer, encoding="koi8-r").fields == capture.fields


def test_a_picture_is_no_article(editor, origin, settings):
    origin.page("/divers.jpg", PHOTO, content_type="image/jpeg")

    for given in ({"file_name": "divers.jpg", "data": PHOTO}, {"url": origin.url("/divers.jpg")}):
        with pytest.raises(Refused, match="picture without text"):
            start_import(by=editor, **given)
