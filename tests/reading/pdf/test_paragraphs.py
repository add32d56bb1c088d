"""The lines of pages become paragraphs by where they begin and end."""

from dataclasses import replace

import pytest

from articles.reading.document import Role
from articles.reading.pdf.page import Line
from articles.reading.pdf.paragraphs import paragraphs_of_pages
from articles.reading.pdf.reading_order import in_reading_order
from tests.reading.pdf.lines import line, page


def texts(*pages: str) -> list[str]:
    return [block.text for block in paragraphs_of_pages([page(each) for each in pages])]


PARAGRAPHS = {
    "ragged lines": (
        """
The council voted on Tuesday to close the northern
ferry terminal for eleven
incomprehensible months while it replaces the pilings
that divers found to be rotten. It did so at once.
""",
        1,
    ),
    "a space between": (
        """
The council voted on Tuesday to close the northern
ferry terminal for eleven months of the next year.

The state pays the bill for the pilings and for the
divers.
""",
        2,
    ),
    "a short last line": (
        """
The council voted on Tuesday to close the northern
ferry terminal for eleven months.
The state pays the bill for the pilings and for the
divers.
""",
        2,
    ),
    "first lines that are indented": (
        """
  The council voted on Tuesday to close the north
ferry terminal for eleven months of the next year.
  The state pays the bill for the pilings and for
divers.
""",
        2,
    ),
    "lines under their number": (
        """
1. The council voted on Tuesday to close the north
   terminal for eleven months of the next year, and
   the mayor agreed with it.
2. The state pays the bill for the pilings and for
   divers.
""",
        2,
    ),
    "a dash within a sentence": (
        """
The council voted on Tuesday to close the northern
— and only — ferry terminal for eleven months.
""",
        1,
    ),
    "a figure in a sentence": (
        """
The council voted on Tuesday to close it, for the toll was
30,000,000,000,000 ferries.
And nobody swims.
""",
        2,
    ),
    "a word that could not be divided": (
        """
The council voted on Tuesday to close the northern
terminal for eleven months, as did the council of
Orrin. Nobody swims there, and nobody ever swam in the port.
""",
        1,
    ),
    "lines beside a picture": (
        """
The council voted on Tuesday to
close the northern terminal for
eleven months. It did so since
divers came. Nobody swims there.
Orrin has no other terminal any
longer.
The state pays the bill for the pilings and for
all of the divers, as the council of Orrin voted
in the same week of March of that very year.
""",
        2,
    ),
    "bullets": ("• The northern terminal\n• The southern terminal\n• The old pier", 3),
    "an address": (
        "The council wrote to the port on Tuesday.\n\nOrrin Port\n1 Harbour Road\n4021 Orrin",
        4,
    ),
}


@pytest.mark.parametrize(("shown", "count"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_paragraph_ends_where_its_lines_show_it(shown, count):
    assert len(texts(shown)) == count


def test_centered_lines_are_one_paragraph():
    words = (
        "The council voted on Tuesday to close it",
        "and nobody swims there, as he said to",
        "Mara Lind.",
    )
    lines = [line(each, top=12 * at) for at, each in enumerate(words)]
    for each in lines:
        each.left, each.right = (300 + side * (each.right - each.left) / 2 for side in (-1, 1))

    assert len(paragraphs_of_pages([lines])) == 1


PAGES = {
    "a sentence": (
        "The bridge cost a lot, and the mayor",
        "paid for it with the money of others.",
        1,
    ),
    "a new sentence": ("The bridge cost a lot.", "The mayor paid for it.", 2),
    "a quotation": ("She said: “The bridge cost a lot.", "It is not safe.”", 1),
    "a name": ("The bridge cost a lot, said the mayor of", "Orrin.", 1),
}


@pytest.mark.parametrize(("first", "second", "count"), PAGES.values(), ids=PAGES)
def test_a_paragraph_continues_on_the_next_page_when_its_words_do(first, second, count):
    assert len(texts(first, second)) == count


def test_headings_and_list_items_have_their_role():
    lines = [
        line("The port", size=16),
        *page("The council voted on Tuesday to close it.\nThe mayor agreed.", top=40),
        line("Costs", bold=True, top=90),
        *page("• The pilings\n• The divers, whom nobody paid.", top=110),
    ]

    assert [block.role for block in paragraphs_of_pages([lines])] == [
        Role.HEADING,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.LIST_ITEM,
        Role.LIST_ITEM,
    ]


def row(*cells: str, top: float) -> Line:
    """A row of a table, whose cells are 100 points apart."""
    parts = [line(cell, left=72 + 100 * at, top=top) for at, cell in enumerate(cells)]
    words = [word for part in parts for word in part.words]
    return replace(parts[0], words=words, right=words[-1].right)


def test_rows_of_a_table_and_captions_have_their_role():
    lines = [
        row("Pier", "Ferries", "Tolls", top=0),
        row("one", "9,332", "EUR 400", top=12),
        row("the old", "11,204", "EUR 650", top=24),
        line("Table 1: Ferries and tolls of the port", top=60),
        line("Figure 1 of the council is another matter.", top=100),
    ]

    assert [(block.role, block.text) for block in paragraphs_of_pages([lines])] == [
        (Role.TABLE, "Pier Ferries Tolls"),
        (Role.TABLE, "one 9,332 EUR 400"),
        (Role.TABLE, "the old 11,204 EUR 650"),
        (Role.CAPTION, "Table 1: Ferries and tolls of the port"),
        (Role.PARAGRAPH, "Figure 1 of the council is another matter."),
    ]


def test_a_box_that_the_file_has_first_is_read_after_the_title_above_it():
    box = page("The port in\nfigures.", left=250, top=36)
    text = page(
        "The port of Orrin is closed, say all its people\n\nThe council voted\nto close it."
    )

    assert in_reading_order([*box, *text]) == [*text, *box]


def test_columns_are_read_one_after_the_other_and_a_title_before_them():
    left = page("The council voted on\nTuesday to close the", top=40)
    right = page("northern terminal. It\nis old.", left=300, top=40)
    foot, title = (
        line("The Orrin Post, a paper of the port, of its piers and of its people", top=400),
        line("The port is closed", size=20),
    )

    ordered = in_reading_order([foot, *left, *right, title])

    assert ordered == [title, *left, *right, foot]
    assert [block.text for block in paragraphs_of_pages([ordered])] == [
        "The port is closed",
        "The council voted on Tuesday to close the northern terminal. It is old.",
        "The Orrin Post, a paper of the port, of its piers and of its people",
    ]
