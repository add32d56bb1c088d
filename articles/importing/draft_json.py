"""A draft as JSON, for programs: what an import would show."""

from articles.importing.draft import Draft
from articles.reading.annotations import Annotation, AnnotationKind

NAMES = {  # the field of a draft for each name
    "title": "title",
    "publisher": "site",
    "published": "published",
    "language": "language",
    "address": "canonical",
    "captured": "captured",
}
BETWEEN_NAMES = "; "


def draft_as_json(draft: Draft) -> dict[str, object]:
    """Return the draft as JSON types.

    `text`, `title`, `authors` (a list), `publisher`, `published` (ISO 8601), `language`, the `address`
    that a page states and when an archive `captured` it are objects with `value` and `origin`. Spans
    are in code points of the text, start included, end excluded.
    """
    fields = {
        name: {"value": draft.value(key), "origin": _origin(draft, key)}
        for name, key in NAMES.items()
    }
    return {
        "text": {"value": draft.text, "origin": draft.origin},
        **fields,
        "authors": _authors(draft),
        "paragraphs": [
            {"start": each.start, "end": each.end, "role": each.role.value}
            | ({"locator": each.locator} if each.locator else {})
            for each in draft.paragraphs
        ],
        "annotations": [
            _annotation(each, draft.text)
            for each in draft.annotations
            if each.kind is not AnnotationKind.LINK
        ],
        "links": [
            {**_words(each, draft.text), "url": url}
            for each in draft.annotations
            if each.kind is AnnotationKind.LINK
            for url in each.urls
        ],
        "elsewhere": [{"kind": each.kind.value, "text": each.text} for each in draft.elsewhere],
        "choices": [
            {"title": each.title, "author": each.author, "published": each.published}
            for each in draft.choices
        ],
        "warnings": list(draft.warnings),
    }


def _authors(draft: Draft) -> dict[str, object]:
    names = [name for name in draft.value("author").split(BETWEEN_NAMES) if name]
    return {"value": names, "origin": _origin(draft, "author")}


def _origin(draft: Draft, name: str) -> str:
    return draft.fields[name].origin if name in draft.fields else ""


def _annotation(annotation: Annotation, text: str) -> dict[str, object]:
    return {
        "kind": annotation.kind.value,
        **_words(annotation, text),
        "text": annotation.text,
        "by": annotation.author,
        "at": annotation.written_at,
        "resolved": annotation.is_resolved,
        "reply": annotation.is_reply,
        "urls": list(annotation.urls),
    }


def _words(annotation: Annotation, text: str) -> dict[str, object]:
    start, end = annotation.start, annotation.end
    return {"start": start, "end": end, "words": text[start:end]}
