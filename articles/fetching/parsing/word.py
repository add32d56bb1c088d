"""A Word file to a Document, as the source of a claim: its text with its notes, and its metadata."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading import word
from articles.reading.annotations import AnnotationKind
from articles.reading.dates import iso_date
from articles.reading.document import Document, Field
from articles.reading.plain import storable
from articles.refusals import Refused

NO_TEXT = _("No text was found in this Word file. It may contain only pictures.")
NESTED = _("This file is nested too deeply to be read. Upload its text instead.")


def read_word(body: bytes) -> Document:
    """Return the text, footnotes and endnotes after it, and the metadata.

    Raises FetchFailed (not a page) with what is wrong with the file.
    """
    try:
        document = word.read_word(body)
    except Refused as refusal:
        raise FetchFailed(Outcome.NOT_A_PAGE, str(refusal)) from refusal
    except RecursionError as error:
        raise FetchFailed(Outcome.NOT_A_PAGE, NESTED) from error
    notes = [each.text for each in document.annotations if each.kind is AnnotationKind.FOOTNOTE]
    text = storable("\n\n".join(filter(None, (document.text, *notes))))
    missing = [document.missing_text, "" if text.strip() else str(NO_TEXT)]
    return Document(text, _fields(document), " ".join(filter(None, missing)))


def _fields(document: Document) -> dict[str, Field]:
    """Return the fields with a day of publication that can be one, and no empty values."""
    fields = dict(document.fields)
    if "published" in fields:
        day = iso_date(fields["published"].value)
        fields["published"] = replace(fields["published"], value=day)
    return {name: field for name, field in fields.items() if field.value}
