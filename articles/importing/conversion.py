"""Texts and documents to drafts."""

import re

from articles.importing.draft import Draft, check_text
from articles.importing.header import read_header
from articles.importing.language import language_of_draft
from articles.reading.captions import transcript_of
from articles.reading.document import Document, Field, Paragraph
from articles.refusals import Refused
from articles.text.sentences import normalise

PASTED = "pasted text"
DETECTED = "detected"
BETWEEN_PARAGRAPHS = "\n\n"


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text.

    The text is normalised, and header lines that state date, publisher, title or author are
    removed. Raises `Refused` when no text is left that could be checked.
    """
    return draft_from_document(transcript_of(Document(text, origin=PASTED)))


def draft_from_document(document: Document) -> Draft:
    """Return the draft of a file or a web page.

    Raises `Refused` when no text is left that could be checked.
    """
    if not document.text.strip() and document.warnings:
        raise Refused(document.missing_text)
    has_spans = bool(document.annotations or document.paragraphs)
    text = document.text if has_spans else check_text(normalise(document.text))
    check_text(text)
    fields = {
        name: Field(" ".join(normalise(field.value).split()), field.origin)
        for name, field in document.fields.items()
    }
    draft = read_header(
        Draft(
            text,
            {name: field for name, field in fields.items() if field.value},
            annotations=document.annotations,
            paragraphs=document.paragraphs or _paragraphs(text),
            elsewhere=document.elsewhere,
            warnings=document.warnings,
            choices=document.choices,
            origin=document.origin,
            guessed_encoding=document.guessed_encoding,
        )
    )
    language = language_of_draft(draft.language, draft.text)
    is_stated = re.match(rf"{language}\b", draft.language.lower())
    origin = draft.fields["language"].origin if is_stated else DETECTED
    return draft.with_field("language", language, origin)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs between blank lines."""
    paragraphs = []
    start = 0
    for piece in text.split(BETWEEN_PARAGRAPHS):
        inside = piece.strip()
        if inside:
            first = start + piece.index(inside[0])
            paragraphs.append(Paragraph(first, first + len(inside)))
        start += len(piece) + len(BETWEEN_PARAGRAPHS)
    return tuple(paragraphs)
