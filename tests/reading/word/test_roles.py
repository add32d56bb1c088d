"""The paragraphs of a Word or a Markdown file keep what they are."""

import pytest

from articles.reading.document import Role
from articles.reading.readers import Input, read_document
from tests.importing.documents import docx, p

NAMES = ("heading 1", "heading 2", "List Bullet", "caption", "Quote", "footnote text", "Byline")
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{number}"><w:name w:val="{name}"/></w:style>'
    for number, name in enumerate(NAMES)
)
CELL = "<w:tc>{}</w:tc>"
TABLE = "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>"


def styled(text: str, name: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="s{NAMES.index(name)}"/>')


def roles(data: bytes, name: str) -> list[tuple[str, str]]:
    document = read_document(data, Input(name=name))
    return [
        (document.text[each.start : each.end], each.role)
        for each in document.paragraphs
        if each.role is not Role.PARAGRAPH
    ]


WORD = {
    "a heading": (styled("The costs", "heading 2"), ("The costs", "heading")),
    "an outline level": (
        p("The costs", properties='<w:outlineLvl w:val="1"/>'),
        ("The costs", "heading"),
    ),
    "a list by its style": (styled("One ferry", "List Bullet"), ("One ferry", "list item")),
    "a list by its numbers": (
        p("One ferry", properties='<w:numPr><w:numId w:val="3"/></w:numPr>'),
        ("One ferry", "list item"),
    ),
    "a caption": (styled("The pier", "caption"), ("The pier", "caption")),
    "a quotation": (styled("We stay.", "Quote"), ("We stay.", "quotation")),
    "a byline": (styled("Jane Doe", "Byline"), ("Jane Doe", "byline")),
    "a note": (styled("See page 4.", "footnote text"), ("See page 4.", "note")),
    "a table": (
        TABLE.format(CELL.format(p("a")) + CELL.format(p("b")), CELL.format(styled("c", "Quote"))),
        ("a\tb\nc", "table"),
    ),
}


@pytest.mark.parametrize(("inside", "expected"), WORD.values(), ids=WORD)
def test_a_paragraph_of_a_word_file_keeps_its_role(inside, expected):
    data = docx(p("It rains.") + inside + p("It snows."), styles=STYLES)

    assert roles(data, "story.docx") == [expected]


def test_a_paragraph_of_no_list_is_plain():
    data = docx(p("It rains.", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'))

    assert roles(data, "story.docx") == []


MARKDOWN = {
    "a heading": ("## The costs", ("The costs", "heading")),
    "a heading with a line": ("The costs\n---", ("The costs", "heading")),
    "a list": ("- One ferry", ("One ferry", "list item")),
    "a quotation": ("> We stay.", ("We stay.", "quotation")),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", ("a\tb\n1\t2", "table")),
}


@pytest.mark.parametrize(("inside", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_a_paragraph_of_a_markdown_file_keeps_its_role(inside, expected):
    assert roles(f"It rains.\n\n{inside}\n\nIt snows.".encode(), "story.md") == [expected]
