"""The lines of PDF pages are joined to paragraphs."""

import pytest

from articles.reading.pdf import paragraphs


def text_of_pages(pages: list[str]) -> str:
    return paragraphs.text_of_pages(pages)[0]


def test_headers_footers_and_page_numbers_are_left_out():
    words = [f"The {name} page has its own words." for name in ("first", "second", "third")]
    pages = [f"THE CRADLE\n{line}\nPage {at} of 3" for at, line in enumerate(words, start=1)]

    assert text_of_pages(pages) == "\n\n".join(words)


WORDS = "Pier one had the most of them, as the port counted at all its piers that year."
EDGES = {
    "page numbers": (["1", "2"], 0),
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


@pytest.mark.parametrize(("lines", "kept"), EDGES.values(), ids=EDGES)
def test_last_lines_that_differ_in_their_figures_are_no_footers(lines, kept):
    text = text_of_pages([f"{WORDS}\n{line}" for line in lines])

    assert sum(line in text for line in set(lines)) == (kept and len(set(lines)))


def test_a_paragraph_continues_on_the_next_page():
    first = "The bridge that the city opened in the spring\ncost a lot, and the minister paid for it with"
    second = "the money of the people, and nobody counted the\ncars on the bridge."

    assert text_of_pages([first, second]) == (
        "The bridge that the city opened in the spring cost a lot, and the minister paid for it "
        "with the money of the people, and nobody counted the cars on the bridge."
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("the ac-\ncounts", "the accounts"),
        ("the Franco-\nGerman", "the Franco-German"),
        ("pages 4-\n5", "pages 4- 5"),
        ("well-known, and well-\nknown", "well-known, and well-known"),
        ("soft\u00ad\nly", "softly"),
        ("at https://orrin.example/the-\nclosure and", "at https://orrin.example/the-closure and"),
        ("at https://orrin.example/minutes/\nclosure", "at https://orrin.example/minutes/closure"),
        ("at www.orrin.example/a?b=\n5", "at www.orrin.example/a?b=5"),
        ("at www.orrin.example\nand so on", "at www.orrin.example and so on"),
    ],
    ids=[
        *("hyphenated", "before a capital", "a number", "a compound", "a soft hyphen"),
        *("an address", "a slash of an address", "a query", "the end of an address"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_only_where_it_belongs(lines, expected):
    assert text_of_pages([lines]).replace("\n\n", " ") == expected
