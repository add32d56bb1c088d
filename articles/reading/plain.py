"""Plain text: bytes to characters, in whatever encoding they are, and a reader for text files."""

import codecs
import re
from dataclasses import dataclass

import webencodings
from chardet import detect
from django.utils.translation import gettext_lazy

from articles.reading.document import Document, Unreadable

_MARKS = {  # byte order marks
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

# The encodings that a web page may declare. The others (UTF-7, UTF-32, punycode, zip …) either
# smuggle markup past readers or are no encoding of text at all.
_ALLOWED = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in range(1250, 1259)}
    | {
        "cp866",
        "cp874",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "tis-620",
        "cp437",
        "cp850",
    }
    | {"gbk", "gb2312", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp"}
    | {"iso2022_jp", "euc_kr", "cp949"}
)
# The encodings that a person can choose, by the names of the Encoding Standard, the commonest first.
CHOICES_OF_ENCODING = {
    "windows-1252": gettext_lazy("Western European (Windows-1252)"),
    "iso-8859-15": gettext_lazy("Western European (ISO-8859-15)"),
    "windows-1250": gettext_lazy("Central European (Windows-1250)"),
    "iso-8859-2": gettext_lazy("Central European (ISO-8859-2)"),
    "windows-1251": gettext_lazy("Cyrillic (Windows-1251)"),
    "koi8-r": gettext_lazy("Cyrillic (KOI8-R)"),
    "cp866": gettext_lazy("Cyrillic (DOS, 866)"),
    "windows-1253": gettext_lazy("Greek (Windows-1253)"),
    "windows-1254": gettext_lazy("Turkish (Windows-1254)"),
    "windows-1255": gettext_lazy("Hebrew (Windows-1255)"),
    "windows-1256": gettext_lazy("Arabic (Windows-1256)"),
    "windows-1257": gettext_lazy("Baltic (Windows-1257)"),
    "shift_jis": gettext_lazy("Japanese (Shift_JIS)"),
    "euc-jp": gettext_lazy("Japanese (EUC-JP)"),
    "euc-kr": gettext_lazy("Korean (EUC-KR)"),
    "gb18030": gettext_lazy("Chinese, simplified (GB18030)"),
    "big5": gettext_lazy("Chinese, traditional (Big5)"),
    "cp437": gettext_lazy("DOS, US (437)"),
    "cp850": gettext_lazy("DOS, Western European (850)"),
    "macintosh": gettext_lazy("Western European (Mac Roman)"),
    "utf-8": gettext_lazy("Unicode (UTF-8)"),
}
_WIDE = frozenset({"gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949"})
# Browsers read these names as their Windows supersets, and pages are written for browsers.
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_SUPERSETS |= {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_DECLARATION_BYTES = 2048  # how far into a page its own declaration is looked for
_GUESS_BYTES = 50_000
_GUESS_MINIMUM = 20  # characters beyond ASCII; with fewer, a guess is no better than Windows-1252

# Common in Windows-1252; few other code pages have these characters in the same positions.
_WESTERN = frozenset("äöüßÄÖÜéèêëàâîôûçñáíóúãõåæœ“”‘’„–—…«»€§°·\u00a0")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
_BINARY_CHECK_BYTES = 4096

NO_TEXT = gettext_lazy("This file is not a text file. Save it as .txt, .docx, .pdf or .html.")
GUESSED = gettext_lazy("The encoding was guessed: %(encoding)s.")

# PostgreSQL stores no null, UTF-8 encodes no lone surrogate, and lxml accepts no other control.
_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_STORABLE_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of some bytes, and the encoding that they were read in.

    `is_guess` unless the bytes or their server say which it is.
    """

    text: str
    encoding: str
    is_guess: bool = False

    @property
    def guess(self) -> str:
        """The encoding if it was guessed; "" otherwise."""
        return self.encoding if self.is_guess else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The sentence that the encoding was guessed, if it was."""
        return (str(GUESSED) % {"encoding": _label(self.encoding)},) if self.is_guess else ()


def _label(encoding: str) -> str:
    """Return the name of an encoding for people: "Cyrillic (Windows-1251)" for "cp1251"."""
    names = {codecs.lookup(name).name: str(label) for name, label in CHOICES_OF_ENCODING.items()}
    return names.get(codecs.lookup(encoding).name, encoding)


def read_plain(body: bytes, *, content_type: str = "") -> Document:
    """Return a text file as it is, with "\\n" as line end and without a byte order mark.

    Raises Unreadable for bytes that are no text.
    """
    decoded = decode_text(body, content_type=content_type)
    text = storable(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    return Document(
        text.strip("\n"),
        warnings=decoded.warnings,
        origin="text file",
        guessed_encoding=decoded.guess,
    )


def decode_text(body: bytes, *, content_type: str = "") -> Decoded:
    """Decode a text file. Raises Unreadable for bytes that are no text."""
    marked = _marked_encoding(body)
    if not marked and any(byte in _CONTROLS for byte in body[:_BINARY_CHECK_BYTES]):
        raise Unreadable(NO_TEXT)
    if marked and "\ufffd" in body.decode(marked, errors="replace"):
        raise Unreadable(NO_TEXT)
    return decode(body, content_type=content_type)


def storable(text: str) -> str:
    """Return `text` without the characters that the database and the parsers reject."""
    return text if _is_storable(text) else _NOT_STORABLE.sub("", text)


def _is_storable(text: str) -> bool:
    """Whether nothing is to be removed. To search a whole page for it takes three times as long."""
    if text.isprintable():
        return True
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return (
        data == data.translate(None, _NOT_STORABLE_BYTES)
        and "\ufffe" not in text
        and "\uffff" not in text
    )


def decode(body: bytes, *, content_type: str = "") -> Decoded:
    """Decode a web page. Never fails: bytes that cannot be decoded become U+FFFD.

    In this order: the byte order mark, the charset of the `content_type` header, the charset that
    the page declares, UTF-8, a guess. Text in an encoding of one byte a character hardly ever is
    valid UTF-8, so UTF-8 comes before a declaration of one.
    """
    if marked := _marked_encoding(body):
        return Decoded(body.decode(marked, errors="replace"), marked)
    declared = _declared_encoding(body, content_type)
    known = (declared, "utf-8") if declared in _WIDE else ("utf-8", declared)
    for encoding in filter(None, known):  # a declaration may be wrong
        try:
            return Decoded(body.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    encoding = declared or _guessed_encoding(body)
    return Decoded(body.decode(encoding, errors="replace"), encoding, is_guess=not declared)


def _marked_encoding(data: bytes) -> str:
    """Return the encoding that the byte order mark stands for; "" without a mark."""
    return next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "")


def _declared_encoding(body: bytes, content_type: str) -> str:
    in_header = _IN_HEADER.search(content_type)
    in_page = _IN_PAGE.search(body[:_DECLARATION_BYTES])
    if in_header and (encoding := _allowed(in_header[1])):
        return encoding
    encoding = _allowed(in_page[1].decode("ascii")) if in_page else ""
    # A declaration that is readable as ASCII proves that the page is not UTF-16.
    return "" if encoding.startswith("utf-16") else encoding


def _allowed(name: str) -> str:
    """Return the codec for an encoding's name; "" for one that is unknown or not allowed.

    The names are those of the Encoding Standard, which browsers follow, and then those of Python.
    """
    try:
        known = webencodings.lookup(name)
        codec = known.codec_info.name if known else codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _SUPERSETS.get(codec, codec) if codec in _ALLOWED else ""


def _guessed_encoding(body: bytes) -> str:
    """Return the likeliest encoding; Windows-1252, the commonest, for a few Western characters."""
    start = body[:_GUESS_BYTES]
    western = start.decode("cp1252", "replace")
    beyond = [character for character in western if not character.isascii()]
    if len(beyond) < _GUESS_MINIMUM and _WESTERN.issuperset(beyond):
        return "cp1252"
    return _allowed(detect(start)["encoding"] or "") or "cp1252"
