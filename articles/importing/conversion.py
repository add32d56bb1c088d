"""Text, documents and web pages to drafts."""

from collections.abc import Sequence
from dataclasses import replace

from articles.importing.draft import Draft, check_text, limit_annotations, parse_day
from articles.importing.header import read_header, without_title_line
from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.document import Document
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
    values = {name: field.value for name, field in document.fields.items()}
    return read_header(
        Draft(
            document.text,
            title=values.get("title", ""),
            byline=values.get("author", ""),
            publisher=values.get("site", ""),
            published_on=parse_day(values.get("published", "")),
            language=values.get("language", ""),
            annotations=document.annotations,
            missing=document.missing_text,
        )
    )


def draft_from_page(
    *,
    title: str,
    author: str,
    site: str,
    published: str,
    language: str,
    text: str,
    missing: str,
    links: Sequence[tuple[int, int, str]] = (),
) -> Draft:
    """Return the draft of a web page. A string is empty where the page does not state it.

    `links` are spans of `text` with their addresses. Raises `Refused` when there is no text.
    """
    check_text(text)
    body, annotations = _in_paragraphs(text, links)
    draft = without_title_line(
        Draft(
            body,
            annotations=annotations,
            title=title.strip(),
            byline=author.strip(),
            publisher=site.strip(),
            published_on=parse_day(published),
            language=language.strip(),
            missing=missing,
        )
    )
    return limit_annotations(replace(draft, text=check_text(draft.text)))


def _in_paragraphs(
    text: str, links: Sequence[tuple[int, int, str]]
) -> tuple[str, tuple[Annotation, ...]]:
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

    for start, end, url in sorted(links):
        if start >= written:  # a link inside another one is dropped
            position = write(start)
            writer.annotate(Annotation(AnnotationKind.LINK, urls=(url,)), position, write(end))
    write(len(text))
    return writer.finish()
