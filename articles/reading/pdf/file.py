"""A PDF file: its pages and its properties. Limits on pages and time are up to the caller."""

import contextlib
from collections.abc import Iterator
from ctypes import c_ushort
from typing import Self

import pypdfium2
from django.utils.translation import gettext_lazy as _
from pypdfium2 import PdfiumError, raw

from articles.reading.document import Unreadable
from articles.reading.pdf.page import Line, lines_of_page, runs_of_page, set_links
from articles.reading.pdf.scans import is_picture

LOCKED = _("This PDF file is protected with a password. Choose a copy without one.")
BROKEN = _("This PDF file is damaged and cannot be read. Save its text as a new file.")
_LANGUAGE_LIMIT = 100  # code points


@contextlib.contextmanager
def unreadable() -> Iterator[None]:
    """Turn every error of the library into Unreadable, except a lack of memory."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # the library is not prepared for everything that files contain
        raise Unreadable(LOCKED if _is_locked(error) else BROKEN) from error


def _is_locked(error: Exception) -> bool:
    """Whether this very error speaks of a password: PDFium's last error may be of an older file."""
    return isinstance(error, PdfiumError) and error.err_code == raw.FPDF_ERR_PASSWORD


class PdfFile:
    """An open PDF file with `page_count` pages, to be closed at the end of a `with` block.

    Opening raises Unreadable when the file needs a password, and when it is no PDF.
    """

    def __init__(self, data: bytes) -> None:
        with unreadable():
            self._document = pypdfium2.PdfDocument(data)
            self.page_count = len(self._document)
            if not self.page_count:
                raise Unreadable(BROKEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._document.close()

    @contextlib.contextmanager
    def page(self, index: int) -> Iterator[pypdfium2.PdfPage]:
        """Open a page, counted from 0, for a `with` block. Raises Unreadable."""
        with unreadable(), contextlib.closing(self._document[index]) as page:
            yield page

    def read(self, index: int) -> tuple[list[Line], bool]:
        """Return the lines of a page, and whether it shows words as a picture. Raises Unreadable."""
        with self.page(index) as page:
            lines = lines_of_page(runs_of_page(page))
            set_links(page, self._document, lines)
            return lines, is_picture(page, lines)

    def property(self, key: str) -> str:
        """Return a property such as "Title"; "" if the file does not state it."""
        with unreadable():
            return str(self._document.get_metadata_value(key))

    def language(self) -> str:
        """Return the language that the file states, unchecked."""
        with unreadable():
            size = raw.FPDFCatalog_GetLanguage(self._document.raw, None, 0)
            if size > 2 * _LANGUAGE_LIMIT:
                return ""
            buffer = (c_ushort * (size // 2))()
            raw.FPDFCatalog_GetLanguage(self._document.raw, buffer, size)
            return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
