"""Addresses are found in the text of an annotation."""

import pytest

from articles.reading.annotations import (
    Annotation,
    AnnotationKind,
    annotation_as_json,
    annotation_from_json,
    move_annotation,
    urls_in,
)


def test_an_annotation_survives_json():
    note = Annotation(AnnotationKind.FOOTNOTE, 1, 4, "Page 4", "Rosa", ("https://a.example/",))
    reply = Annotation(
        AnnotationKind.COMMENT, written_at="2026-03-05T08:00:00", is_resolved=True, is_reply=True
    )

    assert annotation_from_json(annotation_as_json(note)) == note
    assert annotation_from_json(annotation_as_json(reply)) == reply


def test_a_record_that_was_stored_before_there_were_replies_is_read():
    record = annotation_as_json(Annotation(AnnotationKind.COMMENT, 1, 4, "Sure?", "Rosa"))
    for key in ("written_at", "is_resolved", "is_reply"):
        del record[key]

    assert annotation_from_json(record).author == "Rosa"


def test_a_record_without_a_span_is_not_an_annotation():
    with pytest.raises(ValueError, match="not an annotation"):
        annotation_from_json({"kind": "link"})


def test_a_moved_annotation_has_a_new_span_and_the_same_text():
    note = Annotation(AnnotationKind.COMMENT, text="Sure?")

    moved = move_annotation(note, (3, 9))

    assert (note.has_span, moved.has_span) == (False, True)
    assert (moved.start, moved.end, moved.text) == (3, 9, "Sure?")


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        (
            "(http://a.example/b_(c)), www.b.example!",
            ["http://a.example/b_(c)", "https://www.b.example"],
        ),
        (
            "<https://a.example/?q=1&r=2> “https://b.example/”",
            ["https://a.example/?q=1&r=2", "https://b.example/"],
        ),
        ("no address", []),
    ],
)
def test_an_address_excludes_the_punctuation_of_the_sentence(text, urls):
    assert urls_in(text) == urls
