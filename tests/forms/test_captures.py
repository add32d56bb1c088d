"""Correct what was read from a page."""

import pytest

from articles.forms.captures import CorrectionForm
from tests.forms import REQUIRED, sentences

DATE = "Enter the date as year-month-day, such as 2025-02-25."
LANGUAGE = "Enter a language code, such as en or pt-BR."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"expected_version": "0"}, {}),
        ({"expected_version": "0", "published": "2025-02-25", "language": "pt-BR"}, {}),
        ({}, {"expected_version": REQUIRED}),
        ({"expected_version": "0", "published": "yesterday"}, {"published": DATE}),
        ({"expected_version": "0", "published": "2025-13-45"}, {"published": DATE}),
        ({"expected_version": "0", "language": "English"}, {"language": LANGUAGE}),
    ],
    ids=["empty", "valid", "no version", "word", "no such day", "language"],
)
def test_a_correction(typed, expected):
    assert sentences(CorrectionForm(typed)) == expected


def test_a_time_of_publication_is_written_in_one_way():
    form = CorrectionForm({"expected_version": "0", "published": " 2025-02-25T09:30 "})

    assert form.is_valid()
    assert form.cleaned_data["published"].startswith("2025-02-25T09:30")
