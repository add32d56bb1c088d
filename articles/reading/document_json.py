"""A document as JSON types and back, between the child process that reads and its parent."""

from collections.abc import Mapping
from typing import Any

from articles.reading.annotations import annotation_as_json, annotation_from_json
from articles.reading.document import (
    Beside,
    Choice,
    Document,
    Elsewhere,
    Field,
    Paragraph,
    Role,
    SpokenPart,
    Wall,
)


def document_as_json(document: Document) -> dict[str, object]:
    """Return the document as JSON types."""
    return {
        "text": document.text,
        "fields": {name: [field.value, field.origin] for name, field in document.fields.items()},
        "warnings": [str(warning) for warning in document.warnings],
        "pages": document.pages,
        "annotations": [annotation_as_json(each) for each in document.annotations],
        "paragraphs": [
            [each.start, each.end, each.role, each.locator] for each in document.paragraphs
        ],
        "elsewhere": [[each.kind, each.text] for each in document.elsewhere],
        "choices": [[each.title, each.author, each.published] for each in document.choices],
        "origin": document.origin,
        "wall": document.wall,
        "guessed_encoding": document.guessed_encoding,
        "spoken": [
            [each.start, each.end, each.begins, each.ends, each.speaker] for each in document.spoken
        ],
    }


def document_from_json(record: Mapping[str, Any]) -> Document:
    """Return the document in the result of `document_as_json`. Raises KeyError, ValueError."""
    return Document(
        text=record["text"],
        fields={name: Field(*pair) for name, pair in record["fields"].items()},
        warnings=tuple(record["warnings"]),
        pages=tuple(record["pages"]),
        annotations=tuple(annotation_from_json(each) for each in record["annotations"]),
        paragraphs=tuple(
            Paragraph(start, end, Role(role), locator)
            for start, end, role, locator in record["paragraphs"]
        ),
        elsewhere=tuple(Elsewhere(Beside(kind), text) for kind, text in record["elsewhere"]),
        choices=tuple(Choice(*each) for each in record["choices"]),
        origin=record["origin"],
        wall=Wall(record["wall"]),
        guessed_encoding=record["guessed_encoding"],
        spoken=tuple(SpokenPart(*each) for each in record["spoken"]),
    )
