"""The sentences for files that are not read: what they are, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.reading.document import Unreadable
from articles.reading.signatures.types import extension_of

WITHOUT_TEXT = {
    "image": gettext_lazy("This is a picture without text. Describe what it shows in the note."),
    "audio": gettext_lazy(
        "This is an audio recording without text. Add a transcript with timestamps."
    ),
    "video": gettext_lazy("This is a video without text. Add a transcript with timestamps."),
}
PICTURE = gettext_lazy("This is a picture of a page. It contains no text to search.")
EMPTY = gettext_lazy("This file is empty. Choose another one.")
PASSWORD = gettext_lazy("This file is protected with a password. Save it without one.")
OTHER = gettext_lazy(
    "Files of the type %(type)s are not read. Save the text as .docx, .pdf, .html or .txt."
)
OTHER_PACKED = gettext_lazy(
    "This file is damaged or is not a Word document. Save the text as .docx, .pdf, .html or .txt."
)
XML = gettext_lazy(
    "This XML file is not read: its first element is “%(name)s”. Save the text as .docx, .pdf or .txt."
)
_BY_TYPE: dict[str, Promise] = {
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".numbers"),
        gettext_lazy("Tables (%(type)s) are not read. Save the table as .pdf or .html."),
    ),
    **dict.fromkeys(
        (".pptx", ".ppt", ".odp", ".key"),
        gettext_lazy("Slides (%(type)s) are not read. Save the slides as .pdf."),
    ),
    ".pages": gettext_lazy("Pages documents are not read. Export the document as Word (.docx)."),
    ".epub": gettext_lazy("Books (%(type)s) are not read. Save the chapter as .pdf or .html."),
    ".msg": gettext_lazy("Outlook messages (%(type)s) are not read. Save the message as .eml."),
    ".webarchive": gettext_lazy(
        "Safari archives (%(type)s) are not read. Save the page as .html or print it as .pdf."
    ),
}
_BY_TYPE[".xlsm"], _BY_TYPE[".pps"] = _BY_TYPE[".xlsx"], _BY_TYPE[".ppt"]


def refused_type(shown: str) -> Unreadable:
    """Return the refusal of a type, such as ".xlsx", by its name and with what to do."""
    return Unreadable(str(_BY_TYPE.get(shown, OTHER)) % {"type": shown})


def unreadable_type(media_type: str, *, name: str = "") -> Unreadable:
    """Return the refusal of a type without text, with a sentence about what it is instead."""
    if sentence := WITHOUT_TEXT.get(media_type.partition("/")[0]):
        return Unreadable(sentence)
    extension = extension_of(name)
    shown = f".{extension}" if extension.isalnum() else media_type
    return refused_type(shown) if shown else Unreadable(OTHER_PACKED)
