import pytest

from articles.actions.articles import confirm_import, start_import
from articles.models import Article, Scale
from articles.refusals import NotAllowed, Refused
from tests.factories import SAMPLE


def confirm(imported, editor, **changes):
    about = {"title": "A title", "body": imported.text, "scale": Scale.objects.get(key="public")}
    return confirm_import(imported, by=editor, **{**about, **changes})


def test_date_and_publisher_are_read_from_the_first_line_of_the_sample(editor):
    imported = start_import(by=editor, file_name="s.txt", data=SAMPLE.read_bytes())

    assert (imported.publisher, str(imported.published_on)) == ("The Cradle", "2025-02-25")
    assert imported.text.startswith("The head of Iraq's National Intelligence Service")


@pytest.mark.parametrize(
    ("name", "data", "language"),
    [
        ("", None, "fr"),
        ("page.html", b'<html lang="de-AT"><p>The dam of the town is old, and it broke.</p>', "de"),
        ("a.md", b"---\nlang: fil\n---\n\nThe dam of the town is old, and it broke.", "fil"),
        ("a.md", b"---\nlang: German\n---\n\nThe dam of the town is old, and it broke.", "en"),
    ],
    ids=["by its words", "as the document says", "a code of three letters", "no code"],
)
def test_the_language_is_detected_before_the_import_is_confirmed(editor, name, data, language):
    pasted = "" if data else "Le barrage de la ville est vieux et il ne tient plus dans le vent."

    imported = start_import(by=editor, pasted=pasted, file_name=name, data=data)

    assert imported.language == language


def test_confirming_twice_creates_one_article(editor):
    imported = start_import(by=editor, pasted="One sentence. Another one.")

    first, second = confirm(imported, editor), confirm(imported, editor)

    assert first == second
    assert Article.objects.count() == 1


def test_the_revision_has_exactly_the_confirmed_text(editor):
    imported = start_import(by=editor, pasted="Caf\u0065\u0301  keeps\u00a0its blanks.\r\nYes.")

    revision = confirm(imported, editor).revisions.get()

    assert revision.text == "Café  keeps\u00a0its blanks.\nYes."
    assert revision.length == len(revision.text)


def test_an_article_needs_a_title(editor):
    imported = start_import(by=editor, pasted="One sentence.")

    with pytest.raises(Refused, match="has no title"):
        confirm(imported, editor, title="  ")

    assert not Article.objects.exists()


def test_a_reviewer_cannot_import(reviewer):
    with pytest.raises(NotAllowed):
        start_import(by=reviewer, pasted="One sentence.")


@pytest.mark.parametrize(
    "pasted", ["", "   \n\t ", "x" * 1_000_001], ids=["empty", "blank", "long"]
)
def test_an_empty_or_too_long_text_is_refused_with_a_message(editor, pasted):
    with pytest.raises(Refused):
        start_import(by=editor, pasted=pasted)


def test_binary_data_is_refused_with_a_message(editor):
    with pytest.raises(Refused):
        start_import(by=editor, file_name="a.txt", data=b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50)
