"""A .docx file is read as Word shows it with all changes accepted."""

import tracemalloc
from datetime import date

import pytest

from articles.refusals import Refused
from tests.importing.documents import (
    NAMESPACES,
    deleted,
    docx,
    field,
    ins,
    p,
    r,
    read_word,
    zipped,
)
from tests.text.cost import executed_lines

DELETED_MARK = "<w:rPr><w:del w:id='3'/></w:rPr>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("It cost ", ins(r("4.5")), " million."), "It cost 4.5 million."),
        (p("It cost ", deleted("five"), ins(r("4.5")), " million."), "It cost 4.5 million."),
        (p("A ", ins(r("b "), deleted("c ")), "d"), "A b d"),
        (p("One", properties=DELETED_MARK) + p(" went on."), "One went on."),
        (
            p("One.", "<w:moveFrom w:id='5'><w:r><w:t>Old. </w:t></w:r></w:moveFrom>")
            + p("<w:moveTo w:id='6'><w:r><w:t>Old.</w:t></w:r></w:moveTo>"),
            "One.\n\nOld.",
        ),
        (
            p(
                "It is ",
                "<w:smartTag w:uri='u' w:element='e'><w:r><w:t>here</w:t></w:r></w:smartTag>",
            ),
            "It is here",
        ),
        (
            p("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Kept</w:t></w:r></w:sdtContent></w:sdt>"),
            "Kept",
        ),
        (
            f"<w:sdt><w:sdtContent>{p('Block')}</w:sdtContent></w:sdt>" + p("Next"),
            "Block\n\nNext",
        ),
        (
            p(
                "Said",
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
                "<w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>",
            ),
            "Said",
        ),
        (p("Seen", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"), "Seen"),
        (
            p("Seen", "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>too</w:t></w:r>"),
            "Seentoo",
        ),
        (
            p(
                "ab",
                "<w:r><w:br/><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r>",
            ),
            "ab\nc\td",
        ),
        (
            table([p("Cost"), p("4.5") + p("million")], [p("Year"), table([p("in"), p("2019")])])
            + p("After."),
            "Cost\t4.5\nmillion\nYear\tin\t2019\n\nAfter.",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del w:id='9'/></w:trPr>"
            f"<w:tc>{p('gone')}</w:tc></w:tr></w:tbl>" + p("Left."),
            "Left.",
        ),
        (p(field(" PAGE ", r("7")), " pages"), "7 pages"),
        (p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "Never ended."), "Never ended."),
        (
            p(
                "Box: ",
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
                + p("inside")
                + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                + p("inside")
                + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                "here.",
            ),
            "Box: here.\n\ninside",
        ),
        (p("non", "<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>stop</w:t></w:r>"), "non\u2011stop"),
        (
            p("a", "<w:r><w:sym w:char='zz'/><w:sym w:char='F0B7'/><w:sym w:char='2192'/></w:r>"),
            "a\ufffd\ufffd→",
        ),
        ("<!-- not a paragraph --><?nor this?>" + p("b"), "b"),
        (p("Cafe") + p("e", "<w:r><w:t>\u0301</w:t></w:r>"), "Cafe\n\né"),
    ],
    ids=[
        "insertion",
        "deletion and insertion",
        "deletion in an insertion",
        "deleted end of paragraph",
        "moved",
        "smart tag",
        "content control",
        "content control around a paragraph",
        "placeholder",
        "hidden",
        "not hidden",
        "line break and tab",
        "nested table",
        "deleted row",
        "field",
        "field without end",
        "text box, twice in the file",
        "hyphens",
        "symbols",
        "XML that says nothing",
        "an accent in another run",
    ],
)
def test_the_text_is_what_word_displays(body, expected):
    assert read_word(docx(p("Read. It. Now.") + body)).text == f"Read. It. Now.\n\n{expected}"


def test_title_author_and_date_come_from_style_and_properties():
    core = "<dc:title>Left over</dc:title><dc:creator>Jane Doe</dc:creator>"
    core += "<dcterms:modified>2025-02-25T10:00:00Z</dcterms:modified>"
    titled = p("A bridge too dear", properties="<w:pStyle w:val='Titel'/>")
    styles = "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    draft = read_word(docx(titled + p("It cost a lot."), core=core, styles=styles))

    assert (draft.title, draft.byline) == ("A bridge too dear", "Jane Doe")
    assert (draft.published_on, draft.text) == (date(2025, 2, 25), "It cost a lot.")


def test_the_strict_variant_of_the_format_is_read():
    xml = f"<w:document {NAMESPACES}><w:body>{p('Strict.')}</w:body></w:document>"
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert read_word(docx("", document=strict)).text == "Strict."


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
DEEP = f"<w:document {NAMESPACES}><w:body>{'<w:smartTag>' * 5000}</w:body></w:document>"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: docx(p("One."), more=[("word/document.xml", b"<x/>")]), "two alternative texts"),
        (lambda: docx(p("One."), more=[("WORD/Document.xml", b"<x/>")]), "two alternative texts"),
        (lambda: docx(p("One."), more=[("a.bin", bytes(210_000_000))]), "unpacks to far more"),
        (lambda: docx(p(f"One.{' ' * 41_000_000}")), "unpacks to far more"),
        (
            lambda: docx(p("One."), more=[(f"m/{n}", b"") for n in range(20_000)]),
            "unpacks to far more",
        ),
        (lambda: docx("", document=ENTITIES), "entities"),
        (lambda: docx("", document=DEEP), "damaged"),
        (lambda: docx("", document="<w:document"), "damaged"),
        (lambda: docx(p("One."))[:300], "damaged"),
        (lambda: zipped([("mimetype", b"application/vnd.oasis.opendocument.text")]), "damaged"),
        (lambda: b"PK\x03\x04", "damaged"),
        (lambda: docx(""), "No text"),
    ],
    ids=[
        "two documents",
        "two documents, one in capitals",
        "bomb",
        "bomb in the document",
        "20,000 members",
        "entities",
        "nested for ever",
        "broken XML",
        "cut short",
        "another office",
        "hardly a zip file",
        "empty",
    ],
)
def test_an_unreadable_word_file_is_refused_at_little_cost_with_a_reason(make, sentence):
    data = make()

    def read() -> None:
        with pytest.raises(Refused, match=sentence):
            read_word(data)

    tracemalloc.start()
    read()
    _now, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most_bytes < 100_000_000
    assert executed_lines(read) < 2_000_000


def test_a_member_with_a_false_size_is_refused():
    honest = docx(p("One."), more=[("word/media/a", bytes(1000))])
    data = bytearray(docx(p("word " * 100_000)))
    place = data.rindex(b"PK\x01\x02")  # the last entry of the directory
    while b"word/document.xml" not in data[place : place + 80]:
        place = data.rindex(b"PK\x01\x02", 0, place)
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")

    assert read_word(honest).text == "One."
    with pytest.raises(Refused, match="damaged"):
        read_word(bytes(data))
