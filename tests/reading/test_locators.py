"""The location that a footnote names."""

import pytest

from articles.reading.annotations import locator_in


@pytest.mark.parametrize(
    ("note", "locator"),
    [
        ("[1] Survey, Ministry, p. 4 https://example.com/p.5", "p. 4"),
        ("Smith 2020, pp. 4-5.", "pp. 4-5"),
        ("Smith 2020, S. 12 f.", "S. 12 f."),
        ("The letter, page 4: see there", "page 4"),
        ("Law, § 3", "§ 3"),
        ("Evening news, 12:30", "12:30"),
        ("Film, 1:02:03", "1:02:03"),
        ("Report, paragraph 7", "paragraph 7"),
        ("First p. 4, then p. 9", "p. 9"),
        ("Written in 2019", ""),
        ("See chapterhouse 4", ""),
        ("Vol.p. x", ""),
        ("", ""),
    ],
)
def test_a_page_a_paragraph_or_a_time_is_a_location(note, locator):
    assert locator_in(note) == locator
