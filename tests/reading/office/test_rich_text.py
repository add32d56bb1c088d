"""Rich Text in whatever encoding, with notes and comments, and without what is hidden."""

import pytest

from articles.reading.annotations import AnnotationKind
from articles.reading.document import Unreadable
from tests.reading.whole import annotated, read, roles, values

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}"
    r"{\f3\fcharset2 Symbol;}}"
)


def rtf(body: str, *, start: str = r"\ansi\ansicpg1252\uc1\deff0") -> str:
    """A Rich Text file."""
    return rf"{{\rtf1{start}{FONTS}{body}}}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            r"\f0 Caf\'e9 {\f1 \'cf\'f0\'e8} {\f2\'93\'fa\'96\'7b} {\f3 a}",
            "Café При 日本 α",
            id="encodings",
        ),
        pytest.param(
            r"\u8364?5 \uc0\u233 t\u233\'e9 \uc1\u-10179 ?\u-8704 ?", "€5 étéé 😀", id="escapes"
        ),
        pytest.param(
            r"A{\v hidden}{\deleted gone}\~b\_c\-d\endash 5",
            "A\u00a0b\u2011cd–5",
            id="hidden, signs",
        ),
        pytest.param(r"10{\super 6} km, {\strike no}yes", "10⁶ km, yes", id="raised, struck out"),
        pytest.param(
            r"{\field{\*\fldinst{HYPERLINK a.example}}{\fldrslt{\ul link}}} {\*\x hidden}{\header no}end",
            "link end",
            id="groups without text",
        ),
        pytest.param(r"{\info{\title T}{\doccomm by hand}}A\{b\}\\c", r"A{b}\c", id="braces"),
        pytest.param(
            r"{\mmath{\mr 12}}Text {\pict\pngblip 8950}", "Text", id="equations, pictures"
        ),
        pytest.param(
            "before {\\*\\shppict{\\pict\\bin5 a}{}b}}after", "before after", id="binary data"
        ),
    ],
)
def test_the_text_is_what_a_reader_sees(body, expected):
    assert read(rtf(body), "a.rtf").text == expected


def test_the_code_page_of_the_document_counts_where_fonts_have_none():
    assert read(r"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}", "a.rtf").text == "При"
    assert read(r"{\rtf1\mac Caf\'8e}", "a.rtf").text == "Café"


def test_paragraphs_keep_their_roles():
    body = (
        r"{\stylesheet{\s1\outlinelevel0 heading 1;}{\s2 Title;}}\pard\s2 The budget\par\pard\s1 Why\par"
        r"\pard\plain Text.\par\pard{\listtext 1.\tab}\ls1 A point\par"
        r"\trowd\pard\intbl a\cell b\cell\row\pard\intbl c\cell d\cell\row\pard After.\par"
    )
    document = read(rtf(body + r"{\info{\author Jane Doe}{\creatim\yr2025\mo2\dy25}}"), "a.rtf")

    assert roles(document) == [
        ("heading", "The budget"),
        ("heading", "Why"),
        ("paragraph", "Text."),
        ("list item", "A point"),
        ("table", "a\tb\nc\td"),
        ("paragraph", "After."),
    ]
    expected = {"title": "The budget", "author": "Jane Doe", "published": "2025-02-25"}
    assert values(document) == expected


def test_a_heading_above_all_text_is_the_title():
    styles = r"{\stylesheet{\s1\outlinelevel0 heading 1;}}"

    assert values(read(rtf(styles + r"\pard\s1 Why\par\pard Text.\par"), "a.rtf")) == {
        "title": "Why"
    }
    assert values(read(rtf(styles + r"\pard Text.\par\pard\s1 Why\par"), "a.rtf")) == {}


def test_notes_links_and_comments_stand_on_their_words():
    body = (
        r"He {\*\atrfstart 1}paid{\*\atrfend 1}{\*\atnid AB}{\*\atnauthor Ann B}\chatn"
        r"{\*\annotation{\*\atnref 1}\pard\plain Really?}"
        r" five{\footnote\pard\plain{\super\chftn} See the report.} million to {\field{\*\fldinst "
        r'HYPERLINK "https://b.example/"}{\fldrslt the city}}.'
    )
    document = read(rtf(body), "a.rtf")

    assert document.text == "He paid five million to the city."
    assert annotated(document, AnnotationKind.COMMENT) == [("paid", "Really?")]
    assert annotated(document, AnnotationKind.FOOTNOTE) == [("five", "See the report.")]
    assert annotated(document, AnnotationKind.LINK) == [("the city", "https://b.example/")]
    assert document.annotations[-1].author == "Ann B"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (rtf("\\bin99999999999 x"), ""),
        (rtf(r"\u-99999 \fcharset9 yes"), None),
        (r"{\rtf1 no end {of it", "no end of it"),
        (r"{\rtf1 one}} two", "one two"),
    ],
)
def test_damaged_files_are_read_as_far_as_possible(source, expected):
    text = read(source, "a.rtf").text
    assert text.endswith("yes") if expected is None else text == expected


def test_a_file_that_is_nested_too_deeply_is_refused():
    with pytest.raises(Unreadable, match="nested too deeply"):
        read(rtf("{" * 5_000), "a.rtf")
