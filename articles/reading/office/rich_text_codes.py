"""The characters of Rich Text Format: bytes in the encoding of their font, and \\u escapes."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, replace

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.dates import iso_date
from articles.reading.left_out import LeftOut
from articles.reading.office.rich_text_tables import CHARSETS, PAGES, SIGNS
from articles.reading.word.signs import known_sign
from articles.reading.word.symbol_fonts import is_symbol_font, sign

_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = range(0xF000, 0xF100)


@dataclass(slots=True)
class Font:
    """A font of the document: its name, and the number of its character set."""

    name: str = ""
    charset: int = 0


def encoding_of_page(number: int | None) -> str:
    """Return the encoding of a code page; Windows-1252 for one that is not known."""
    name = PAGES.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


class Characters:
    """Collects bytes and escapes until they are a text."""

    def __init__(self, left_out: LeftOut) -> None:
        self.document_encoding = "cp1252"
        self.fonts: dict[int, Font] = {}
        self._left_out = left_out
        self._bytes = bytearray()
        self._encoding = ""
        self._font = ""
        self._units: list[int] = []  # of UTF-16, which may come in two escapes

    def add(self, data: bytes, font: int) -> str:
        """Take bytes in a font. Returns what was complete before them."""
        encoding, name = self._of(font)
        before = (
            ""
            if (encoding, name) == (self._encoding, self._font) and not self._units
            else self.take()
        )
        self._encoding, self._font = encoding, name
        self._bytes += data
        return before

    def escape(self, number: int, font: int) -> str:
        """Take a \\u escape. Returns what was complete before it."""
        before = self.take() if self._bytes else ""
        self._font = self._of(font)[1]
        self._units.append(number & 0xFFFF)
        return before

    def take(self) -> str:
        """Return the characters since the last call."""
        text = self._signs() if self._bytes else ""
        units, self._units = self._units, []
        if not units:
            return text
        signs = [unit for unit in units if unit in _PRIVATE]
        if signs and len(signs) == len(units) and is_symbol_font(self._font):
            return text + "".join(self._sign(unit) for unit in signs)
        raw = b"".join(unit.to_bytes(2, "little") for unit in units)
        return text + raw.decode("utf-16-le", "replace")

    def _signs(self) -> str:
        data, self._bytes = bytes(self._bytes), bytearray()
        if is_symbol_font(self._font):
            return "".join(chr(byte) if byte <= 0x20 else self._sign(byte) for byte in data)
        return data.decode(self._encoding, "replace")

    def _sign(self, number: int) -> str:
        return known_sign(sign(number, self._font), self._font, self._left_out)

    def _of(self, font: int) -> tuple[str, str]:
        """Return the encoding of a font, and its name if it is a font of signs."""
        known = self.fonts.get(font, Font())
        name = known.name if known.charset == SIGNS or is_symbol_font(known.name) else ""
        return CHARSETS.get(known.charset, self.document_encoding), name


def as_comment(note: Annotation, about: Mapping[str, str]) -> Annotation:
    """Return a note as a comment, by what the file says about it."""
    return replace(
        note,
        kind=AnnotationKind.COMMENT,
        author=about.get("atnauthor") or about.get("atnid", ""),
        written_at=_moment(about.get("atndate", "")),
        is_reply=bool(about.get("atnparent", "").strip("0")),
    )


def _moment(number: str) -> str:
    """Return the time in a number of Word, its parts in groups of bits; "" if it is none."""
    if not (number.isascii() and number.lstrip("-").isdigit()):
        return ""
    bits = int(number) & 0xFFFFFFFF
    year, month, day = 1900 + (bits >> 20 & 0x1FF), bits >> 16 & 0xF, bits >> 11 & 0x1F
    return iso_date(f"{year}-{month:02}-{day:02}T{bits >> 6 & 0x1F:02}:{bits & 0x3F:02}:00")
