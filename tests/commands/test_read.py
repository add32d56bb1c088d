"""`manage.py read` prints what an import would show, and stores nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.actions.articles import start_import
from articles.models import Capture, Import
from tests.importing.documents import comment, docx, ends, footnote, note_mark, p, starts
from tests.origin import Origin

BODY = "The bridge opened in 2019.\n\nNobody has counted the cars."
PAGE = (
    "<html lang=en><head><title>The bridge</title><meta name=author content='Jane Doe; Jo Park'>"
    "</head><body><article><h1>The bridge</h1><p>The bridge <a href='https://www.example.com/cost'>cost</a>"
    " four million euros.</p><p>Nobody has counted the cars on it since then.</p></article></body></html>"
)


def read(source: str) -> dict[str, object]:
    out = StringIO()
    call_command("read", source, stdout=out)
    result: dict[str, object] = json.loads(out.getvalue())
    return result


def test_a_word_file_is_described_with_its_comments(tmp_path: Path):
    file = tmp_path / "bridge.docx"
    body = p("It ", starts(1), "cost", ends(1), " a lot.", note_mark(1)) + p("It leaks.")
    file.write_bytes(
        docx(body, comments=comment(1, "Who says so?"), footnotes=footnote(1, "See the report."))
    )

    described = read(str(file))

    assert described["text"] == {"value": "It cost a lot.\n\nIt leaks.", "origin": "Word document"}
    assert described["annotations"] == [
        {
            "kind": "comment",
            "start": 3,
            "end": 7,
            "words": "cost",
            "text": "Who says so?",
            "by": "Ed",
            "at": "",
            "resolved": False,
            "reply": False,
            "urls": [],
        },
        {
            "kind": "footnote",
            "start": 10,
            "end": 14,
            "words": "lot.",
            "text": "See the report.",
            "by": "",
            "at": "",
            "resolved": False,
            "reply": False,
            "urls": [],
        },
    ]
    assert described["paragraphs"] == [
        {"start": 0, "end": 14, "role": "paragraph"},
        {"start": 16, "end": 25, "role": "paragraph"},
    ]


def test_a_page_is_described_with_its_links_and_what_states_each_field(tmp_path: Path):
    file = tmp_path / "bridge.html"
    file.write_text(PAGE)

    described = read(str(file))

    assert described["title"] == {"value": "The bridge", "origin": "h1"}
    assert described["authors"] == {"value": ["Jane Doe", "Jo Park"], "origin": "author"}
    assert described["language"] == {"value": "en", "origin": "html lang"}
    assert described["links"] == [
        {"start": 11, "end": 15, "words": "cost", "url": "https://www.example.com/cost"}
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bridge.txt", f"The bridge\n\nBy Jane Doe\n\n{BODY}".encode()),
        ("bridge.html", PAGE.encode()),
        ("bridge.md", f"# The bridge\n\n{BODY}".encode()),
        ("bridge.txt", "Der Brücke fehlt es an Geld, und das schon länger.".encode("utf-16")),
    ],
)
def test_the_command_shows_what_an_import_shows_and_stores_nothing(name, data, tmp_path, editor):
    file = tmp_path / name
    file.write_bytes(data)

    described = read(str(file))

    assert (Import.objects.count(), Capture.objects.count()) == (0, 0)
    imported = start_import(by=editor, file_name=name, data=data)
    assert described["text"]["value"] == imported.text  # type: ignore[index]
    assert described["title"]["value"] == imported.title  # type: ignore[index]
    assert described["warnings"] == [each for each in [imported.missing] if each]


def test_an_address_is_fetched_through_the_guard(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/bridge", PAGE)

        assert read(origin.url("/bridge"))["url"] == origin.url("/bridge")
    with pytest.raises(CommandError, match="public"):
        read("http://127.0.0.1:1/secret")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("sheet.xlsx", b"PK\x03\x04 xl/workbook.xml", "are not read"),
        ("a.pdf", b"%PDF-", "damaged"),
        ("a.txt", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(name, data, sentence, tmp_path):
    file = tmp_path / name
    file.write_bytes(data)

    with pytest.raises(CommandError, match=sentence):
        read(str(file))


def test_a_file_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.txt"):
        read(str(tmp_path / "nothing.txt"))
