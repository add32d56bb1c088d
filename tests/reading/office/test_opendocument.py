"""OpenDocument texts as their reader sees them: all changes accepted, notes and comments beside."""

import pytest

from articles.reading.annotations import AnnotationKind
from articles.reading.document import Unreadable
from tests.reading.office.packages import NAMESPACES, odt, style
from tests.reading.whole import annotated, paragraphs, read, roles, values

STYLES = (
    style("T1", 'style:text-line-through-style="solid"')
    + style("T2", 'style:text-position="super 58%"')
    + style("T3", 'text:display="none"')
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<text:p>A<text:s text:c='2'/>b\n  c<text:tab/>d</text:p>", ["A  b c\td"], id="spaces"
        ),
        pytest.param(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>Kept <text:change text:change-id='c'/>words.</text:p>",
            ["Kept words."],
            id="tracked deletion",
        ),
        pytest.param(
            "<text:p>10<text:span text:style-name='T2'>6</text:span> km"
            "<text:span text:style-name='T1'> gone</text:span>"
            "<text:span text:style-name='T3'> hidden</text:span>.</text:p>",
            ["10⁶ km."],
            id="raised, struck out and hidden",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
            "<table:table-cell><text:p>Sum</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>2024</text:p></table:table-cell>"
            "<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
            "<text:p>After.</text:p>",
            ["Year\tSum\n2024\t5", "After."],
            id="table",
        ),
        pytest.param(
            "<text:p>Before <draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box>"
            "</draw:frame>after.</text:p>",
            ["Before after.", "A box."],
            id="text box",
        ),
        pytest.param(
            "<text:section text:display='none'><text:p>secret</text:p></text:section>"
            "<text:section><text:p>Shown.</text:p></text:section>",
            ["Shown."],
            id="hidden section",
        ),
    ],
)
def test_the_text_is_what_a_reader_sees(body, expected):
    assert paragraphs(read(odt(body, styles=STYLES), "a.odt")) == expected


def test_headings_and_lists_keep_their_roles_and_the_properties_are_fields():
    body = (
        "<text:h text:outline-level='1'>The budget</text:h><text:p>Text.</text:p>"
        "<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>"
    )
    meta = (
        "<dc:title>Draft 3</dc:title><meta:initial-creator>Jane Doe</meta:initial-creator>"
        "<dc:date>2025-02-25T10:00:00</dc:date><dc:language>en-GB</dc:language>"
    )
    document = read(odt(body, meta=meta), "a.odt")

    assert roles(document) == [
        ("heading", "The budget"),
        ("paragraph", "Text."),
        ("list item", "A point"),
    ]
    assert values(document) == {
        "title": "The budget",
        "author": "Jane Doe",
        "published": "2025-02-25T10:00:00",
        "language": "en-GB",
    }


def test_notes_links_and_comments_stand_on_their_words():
    comment = (
        "<office:annotation office:name='c1' loext:resolved='true'><dc:creator>Ann</dc:creator>"
        "<dc:date>2025-02-25T10:00:00</dc:date><text:p>Check https://a.example/b</text:p>"
        "</office:annotation>"
    )
    reply = (
        "<office:annotation office:name='c2' loext:parent-name='c1'><dc:creator>Bob</dc:creator>"
        "<text:p>Done.</text:p></office:annotation>"
    )
    body = (
        f"<text:p>He paid {comment}five million{reply}<office:annotation-end office:name='c1'/>"
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>See the report.</text:p></text:note-body></text:note> to "
        "<text:a xlink:href='https://b.example/'>the city</text:a>.</text:p>"
    )
    document = read(odt(body), "a.odt")

    assert document.text == "He paid five million to the city."
    assert annotated(document, AnnotationKind.FOOTNOTE) == [("million", "See the report.")]
    assert annotated(document, AnnotationKind.LINK) == [("the city", "https://b.example/")]
    first, second = [each for each in document.annotations if each.kind is AnnotationKind.COMMENT]
    assert document.text[first.start : first.end] == "five million"
    assert (first.author, first.written_at, first.is_resolved) == (
        "Ann",
        "2025-02-25T10:00:00",
        True,
    )
    assert first.urls == ("https://a.example/b",)
    assert (second.author, second.text, second.is_reply) == ("Bob", "Done.", True)


def test_pictures_and_struck_out_words_are_announced():
    body = (
        "<text:p><text:span text:style-name='T1'>gone</text:span>Text<draw:frame>"
        "<draw:image xlink:href='a.png'/><svg:desc>A graph</svg:desc></draw:frame></text:p>"
    )
    document = read(odt(body, styles=STYLES), "a.odt")

    assert "“gone”" in document.missing_text
    assert "“A graph”" in document.missing_text


def test_a_flat_file_is_read_as_well():
    source = (
        f"<?xml version='1.0'?><office:document {NAMESPACES}><office:body><office:text>"
        "<text:p>Flat.</text:p></office:text></office:body></office:document>"
    )
    assert read(source, "a.fodt").text == "Flat."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"), "password"),
        (odt("<text:p>x"), "damaged"),
        (odt("<text:p>x</text:p>").replace(b"PK\x01\x02", b"xPK\x01\x02", 1)[9:], "damaged"),
        (odt("<!DOCTYPE a [<!ENTITY b 'c'>]><text:p>&b;</text:p>"), "damaged"),
        (
            odt("<text:p>" + "<text:span>" * 300 + "x" + "</text:span>" * 300 + "</text:p>"),
            "damaged",
        ),
    ],
    ids=["password", "broken XML", "cut zip file", "entities", "nested too deeply"],
)
def test_bad_files_are_refused_in_words(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(data, "a.odt")
