"""Import an article, describe it, and revise it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.actions.articles import Choice, Destination
from articles.forms.articles import (
    ArticleForm,
    ConfirmForm,
    ImportForm,
    PlaceForm,
    ReviseForm,
    languages,
)
from articles.models import Scale
from tests.forms import REQUIRED, sentences

NO_TEXT = "There is no text. Paste the article or choose a file."


@pytest.mark.parametrize(
    ("typed", "with_file", "given"),
    [
        ({"text": "A text."}, False, "text"),
        ({"text": "", "url": "https://www.example.org/"}, False, "url"),
        ({"text": "  \n"}, True, "file"),
        ({}, False, "text"),
    ],
    ids=["text", "address", "file", "nothing"],
)
def test_an_import_knows_in_which_field_it_was_given(typed, with_file, given):
    files: Any = {"file": SimpleUploadedFile("a.txt", b"A text.")} if with_file else {}
    form = ImportForm(typed, files)

    assert form.is_valid()
    assert form.given == given


def test_an_import_takes_only_one_of_text_file_and_address():
    form = ImportForm({"text": "A text.", "url": "https://www.example.org/"})

    assert sentences(form) == {
        "__all__": "Provide only one: a text, a file or an address. Clear the other fields."
    }


def test_pasted_text_keeps_its_blanks_but_gets_plain_line_ends():
    form = ImportForm({"text": "  One.\r\n\r\nTwo. "})

    assert form.is_valid()
    assert form.cleaned_data["text"] == "  One.\n\nTwo. "


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"title": " "}, {"title": "The article has no title. Enter a title."}),
        ({"body": ""}, {"body": NO_TEXT}),
        ({"published_on": "yesterday"}, {"published_on": "Enter a valid date."}),
        (
            {"language": "xx"},
            {"language": "Select a valid choice. xx is not one of the available choices."},
        ),
        (
            {"annotations": ["7"]},
            {"annotations": "Select a valid choice. 7 is not one of the available choices."},
        ),
    ],
    ids=["valid", "title", "body", "date", "language", "annotation"],
)
def test_what_was_read_from_an_import_is_confirmed(db, changed, expected):
    typed = {"title": "T", "body": "B", "scale": Scale.objects.all()[0].pk, "annotations": ["0"]}

    form = ConfirmForm({**typed, **changed}, numbers=[0, 1])

    assert sentences(form) == expected


def test_annotations_that_are_no_numbers_are_not_ticked(db):
    form = ConfirmForm({"annotations": ["0", "x", "-1"]}, numbers=[0])

    assert form.ticked == {0}


@pytest.mark.parametrize("form", [ArticleForm, PlaceForm])
def test_a_change_names_the_version_that_it_is_based_on(db, form):
    assert sentences(form({}))["expected_version"] == REQUIRED


@pytest.mark.parametrize(
    ("present", "first", "is_listed"),
    [("", ("", "Not set"), True), ("de", None, True), ("sw", None, True)],
)
def test_a_language_that_is_set_is_never_lost(present, first, is_listed):
    choices = languages(present)

    assert (present in dict(choices)) is is_listed
    assert first is None or first in choices
    assert choices[-1][0] == "und"


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ({"go-7": "cut"}, {7: Choice(Destination.CUT, "", None)}),
        (
            {"go-7": "words", "words-7": "It\r\nis", "statement-7": " 2 "},
            {7: Choice(Destination.WORDS, "It\nis", 2)},
        ),
        ({"go-7": "words", "statement-7": "two"}, {7: Choice(Destination.WORDS, "", None)}),
        ({"go-7": "fly", "go-x": "cut", "go-٧": "cut"}, {}),
    ],
    ids=["cut", "words", "no number", "not offered"],
)
def test_the_choice_for_each_claim_is_read_from_its_fields(typed, choices):
    assert ReviseForm({"body": "B", **typed}).choices == choices


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"words": "It is", "expected_version": "1"}, {}),
        ({"words": "", "expected_version": "1"}, {"words": REQUIRED}),
        (
            {"words": "It", "expected_version": "1", "statement": "0"},
            {"statement": "Ensure this value is greater than or equal to 1."},
        ),
    ],
    ids=["valid", "no words", "statement 0"],
)
def test_a_claim_is_moved_to_words_of_the_text(typed, expected):
    assert sentences(PlaceForm(typed)) == expected
