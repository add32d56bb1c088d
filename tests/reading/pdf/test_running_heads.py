"""Running heads, feet and page numbers are left out, and nothing that looks like them."""

import pytest

from articles.reading.pdf.running_heads import without_running_heads
from tests.reading.pdf.lines import line, page

PIERS = ("one", "two", "three", "four", "five")
WORDS = "Pier {0} had the most of them,\nas the port counted at all of pier {0} that year."
FEET = {
    "page numbers": (["1", "2"], 0),
    "Roman page numbers": (["iv", "v"], 0),
    "page numbers of a chapter": (["Ferries 14", "Ferries 15"], 0),
    "a running head": (["The Orrin Post", "The Orrin Post"], 0),
    "a day": (["Orrin, 5 March 2026", "Orrin, 5 March 2026"], 0),
    "of so many": (["Page 9 of 12", "Page 10 of 12"], 0),
    "numbers that begin anew": (["7", "8", "1", "2", "3"], 0),
    "totals": (["Total 9,332 ferries", "Total 11,204 ferries"], 2),
    "shares": (["In all 12 per cent", "In all 13.5 per cent"], 2),
    "sums of money": (["Sum: EUR 400", "Sum: EUR 650", "Sum: EUR 120"], 3),
    "years": (["Year 1986", "Year 1994"], 2),
    "scores": (["Final 3:1", "Final 0:2"], 2),
}


@pytest.mark.parametrize(("feet", "kept"), FEET.values(), ids=FEET)
def test_last_lines_that_differ_in_their_figures_are_no_feet(feet, kept):
    pages = [
        [*page(WORDS.format(pier)), line(foot, top=700)]
        for pier, foot in zip(PIERS, feet, strict=False)
    ]

    text = [each.text for lines in without_running_heads(pages) for each in lines]

    assert sum(foot in text for foot in feet) == kept
    assert len(text) == 2 * len(feet) + kept


def test_heads_are_left_out_line_by_line_from_the_edge_of_the_page():
    pages = [
        [line("The Post", top=10), line("Page 1", top=22), *page("The port.\nIt is safe.", top=60)],
        [line("The Post", top=10), line("Page 2", top=22), *page("A pier.\nIt is not.", top=60)],
    ]

    assert [each.text for lines in without_running_heads(pages) for each in lines] == [
        "The port.",
        "It is safe.",
        "A pier.",
        "It is not.",
    ]


def test_a_sentence_that_ends_two_pages_stays():
    pages = [
        page("The port is closed.\nNobody was hurt."),
        page("A pier is closed.\nNobody was hurt."),
    ]

    assert without_running_heads(pages) == pages


def test_a_paragraph_that_ends_two_pages_stays():
    pages = [
        [*page("The port is closed."), line("Total: 12", top=22)],
        [*page("A pier is closed."), line("Total: 12", top=22)],
    ]

    assert without_running_heads(pages) == pages


def test_a_line_beside_the_text_of_all_pages_is_left_out():
    pages = [[*page(f"Page {name}."), line("PROPOSALS", left=-500)] for name in ("one", "two")]
    for lines in pages:
        lines[-1].is_turned = True

    assert [each.text for lines in without_running_heads(pages) for each in lines] == [
        "Page one.",
        "Page two.",
    ]
