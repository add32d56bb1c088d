"""A PDF file: its pages and its properties. Limits on pages and time are up to the caller."""

import contextlib
import io
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import DependencyError

from articles.reading.document import Unreadable

LOCKED = _("This PDF file is protected with a password. Choose a copy without one.")
BROKEN = _("This PDF file is damaged and cannot be read. Save its text as a new file.")


@contextlib.contextmanager
def _unreadable() -> Iterator[None]:
    """Turn every error of the library into Unreadable, except a lack of memory."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except DependencyError as error:
        raise Unreadable(LOCKED) from error
    except Exception as error:  # the library is not prepared for everything that files contain
        raise Unreadable(BROKEN) from error


class PdfFile:
    """An open PDF file with `page_count` pages.

    Opening raises Unreadable when the file needs a password, and when it is no PDF.
    """

    def __init__(self, data: bytes) -> None:
        with _unreadable():
            self._reader = PdfReader(io.BytesIO(data), strict=False)
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                raise Unreadable(LOCKED)
            self.page_count = len(self._reader.pages)

    def page_text(self, index: int) -> str:
        """Return the text of a page, counted from 0. Raises Unreadable."""
        with _unreadable():
            return self._reader.pages[index].extract_text()

    def property(self, key: str) -> str:
        """Return a property such as "/Title"; "" if the file does not state it.

        Raises Unreadable.
        """
        with _unreadable():
            value = self._reader.metadata.get(key) if self._reader.metadata else None
            return str((value.get_object() if value is not None else None) or "")

    def language(self) -> str:
        """Return the language that the file states, unchecked. Raises Unreadable."""
        with _unreadable():
            return str(self._reader.root_object.get("/Lang") or "").strip()
