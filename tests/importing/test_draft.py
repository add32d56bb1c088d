from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import importing
from articles.reading.document import Document, Field, Role
from articles.refusals import Refused
from articles.text.sentences import normalise

BODY = "The bridge opened in 2019.\n\nNobody has counted the cars."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f" date 2025-02-25 Via The Cradle\n\n{BODY}", ("", "", "The Cradle", date(2025, 2, 25))),
        (f"2025-02-25\n{BODY}", ("", "", "", date(2025, 2, 25))),
        (f"A bridge too dear\n\n{BODY}", ("A bridge too dear", "", "", None)),
        (
            f"A bridge too dear\n\nBy Jane Doe\n\n{BODY}",
            ("A bridge too dear", "Jane Doe", "", None),
        ),
        (
            f"date 2025-02-25 via Us\nTitle\n\nBy Jane\n{BODY}",
            ("Title", "Jane", "Us", date(2025, 2, 25)),
        ),
        (f"2025-02-31 via Nowhere\n{BODY}", ("", "", "", None)),
        (BODY, ("", "", "", None)),
    ],
    ids=["sample", "date", "title", "title and byline", "all", "no such day", "text alone"],
)
def test_header_lines_are_read(text, expected):
    draft = importing.draft_from_text(text)

    assert (draft.title, draft.byline, draft.publisher, draft.published_on) == expected
    assert draft.text.endswith(BODY)


HEADERS = {
    "byline and day": ("By Jane Doe | 5 March 2026", "Jane Doe", "2026-03-05"),
    "in capitals": ("BY JANE DOE", "JANE DOE", ""),
    "with a job": ("By Jane Doe, Harbour Correspondent", "Jane Doe, Harbour Correspondent", ""),
    "two people": ("By Jane Doe and Jo Park", "Jane Doe and Jo Park", ""),
    "particles": ("Von Ines van der Velde und Jo Park", "Ines van der Velde und Jo Park", ""),
    "French": ("Par Inès Calder, le 5 mars 2026", "Inès Calder", "2026-03-05"),
    "Spanish": ("Por Inés Calder", "Inés Calder", ""),
    "Arabic": ("بقلم: مريم حداد", "مريم حداد", ""),
    "a label": ("Published: Tuesday, 3 March 2026, 10:30", "", "2026-03-03"),
    "American": ("March 5, 2026 at 10:30 AM EST", "", "2026-03-05"),
    "German": ("Donnerstag, 5. März 2026, 14.30 Uhr", "", "2026-03-05"),
    "a day alone": ("5 March 2026", "", "2026-03-05"),
    "two lines": ("By Jane Doe\n\n5 March 2026", "Jane Doe", "2026-03-05"),
    "the other order": ("5 March 2026\nBy Jane Doe", "Jane Doe", "2026-03-05"),
}
NO_HEADERS = {
    "a sentence with a day": "On 5 March 2026 the council voted to close the ferry terminal.",
    "by a year": "By 2019 it had cost four million euros",
    "by the sea": "By the sea stands a harbour that nobody uses",
    "an update": "Updated: 5 March 2026",
    "a long line": "By " + "Jane Doe and " * 20 + "Jo Park",
}


@pytest.mark.parametrize(("lines", "byline", "day"), HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("title", ["A bridge too dear\n\n", ""], ids=["title", "no title"])
def test_byline_and_day_of_a_pasted_article_are_read(title, lines, byline, day):
    draft = importing.draft_from_text(f"{title}{lines}\n\n{BODY}")

    assert (draft.byline, draft.value("published")) == (byline, day)
    assert (draft.title, draft.text) == (title.strip(), BODY)


@pytest.mark.parametrize("line", NO_HEADERS.values(), ids=NO_HEADERS)
def test_other_first_lines_stay_in_the_text(line):
    draft = importing.draft_from_text(f"A bridge\n\n{line}\n{BODY}")

    assert (draft.byline, draft.published_on) == ("", None)
    assert draft.text == f"{line}\n{BODY}"


def test_a_place_beside_a_day_stays_as_the_dateline():
    draft = importing.draft_from_text(f"A bridge\n\nNew Orrin, 5 March 2026\n\n{BODY}")

    assert draft.published_on == date(2026, 3, 5)
    assert draft.text == f"New Orrin, 5 March 2026\n\n{BODY}"
    roles = [(draft.text[each.start : each.end], each.role) for each in draft.paragraphs]
    assert roles[0] == ("New Orrin, 5 March 2026", Role.DATELINE)
    assert [role for _words, role in roles[1:]] == [Role.PARAGRAPH] * 2


def test_a_first_sentence_is_not_a_title():
    assert importing.draft_from_text(f"It rains.\n\n{BODY}").title == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no text"),
        (" \n\t", "no text"),
        ("x" * 1_000_001, "The limit is 1,000,000"),
        ("12 34", "no words"),
    ],
)
def test_an_empty_overlong_or_wordless_text_is_refused(text, sentence):
    with pytest.raises(Refused, match=sentence):
        importing.draft_from_text(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_word_of_the_text_is_lost(text):
    try:
        draft = importing.draft_from_text(text)
    except Refused:
        return
    kept = draft.text.split()
    assert normalise(text).split()[-len(kept) :] == kept


def test_the_title_of_a_page_is_not_repeated_in_its_text():
    fields = {
        "title": Field("A bridge", "h1"),
        "site": Field("Us", "og:site_name"),
        "published": Field("2025-02-25T10:00:00Z", "time"),
        "language": Field("en", "html lang"),
    }

    draft = importing.draft_from_document(Document(f"A bridge\n\n{BODY}", fields))

    assert (draft.text, draft.published_on) == (BODY, date(2025, 2, 25))
    assert (draft.title, draft.publisher, draft.language) == ("A bridge", "Us", "en")
