from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import importing
from articles.reading.document import Document, Field
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
