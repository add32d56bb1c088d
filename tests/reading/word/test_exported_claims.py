"""What was changed in the Word file of an export before it comes back."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from articles.reading.annotations import Annotation
from articles.reading.document import Document
from articles.reading.word import read_word
from articles.reports.word.as_docx import render_docx
from tests.reports.made import TEXT, a_citation, a_claim, a_report, a_source, a_verdict

CITED = replace(a_citation(), locator="p. 4", excerpt="It is.")
CLAIMS = (
    a_claim(1, "it is safe", citations=(CITED,), verdicts=(a_verdict("No, it is not."),)),
    a_claim(2, "2019"),
)
ADDED = (
    '<w:comment w:id="7" w:author="Legal"><w:p><w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment>'
)
RANGE = '<w:commentRangeStart w:id="7"/><w:r><w:t>Nobody</w:t></w:r><w:commentRangeEnd w:id="7"/>'


def edited(*edits: tuple[str, str, str]) -> bytes:
    """Return the file of the export after texts of its parts were replaced."""
    data = render_docx(a_report(TEXT, claims=CLAIMS, sources=(a_source(),)))
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(saved, "w") as package:
        for name in source.namelist():
            content = source.read(name).decode()
            for part, before, after in edits:
                if name == part:
                    assert before in content
                    content = content.replace(before, after, 1)
            package.writestr(name, content)
    return saved.getvalue()


def came_back(*edits: tuple[str, str, str]) -> Document:
    return read_word(edited(*edits))


def of_claim(document: Document, number: int) -> Annotation:
    (annotation,) = [each for each in document.annotations if each.claim == number]
    return annotation


def test_an_unchanged_file_has_no_changes():
    document = came_back()

    assert [each.changes for each in document.annotations] == [(), ()]
    assert len(document.warnings) == 1  # the lists at its end are left out
    claim = of_claim(document, 1)
    assert (claim.reason, claim.priority) == ("disputed", "2")
    assert document.text[claim.start : claim.end] == "it is safe"


CHANGES: dict[str, tuple[Callable[[], Document], int, tuple[str, ...]]] = {
    "words": (
        lambda: came_back(("word/document.xml", "it is safe", "it was safe")),
        1,
        ("words",),
    ),
    "comment": (
        lambda: came_back(("word/comments.xml", "No, it is not.", "Perhaps.")),
        1,
        ("comment",),
    ),
    "locator in the comment": (
        lambda: came_back(("word/comments.xml", "p. 4", "page 12")),
        1,
        ("comment",),
    ),
    "source": (
        lambda: came_back(("word/footnotes.xml", "p. 4", "p. 5")),
        1,
        ("sources",),
    ),
    "a new comment": (
        lambda: came_back(
            ("word/comments.xml", "</w:comments>", f"{ADDED}</w:comments>"),
            ("word/document.xml", "<w:commentRangeStart", f"{RANGE}<w:commentRangeStart"),
        ),
        0,
        ("new",),
    ),
}


@pytest.mark.parametrize(("read", "number", "changes"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_named_at_what_was_changed(read, number, changes):
    document = read()

    assert of_claim(document, number).changes == changes
    others = [each for each in document.annotations if each.claim != number]
    assert [each.changes for each in others] == [()] * len(others)


def test_a_changed_location_is_the_one_that_counts():
    document = came_back(("word/comments.xml", "p. 4", "page 12"))

    (cited,) = of_claim(document, 1).citations
    assert (cited.stance, cited.locator, cited.excerpt) == ("refutes", "page 12", "It is.")


def test_a_location_that_was_removed_is_none():
    (cited,) = of_claim(came_back(("word/comments.xml", ", p. 4", "")), 1).citations

    assert (cited.stance, cited.locator, cited.excerpt) == ("refutes", "", "It is.")


def test_a_deleted_comment_and_changed_paragraphs_are_announced():
    document = came_back(
        ("word/comments.xml", ">2. ", ">Well. "),
        ("word/document.xml", "Nobody counted.", "Somebody counted."),
    )

    assert "The comment on claim 2 was deleted, so it is not imported." in document.warnings
    (changed,) = [each for each in document.warnings if "changed or added" in each]
    assert changed.endswith("“The bridge opened in 2019. Somebody counted.”.")


def test_a_file_that_lost_its_record_says_so():
    document = came_back(("word/_rels/document.xml.rels", "relationships/customXml", "other"))

    assert any("dropped the record" in each for each in document.warnings)
    (cited,) = of_claim(document, 1).citations
    assert (cited.stance, cited.locator, cited.excerpt) == ("refutes", "p. 4", "It is.")


def test_the_record_holds_no_words():
    data = render_docx(a_report(TEXT, claims=CLAIMS, sources=(a_source(title="Secret plan"),)))

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        record = package.read("customXml/item1.xml").decode()
    for words in ("bridge", "safe", "It is", "p. 4", "Secret", "example.com"):
        assert words not in record
