"""An import, an upload and a fetch read the same: text, paragraphs, fields, warnings."""

import pytest

from articles.fetching import fetch, read
from articles.importing import draft_from_document
from tests.importing.documents import comment, docx, ends, footnote, note_mark, p, pdf, starts

PAGE = (
    b"<html lang=en><head><title>The bridge</title></head><body><article><h1>The bridge</h1>"
    b"<p>The bridge cost four million euros.</p><h2>The costs</h2><ul><li>One ferry less</li></ul>"
    b"<p>Nobody has counted the cars on it since then.</p></article></body></html>"
)
FILES = {
    "bridge.html": (PAGE, "text/html"),
    "bridge.docx": (
        docx(
            p("It ", starts(1), "cost", ends(1), " a lot.", note_mark(1)) + p("It leaks."),
            comments=comment(1, "Who says so?"),
            footnotes=footnote(1, "See the report."),
        ),
        "application/octet-stream",
    ),
    "bridge.pdf": (pdf(["The bridge cost four million euros, said the minister."]), ""),
    "bridge.md": (b"# The bridge\n\nIt cost a lot.\n\n- One\n- Two\n", "text/markdown"),
    "bridge.txt": ("Größe und Straße: „Überall schön“".encode("cp1252"), "text/plain"),
    "bridge.srt": (b"1\n00:00:01,000 --> 00:00:02,000\nJane: It cost a lot.\n", "text/plain"),
}


@pytest.mark.parametrize("name", FILES)
def test_an_import_an_upload_and_a_fetch_read_the_same(name, origin, policy):
    body, content_type = FILES[name]
    origin.page(f"/{name}", body, content_type=content_type)

    uploaded = read(body, name=name, links=True)
    fetched = fetch(origin.url(f"/{name}"), policy=policy, links=True).document

    assert fetched.text == uploaded.text
    assert fetched.paragraphs == uploaded.paragraphs
    assert fetched.warnings == uploaded.warnings
    assert fetched.annotations == uploaded.annotations
    of_file = {key: field for key, field in fetched.fields.items() if field.origin != "address"}
    assert of_file == uploaded.fields
    assert draft_from_document(uploaded).text in uploaded.text
