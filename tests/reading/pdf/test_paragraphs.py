"""The lines of PDF pages are joined to paragraphs."""

import pytest

from articles.reading.pdf import text_of_pages


def test_headers_footers_and_page_numbers_are_left_out():
    words = [f"The {name} page has its own words." for name in ("first", "second", "third")]
    pages = [f"THE CRADLE\n{line}\nPage {at} of 3" for at, line in enumerate(words, start=1)]

    assert text_of_pages(pages) == "\n\n".join(words)


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
    ],
    ids=["hyphenated", "before a capital", "a number", "a compound", "a soft hyphen"],
)
def test_a_hyphen_at_the_end_of_a_line_stays_only_where_it_belongs(lines, expected):
    assert text_of_pages([lines]).replace("\n\n", " ") == expected
