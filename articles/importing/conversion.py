"""Text, documents and web pages to drafts."""

from collections.abc import Sequence
from dataclasses import replace

from articles.importing.draft import Draft, check_text, limit_annotations, parse_day
from articles.importing.header import read_header, without_title_line
from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.document import Document, Link
from articles.reading.text_writer import Position, TextWriter
from articles.text.sentences import normalise


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text or a text file.

    The text is normalised, and header lines that state date, publisher, title or author are
    removed. Raises `Refused` when no text is left that could be checked.
    """
    return read_header(Draft(check_text(normalise(text))))


def draft_from_document(document: Document) -> Draft:
    """Return the draft of a Word or Markdown file.

    Raises `Refused` when no text is left that could be checked.
    """
    return read_header(_draft(document, document.text, document.annotations))


def draft_from_page(page: Document) -> Draft:
    """Return the draft of a web page. Raises `Refused` when it has no text."""
    check_text(page.text)
    draft = without_title_line(_draft(page, *_in_paragraphs(page.text, page.links)))
    return limit_annotations(replace(draft, text=check_text(draft.text)))


def _draft(document: Document, text: str, annotations: tuple[Annotation, ...]) -> Draft:
    values = {name: field.value.strip() for name, field in document.fields.items()}
    return Draft(
        text,
        title=values.get("title", ""),
        byline=values.get("author", ""),
        publisher=values.get("site", ""),
        published_on=parse_day(values.get("published", "")),
        language=values.get("language", ""),
        annotations=annotations,
        missing=document.missing_text,
    )


def _in_paragraphs(text: str, links: Sequence[Link]) -> tuple[str, tuple[Annotation, ...]]:
    """Return the text with a blank line between its lines, and the links as annotations."""
    writer = TextWriter()
    written = 0

    def write(until: int) -> Position:
        nonlocal written
        for number, line in enumerate(text[written:until].split("\n")):
            if number:
                writer.add_break("\n\n")
            writer.write(line)
        written = max(written, until)
        return writer.position

    for link in sorted(links, key=lambda link: (link.start, link.end, link.url)):
        if link.start >= written:  # a link inside another one is dropped
            position = write(link.start)
            writer.annotate(
                Annotation(AnnotationKind.LINK, urls=(link.url,)), position, write(link.end)
            )
    write(len(text))
    return writer.finish()
