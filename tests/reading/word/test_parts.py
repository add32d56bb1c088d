"""Parts in another format, pictures and embedded objects are read or announced."""

import pytest

from articles.reading.document import Document
from articles.reading.word import read_word
from tests.importing.documents import NAMESPACES, docx, p, relations, zipped

MHT = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><head><title>x</title></head><body><p>The middle caf=C3=A9 <b>of=
</b> it.</p></body></html>
--b--
"""
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


def with_part(name: str, data: bytes | None) -> Document:
    """Read a file with a part of another format between two paragraphs."""
    body = p("The start.") + '<w:altChunk r:id="part"/>' + p("The end.")
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    main = relations([("officeDocument", "word/document.xml", "")])
    members = [
        ("_rels/.rels", main.encode()),
        ("word/document.xml", document.encode()),
        ("word/_rels/document.xml.rels", relations([("aFChunk", name, "part")]).encode()),
    ]
    return read_word(zipped(members + ([(f"word/{name}", data)] if data is not None else [])))


@pytest.mark.parametrize(
    ("name", "data", "middle"),
    [
        ("chunk.html", b"<html><body><p>The middle of it.</p></body></html>", "The middle of it."),
        ("chunk.xhtml", "<p>The café &amp; it</p><p>Two</p>".encode(), "The café & it\n\nTwo"),
        ("chunk.htm", b"<meta charset=iso-8859-2><p>P\xb3ac</p>", "Płac"),
        ("chunk.mht", MHT, "The middle café of it."),
        ("chunk.dat", MHT, "The middle café of it."),
        ("chunk.txt", b"The middle.\r\n\r\nMore of it.", "The middle.\n\nMore of it."),
        ("chunk.dat", b"<div>A <q>quoted</q> part</div>", "A “quoted” part"),
        ("chunk.html", b"<style>x</style><p>10<sup>6</sup> litres<script>no()</script></p>",
         "10⁶ litres"),
        ("chunk.html", b"<table><tr><td>Cost</td><td>4</td></tr><tr><td>Year</td></tr></table>",
         "Cost\t4\nYear"),
    ],
)  # fmt: skip
def test_a_part_of_html_or_text_is_read_where_it_stands(name, data, middle):
    document = with_part(name, data)

    assert document.text == f"The start.\n\n{middle}\n\nThe end."
    assert document.missing_text == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chunk.docx", docx(p("The middle."))),
        ("chunk.rtf", b"{\\rtf1 The middle.}"),
        ("chunk.pdf", b"%PDF-1.7"),
        ("chunk.bin", b"\x00\x01\x02"),
        ("chunk.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\nx"),
        ("missing.html", None),
    ],
)
def test_a_part_in_any_other_format_is_announced(name, data):
    document = with_part(name, data)

    assert document.text == "The start.\n\nThe end."
    assert document.missing_text == "1 part in another format could not be read."


def test_struck_text_and_links_of_an_html_part_keep_their_meaning():
    document = with_part(
        "a.html", b"<p>It was <s>12</s> 15, <a href='https://a.example/'>they say</a>.</p>"
    )

    assert document.text == "The start.\n\nIt was 15, they say.\n\nThe end."
    assert document.missing_text == "Struck-out text was left out: “12”."
    (link,) = document.annotations
    assert (document.text[link.start : link.end], link.urls) == (
        "they say",
        ("https://a.example/",),
    )


def drawing(about: str, inside: str = "<pic:pic/>") -> str:
    return f"<w:r><w:drawing {DRAWN}><wp:docPr {about}/>{inside}</w:drawing></w:r>"


NOT_READ = "1 picture was not read."


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        (drawing("name='a' descr='The toll by year'"),
         f"{NOT_READ} Described as: “The toll by year”."),
        (drawing("name='a' title='Map'"), f"{NOT_READ} Described as: “Map”."),
        (drawing("name='Picture 1'"), NOT_READ),
        (f"<w:r><w:pict {DRAWN}><v:shape alt='A chart'><v:imagedata/></v:shape></w:pict></w:r>",
         f"{NOT_READ} Described as: “A chart”."),
        (drawing("name='a' descr='One'") + drawing("name='b' descr='Two'"),
         "2 pictures were not read. Described as: “One”, “Two”."),
        (f"<w:r><w:object {DRAWN}><o:OLEObject ProgID='Equation.3'/></w:object></w:r>",
         "1 equation could not be read."),
        (f"<w:r><w:object {DRAWN}><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>",
         "1 part in another format could not be read."),
        (drawing("name='Text Box 1'", f"<w:txbxContent>{p('boxed')}</w:txbxContent>"), ""),
        (drawing("descr='A line'", "<pic:pic/><adec:decorative val='1'/>"), ""),
    ],
)  # fmt: skip
def test_what_is_not_text_is_announced_with_its_description(inside, sentence):
    document = read_word(docx(p("It rained.", inside)))

    assert document.text.startswith("It rained.")
    assert document.missing_text == sentence
