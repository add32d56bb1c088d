"""Read files in tests as the program does, by their name or media type."""

from articles.reading.annotations import AnnotationKind
from articles.reading.document import Document
from articles.reading.readers import Input, read_document


def read(data: bytes | str, name: str = "", **given) -> Document:
    """The document of a file with this name."""
    body = data.encode() if isinstance(data, str) else data
    return read_document(body, Input(name=name, links=True, **given))


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of the text."""
    return [document.text[each.start : each.end] for each in document.paragraphs]


def timed(document: Document) -> list[tuple[str, str]]:
    """The locators of the paragraphs, and the paragraphs."""
    locators = [each.locator for each in document.paragraphs]
    return list(zip(locators, paragraphs(document), strict=True))


def roles(document: Document) -> list[tuple[str, str]]:
    """The roles of the paragraphs, and the paragraphs."""
    names = [each.role.value for each in document.paragraphs]
    return list(zip(names, paragraphs(document), strict=True))


def values(document: Document) -> dict[str, str]:
    """The values of the fields by name."""
    return {name: field.value for name, field in document.fields.items()}


def annotated(document: Document, kind: AnnotationKind) -> list[tuple[str, str]]:
    """The words with annotations of a kind, and what these say: their text or their address."""
    return [
        (document.text[each.start : each.end], each.text or each.urls[0])
        for each in document.annotations
        if each.kind is kind
    ]
