"""The comments, footnotes and endnotes of a Word document, as annotations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.dates import iso_date
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.word.body import BodyReader
from articles.reading.word.package import attribute_of
from articles.reading.word.references import Note, References

MARKS = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True)
class Reply:
    """What an extended comment says: the id of the comment that it replies to, and its state."""

    parent: str
    is_resolved: bool


def notes(references: References, left_out: LeftOut) -> dict[tuple[str, str], Note]:
    """Return footnotes and endnotes by the name and the id of the mark that refers to them."""
    return {
        (mark, attribute_of(element, "id")): note
        for kind, mark in MARKS.items()
        for element, note in _texts(references, left_out, kind)
    }


def comments(references: References, left_out: LeftOut) -> Iterator[tuple[str, Annotation]]:
    """Yield each comment with the id of the first comment of its thread, replies after it."""
    elements: dict[str, etree._Element] = {}
    annotations: dict[str, Annotation] = {}
    for element, note in _texts(references, left_out, "comments"):
        key = attribute_of(element, "id")
        elements[key], annotations[key] = element, note.annotation
    extended = _extended(references, elements)
    threads: dict[str, list[str]] = {}
    for key in annotations:
        threads.setdefault(_first_of_thread(key, extended), []).append(key)
    for first, keys in threads.items():
        is_resolved = any(extended[key].is_resolved for key in keys if key in extended)
        for key in sorted(keys, key=lambda key: key != first):
            yield (
                first,
                replace(
                    annotations[key],
                    kind=AnnotationKind.COMMENT,
                    author=attribute_of(elements[key], "author"),
                    written_at=iso_date(attribute_of(elements[key], "date")),
                    is_resolved=is_resolved,
                    is_reply=key != first,
                ),
            )


def _extended(references: References, elements: Mapping[str, etree._Element]) -> dict[str, Reply]:
    """Return what the part about replies says, by the id of the comment."""
    by_paragraph = {
        attribute_of(paragraph, "paraId"): key
        for key, element in elements.items()
        for paragraph in element.iter("{*}p")
        if attribute_of(paragraph, "paraId")
    }
    extended = {}
    for part in references.parts("commentsExtended"):
        root = references.package.xml_of(part)
        for each in [] if root is None else root.iterchildren(tag=etree.Element):
            key = by_paragraph.get(attribute_of(each, "paraId"))
            parent = by_paragraph.get(attribute_of(each, "paraIdParent"), "")
            if key is not None:
                extended[key] = Reply(parent, attribute_of(each, "done") in ON)
    return extended


def _first_of_thread(key: str, extended: Mapping[str, Reply]) -> str:
    seen = {key}
    while key in extended and extended[key].parent and extended[key].parent not in seen:
        key = extended[key].parent
        seen.add(key)
    return key


def _texts(
    references: References, left_out: LeftOut, part_kind: str
) -> Iterator[tuple[etree._Element, Note]]:
    """Yield the comments or notes with any text, each with its element."""
    for part in references.parts(part_kind):
        root = references.package.xml_of(part)
        of_part = replace(references, relations=references.package.relations_of(part), notes={})
        for element in [] if root is None else root.iterchildren(tag=etree.Element):
            writer = FormattedWriter(left_out)
            body = BodyReader(element, writer, of_part)
            text, links, _paragraphs = writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(_unlinked(text, links))
            if text:
                unique = tuple(dict.fromkeys(urls))
                annotation = Annotation(AnnotationKind.FOOTNOTE, text=text, urls=unique)
                yield element, Note(annotation, tuple(body.comments.ranges))


def _unlinked(text: str, links: Iterable[Annotation]) -> str:
    """Blank out the words that are links, because their addresses are known already."""
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text
