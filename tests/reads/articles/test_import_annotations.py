"""The annotations of an import as the page lists them."""

import pytest

from articles.models import Import, Origin
from articles.reads.articles import annotation_counts, annotation_rows

LINE = "word " * 40 + "MARKED" + " word" * 40


@pytest.fixture
def imported(editor):
    def annotation(kind: str, start: int, end: int) -> dict[str, object]:
        return {
            "kind": kind,
            "start": start,
            "end": end,
            "text": "Check this.",
            "author": "Ann",
            "addresses": ["https://www.example.org/"],
            "refused": [["javascript:1", "No."]],
        }

    start = LINE.index("MARKED")
    return Import.objects.create(
        title="T",
        text=f"First line.\n{LINE}",
        origin=Origin.FILE,
        imported_by=editor,
        annotations=[
            annotation("comment", start + 12, start + 18),
            annotation("comment", 0, 5),
            annotation("footnote", 0, 0),
        ],
    )


def test_an_annotation_is_shown_between_the_words_around_it(imported):
    middle, first, without = annotation_rows(imported)

    assert (middle.words, middle.has_place) == ("MARKED", True)
    assert middle.before.startswith("… word")
    assert middle.after.endswith("word …")
    assert (first.before, first.words, first.after) == ("", "First", " line.")
    assert (without.words, without.before, without.has_place) == ("", "", False)


def test_rows_keep_author_addresses_and_refusals(imported):
    row = annotation_rows(imported)[0]

    assert (row.number, row.text, row.author) == (0, "Check this.", "Ann")
    assert (row.addresses, row.refused) == (["https://www.example.org/"], [("javascript:1", "No.")])


def test_annotations_are_counted_by_kind(imported):
    counts = annotation_counts(annotation_rows(imported))

    assert {kind: number for kind, number in counts.items() if number} == {
        "comment": 2,
        "footnote": 1,
    }
