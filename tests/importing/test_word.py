"""A .docx file is read as Word shows it with all changes accepted."""

import time
from datetime import date
from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import AnnotationKind, Draft
from articles.importing.files import read_word
from articles.refusals import Refused
from articles.text.sentences import normalise
from tests.importing.documents import (
    NAMESPACES,
    comment,
    deleted,
    docx,
    ends,
    footnote,
    ins,
    note_mark,
    p,
    r,
    starts,
    zipped,
)

DELETED_MARK = "<w:rPr><w:del w:id='3'/></w:rPr>"
URL = "https://www.example.com/census"


def field(instruction: str, shown: str) -> str:
    """A complex field, its instruction in two pieces as programs write it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction[:9]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{instruction[9:]}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def on(draft: Draft) -> list[tuple[str, str, tuple[str, ...]]]:
    """What hangs on which words: text of the remark, words, addresses."""
    return [(a.text, draft.text[a.start : a.end], a.urls) for a in draft.annotations]


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
            "a→",
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
def test_the_text_is_what_word_shows(body, expected):
    assert read_word(docx(p("Read. It. Now.") + body)).text == f"Read. It. Now.\n\n{expected}"


@pytest.mark.parametrize(
    ("link", "links"),
    [
        (f'<w:hyperlink r:id="a">{r("the")}{r(" census")}</w:hyperlink>', {"a": URL}),
        (field(f' HYPERLINK "{URL}" ', r("the") + r(" census")), {}),
        (f"<w:fldSimple w:instr=' HYPERLINK {URL} '>{r('the census')}</w:fldSimple>", {}),
        (
            "".join(
                f'<w:hyperlink r:id="a">{r(part)}</w:hyperlink>' for part in ("the", " census")
            ),
            {"a": URL},
        ),
        (ins(f'<w:hyperlink r:id="a">{deleted("a")}{r("the census")}</w:hyperlink>'), {"a": URL}),
    ],
    ids=["relation", "field", "simple field", "cut in two", "inserted"],
)
def test_a_link_stands_on_its_words(link, links):
    draft = read_word(docx(p("They counted it in ", link, " of 2019."), links=links))

    assert draft.text == "They counted it in the census of 2019."
    assert on(draft) == [("", "the census", (URL,))]


def test_a_place_in_a_page_belongs_to_its_address():
    draft = read_word(docx(p(field(f'HYPERLINK "{URL}" \\l "top" \\o "Tip"', r("Here.")))))

    assert draft.annotations[0].urls == (f"{URL}#top",)


@pytest.mark.parametrize(
    "link",
    [
        '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>Above.</w:t></w:r></w:hyperlink>',
        field(' HYPERLINK \\l "_Toc1" ', r("Above.")),
        deleted("Above."),
    ],
    ids=["anchor", "field", "deleted"],
)
def test_a_link_inside_the_document_is_no_source(link):
    assert read_word(docx(p("See it. ", link))).annotations == ()


def test_comments_stand_on_their_words_over_runs_and_paragraphs():
    body = p("It was ", starts(1), "built", ins(r(" in")), " 2019", ends(1), starts(2), ".")
    body += p("It ", "opened", ends(2), " late. ", ends(3))
    comments = comment(1, "Sure? See www.example.org/a.") + comment(2, "Two") + comment(3, "Point")
    draft = read_word(docx(body, comments=comments + comment(4, "Lost")))

    assert draft.text == "It was built in 2019.\n\nIt opened late."
    assert on(draft) == [
        ("Sure? See www.example.org/a.", "built in 2019", ("https://www.example.org/a",)),
        ("Two", ".\n\nIt opened", ()),
        ("Point", "late.", ()),
        ("Lost", "", ()),
    ]
    assert not draft.annotations[3].has_span
    assert draft.annotations[0].author == "Ed"


RUNS = st.lists(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("abé\u0301😀ع "), min_size=1, max_size=6).filter(str.strip),
            st.sampled_from(["kept", "inserted", "deleted"]),
        ),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=4,
)


@given(RUNS, st.data())
def test_a_comment_on_any_runs_stands_on_what_is_left_of_them(paragraphs, data):
    runs = [(number, *run) for number, runs in enumerate(paragraphs) for run in runs]
    first = data.draw(st.integers(0, len(runs) - 1))
    last = data.draw(st.integers(first, len(runs) - 1))
    written = [""] * len(paragraphs)
    inside = [""] * len(paragraphs)
    shown = [""] * len(paragraphs)
    for at, (number, text, how) in enumerate(runs):
        run = {"kept": r, "deleted": deleted, "inserted": lambda words: ins(r(words))}[how](text)
        written[number] += starts(1) * (at == first) + run + ends(1) * (at == last)
        shown[number] += text * (how != "deleted")
        inside[number] += text * (how != "deleted" and first <= at <= last)
    # A word at each end, so that nothing is a title, and nothing is stripped.
    body = p("One. Two.") + "".join(map(p, written)) + p("End.")

    draft = read_word(docx(body, comments=comment(1, "Hm")))

    kept = [words.strip() for words in shown if words.strip()]
    assert draft.text.split() == normalise("\n\n".join(["One. Two.", *kept, "End."])).split()
    (annotation,) = draft.annotations
    words = draft.text[annotation.start : annotation.end]
    if "".join(inside).strip() and "\u0301" not in "".join(shown):
        assert words.split() == "\n\n".join(inside).split()
    assert words.strip()


def test_a_comment_on_deleted_words_stands_where_they_stood():
    gone = f"<w:del w:id='7'>{starts(1)}<w:r><w:delText>bad </w:delText></w:r>{ends(1)}</w:del>"
    draft = read_word(docx(p("A ", gone, "bridge."), comments=comment(1, "Why?")))

    assert on(draft) == [("Why?", "A", ())]


def test_a_footnote_stands_on_the_word_before_its_mark():
    body = p("It cost 4.5 million.", note_mark(1), " Nobody knew.")
    body += p(note_mark(2), "Now they do.") + p("Gone", deleted("x"))
    link = f'<w:hyperlink r:id="n">{r("Census")}</w:hyperlink>'
    notes = footnote(1, link, ", and https://example.org/(b).") + footnote(2, "A letter.")
    draft = read_word(docx(body, footnotes=notes, note_links={"n": URL}))

    assert on(draft) == [
        ("Census, and https://example.org/(b).", "million.", (URL, "https://example.org/(b)")),
        ("A letter.", "Now", ()),
    ]
    assert {a.kind for a in draft.annotations} == {AnnotationKind.FOOTNOTE}


def test_title_author_and_day_come_from_style_and_properties():
    core = "<dc:title>Left over</dc:title><dc:creator>Jane Doe</dc:creator>"
    core += "<dcterms:modified>2025-02-25T10:00:00Z</dcterms:modified>"
    titled = p("A bridge too dear", properties="<w:pStyle w:val='Titel'/>")
    styles = "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    draft = read_word(docx(titled + p("It cost a lot."), core=core, styles=styles))

    assert (draft.title, draft.byline) == ("A bridge too dear", "Jane Doe")
    assert (draft.published_on, draft.text) == (date(2025, 2, 25), "It cost a lot.")


def test_a_title_with_a_comment_on_it_stays_in_the_text():
    titled = p(starts(1), "A bridge too dear", ends(1), properties="<w:pStyle w:val='Title'/>")
    styles = "<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>"
    data = docx(titled + p("It cost."), styles=styles, comments=comment(1, "Flat"))
    draft = read_word(data)

    assert draft.title == "A bridge too dear"
    assert on(draft) == [("Flat", "A bridge too dear", ())]


def test_what_python_docx_writes_is_read():
    document = python_docx.Document()
    document.add_heading("A bridge too dear", 0)
    paragraph = document.add_paragraph("The bridge ")
    runs = [paragraph.add_run("cost "), paragraph.add_run("4.5 million")]
    paragraph.add_run(" euros.")
    document.add_comment(runs, text="Who says so?\nAnd when?", author="Ed", initials="E")
    document.add_paragraph("A point", style="List Bullet")
    file = BytesIO()
    document.save(file)
    draft = read_word(file.getvalue())

    assert draft.title == "A bridge too dear"
    assert draft.text == "The bridge cost 4.5 million euros.\n\nA point"
    assert on(draft) == [("Who says so?\n\nAnd when?", "cost 4.5 million", ())]


def test_the_strict_dialect_is_read_too():
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
        (lambda: docx(""), "no text"),
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
def test_what_cannot_be_read_is_refused_in_a_sentence_and_at_once(make, sentence):
    data = make()
    begun = time.process_time()

    with pytest.raises(Refused, match=sentence):
        read_word(data)

    assert time.process_time() - begun < 3


def test_a_member_that_lies_about_its_size_is_refused():
    honest = docx(p("One."), more=[("word/media/a", bytes(1000))])
    data = bytearray(docx(p("word " * 100_000)))
    place = data.rindex(b"PK\x01\x02")  # the last entry of the directory
    while b"word/document.xml" not in data[place : place + 80]:
        place = data.rindex(b"PK\x01\x02", 0, place)
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")

    assert read_word(honest).text == "One."
    with pytest.raises(Refused, match="damaged"):
        read_word(bytes(data))
