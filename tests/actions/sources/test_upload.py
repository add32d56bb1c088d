"""Uploaded files are captures marked as uploaded."""

import pytest

from articles.actions.sources import attach_upload
from articles.models import Capture, Citation, Finding
from articles.refusals import Refused
from tests.factories import make_article, make_claim
from tests.importing.documents import deleted, docx, ins, p, r
from tests.pdf import make_pdf
from tests.reading.archives.test_archive import PAGE, record
from tests.reading.captions.test_captions import TEAMS
from tests.reading.embedded.test_google_docs import PAGE as GOOGLE_DOCS
from tests.reading.mail.test_message import PLAIN, message
from tests.reading.news.test_feed import CLASSIC, post, rss
from tests.reading.office.packages import odt

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def upload(claim, reviewer, name: str, data: bytes) -> Capture:
    attach_upload(
        claim,
        by=reviewer,
        title="",
        file_name=name,
        data=data,
        stance=Citation.Stance.SUPPORTS,
    )
    return Capture.objects.get()


def test_an_uploaded_pdf_file_is_named_by_its_title_and_keeps_its_pages(claim, reviewer):
    capture = upload(claim, reviewer, "x.pdf", make_pdf("One.", "Two.", title="The census"))

    assert (str(capture.source), capture.origin) == ("The census", "uploaded")
    assert [page.strip() for page in capture.text_by_page()] == ["One.", "Two."]


def test_an_uploaded_word_file_shows_its_text_and_is_searched_for_the_quotation(
    client, editor, reviewer
):
    said = 'The minister said: "It is safe to drive on the bridge."'
    claim = make_claim(make_article(editor, said), editor, said)
    data = docx(p("She spoke. “It is safe to drive ", deleted("at"), ins(r("on")), " the bridge.”"))
    capture = upload(claim, reviewer, "letter.docx", data)
    client.force_login(reviewer)

    assert "“It is safe to drive on the bridge.”" in client.get(f"/captures/{capture.pk}/").text
    assert Finding.objects.get(sought="quotation").outcome == "exact"


KINDS = {
    "talk.vtt": (TEAMS.encode(), "[01:00:00] Doe, Jane: We paid <5 million>."),
    "talk.odt": (odt("<text:p>The bridge is safe.</text:p>"), "The bridge is safe."),
    "talk.rtf": (rb"{\rtf1 The bridge is {\v not }safe.}", "The bridge is safe."),
    "talk.eml": (message(PLAIN).encode(), "The city pays €5 million."),
    "talk.warc": (record("https://a.example/1", PAGE), "The council met on Monday"),
    "talk.xml": (
        rss(post("First", CLASSIC), post("Second", "<p>It passed.</p>")).encode(),
        "It passed.",
    ),
    "talk.html": (GOOGLE_DOCS.encode(), "See the report."),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_file_is_a_source_with_all_its_text(claim, reviewer, name):
    data, shown = KINDS[name]

    assert shown in upload(claim, reviewer, name, data).text


def test_a_locked_word_file_is_refused_with_a_sentence(claim, reviewer):
    locked = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Refused, match="protected with a password"):
        upload(claim, reviewer, "letter.docx", locked)


def test_an_uploaded_picture_is_stored_with_a_note_that_it_cannot_be_searched(claim, reviewer):
    capture = upload(claim, reviewer, "page.png", PNG)

    assert (capture.text, capture.size) == ("", len(PNG))
    assert "picture" in capture.missing_text


def test_a_file_of_another_type_is_refused(claim, reviewer):
    with pytest.raises(Refused):
        upload(claim, reviewer, "program.wasm", b"\x00asm\x01\x00\x00\x00")


def test_a_capture_shows_its_text_page_by_page(client, claim, reviewer):
    capture = upload(claim, reviewer, "x.pdf", make_pdf("One.", "Two."))
    client.force_login(reviewer)

    shown = client.get(f"/captures/{capture.pk}/").content.decode()

    assert '<h3 id="page-2">Page 2</h3>' in shown
