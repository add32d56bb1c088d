"""A PDF file to a draft: its text page by page, lines joined to paragraphs."""

import re

from django.utils.translation import gettext as _

from articles.importing.draft import Draft, understood
from articles.reading.pdf import PdfDamaged, PdfFile, PdfLocked, text_of_pages
from articles.refusals import Refused
from articles.text.sentences import normalise

PAGES_LIMIT = 500
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
PROGRAMS_TITLE = re.compile(r"(?:Microsoft\s\w+\s-\s.*|untitled.*|.*\.\w{2,5})", re.IGNORECASE)


def read_pdf(data: bytes) -> Draft:
    """Read a PDF file. Raises `Refused` for one that is locked, damaged, or only pictures."""
    try:
        return _draft(PdfFile(data))
    except PdfLocked as error:
        raise Refused(
            _("This PDF file is protected with a password. Save it without one.")
        ) from error
    except PdfDamaged as error:
        raise Refused(
            _("This PDF file is damaged and cannot be read. Paste its text instead.")
        ) from error


def _draft(file: PdfFile) -> Draft:
    if file.page_count > PAGES_LIMIT:
        raise Refused(
            _("This PDF file has more than %(most)s pages. Split it into several files.")
            % {"most": PAGES_LIMIT}
        )
    pages = [file.page_text(index) for index in range(file.page_count)]
    title, author = file.property("/Title"), file.property("/Author")
    created_on = file.created_on()
    text = text_of_pages([normalise(page).translate(LIGATURES) for page in pages])
    if not any(character.isalpha() for character in text):
        raise Refused(_("This PDF file contains only pictures of pages. Paste the text instead."))
    return understood(
        Draft(
            text,
            title="" if PROGRAMS_TITLE.fullmatch(title.strip()) else normalise(title).strip(),
            byline=normalise(author).strip(),
            published_on=created_on,
        )
    )
