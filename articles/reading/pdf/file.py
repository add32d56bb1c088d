"""A PDF file: its pages and its properties. Limits on pages and time are up to the caller."""

import contextlib
import io
from collections.abc import Iterator
from datetime import date

from pypdf import PdfReader
from pypdf.errors import DependencyError

from articles.reading.document import Unreadable


class PdfLocked(Unreadable):
    """The file needs a password, or an encryption that is not installed."""


class PdfDamaged(Unreadable):
    """The file, or the part of it that was asked for, cannot be read."""


@contextlib.contextmanager
def _unreadable() -> Iterator[None]:
    """Turn every error of the library into PdfLocked or PdfDamaged, except a lack of memory."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except DependencyError as error:
        raise PdfLocked from error
    except Exception as error:  # the library is not prepared for everything that files contain
        raise PdfDamaged from error


class PdfFile:
    """An open PDF file with `page_count` pages.

    Opening raises PdfLocked when the file needs a password, and PdfDamaged when it is no PDF.
    """

    def __init__(self, data: bytes) -> None:
        with _unreadable():
            self._reader = PdfReader(io.BytesIO(data), strict=False)
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                raise PdfLocked
            self.page_count = len(self._reader.pages)

    def page_text(self, index: int) -> str:
        """Return the text of a page, counted from 0. Raises PdfDamaged."""
        with _unreadable():
            return self._reader.pages[index].extract_text()

    def property(self, key: str) -> str:
        """Return a property such as "/Title"; "" if the file does not state it.

        Raises PdfDamaged.
        """
        with _unreadable():
            value = self._reader.metadata.get(key) if self._reader.metadata else None
            return str((value.get_object() if value is not None else None) or "")

    def created_on(self) -> date | None:
        """Return the day on which the file was made; None without a valid date.

        Raises PdfDamaged.
        """
        with _unreadable():
            try:
                created = self._reader.metadata.creation_date if self._reader.metadata else None
            except ValueError:
                return None
            return created.date() if created else None

    def language(self) -> str:
        """Return the language that the file states, unchecked. Raises PdfDamaged."""
        with _unreadable():
            return str(self._reader.root_object.get("/Lang") or "").strip()
