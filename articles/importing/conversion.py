"""Texts and documents to drafts."""

from articles.importing.draft import Draft, check_text, parse_day
from articles.importing.header import read_header
from articles.reading.document import Document
from articles.refusals import Refused
from articles.text.sentences import normalise


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text.

    The text is normalised, and header lines that state date, publisher, title or author are
    removed. Raises `Refused` when no text is left that could be checked.
    """
    return read_header(Draft(check_text(normalise(text))))


def draft_from_document(document: Document) -> Draft:
    """Return the draft of a file or a web page.

    Raises `Refused` when no text is left that could be checked.
    """
    if not document.text.strip() and document.warnings:
        raise Refused(document.missing_text)
    values = {name: field.value.strip() for name, field in document.fields.items()}
    has_spans = bool(document.annotations or document.paragraphs)
    return read_header(
        Draft(
            document.text if has_spans else normalise(document.text),
            title=values.get("title", ""),
            byline=values.get("author", ""),
            publisher=values.get("site", ""),
            published_on=parse_day(values.get("published", "")),
            language=values.get("language", ""),
            annotations=document.annotations,
            missing=document.missing_text,
        )
    )
