"""Cite a page or a file, and edit the citation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.forms.citations import (
    CitationEditForm,
    CitationForm,
    ReplacementForm,
    UploadForm,
)
from tests.forms import REQUIRED, sentences

STANCE = "Select a valid choice. maybe is not one of the available choices."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"url": "https://www.example.org/", "stance": "refutes"}, {}),
        ({"url": "", "stance": "refutes"}, {"url": REQUIRED}),
        ({"url": "x", "stance": "maybe"}, {"stance": STANCE}),
        (
            {"url": "x", "stance": "refutes", "locator": "p" * 201},
            {"locator": "Ensure this value has at most 200 characters (it has 201)."},
        ),
    ],
    ids=["valid", "no address", "stance", "long location"],
)
def test_a_page_is_cited(typed, expected):
    assert sentences(CitationForm(typed)) == expected


def test_an_excerpt_keeps_its_blanks():
    form = CitationForm({"url": "x", "stance": "refutes", "excerpt": " five \r\n"})

    assert form.is_valid()
    assert form.cleaned_data["excerpt"] == " five \n"


@pytest.mark.parametrize("form", [UploadForm, ReplacementForm])
@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"A letter.", {}), (b"", "The submitted file is empty."), (None, REQUIRED)],
    ids=["valid", "empty", "none"],
)
def test_an_upload_needs_a_file_with_content(form, content, expected):
    files = {} if content is None else {"file": SimpleUploadedFile("a.txt", content)}

    errors = sentences(form({"stance": "supports"}, files))

    assert errors == ({"file": expected} if expected else {})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"expected_version": "1", "stance": "context"}, {}),
        ({"stance": "context"}, {"expected_version": REQUIRED}),
        ({"expected_version": "1", "stance": "maybe"}, {"stance": STANCE}),
    ],
    ids=["valid", "no version", "stance"],
)
def test_a_citation_is_edited(typed, expected):
    assert sentences(CitationEditForm(typed)) == expected
