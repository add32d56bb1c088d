"""Plain text: bytes to characters, in whatever encoding they are, and a reader for text files."""

import codecs
import re

import webencodings
from charset_normalizer import from_bytes

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
# Browsers read these names as their Windows supersets, and pages are written for browsers.
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_SUPERSETS |= {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_DECLARATION_BYTES = 2048  # how far into a page its own declaration is looked for
_GUESS_BYTES = 50_000
_GUESS_MINIMUM = 20  # bytes beyond ASCII; with fewer, a guess is no better than Windows-1252

# What old editorial systems write. A text file in another encoding is refused, not guessed.
_LEGACY = [
    "cp1252",
    "iso8859_15",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "mac_roman",
]
# Common in Windows-1252; no other code page has these characters in the same positions.
_WESTERN = frozenset("äöüßÄÖÜéèêëàâîôûçñáíóúãõåæœ“”‘’„–—…«»€§°·\u00a0")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
_BINARY_CHECK_BYTES = 4096

# PostgreSQL stores no null, UTF-8 encodes no lone surrogate, and lxml accepts no other control.
_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class NotText(Unreadable):
    """The bytes are not text."""


class UnknownEncoding(Unreadable):
    """The bytes are text in an encoding that is not supported."""


def read_plain(body: bytes, *, content_type: str) -> Document:
    """Return a text file as it is, with "\\n" as line end and without a byte order mark."""
    text = decode(body, content_type=content_type).replace("\r\n", "\n").replace("\r", "\n")
    return Document(storable(text).strip("\n"))


def storable(text: str) -> str:
    """Return `text` without the characters that the database and the parsers reject."""
    return _NOT_STORABLE.sub("", text)


def decode(body: bytes, *, content_type: str = "") -> str:
    """Decode a web page. Never fails: bytes that cannot be decoded become U+FFFD.

    In this order: the byte order mark, the charset of the `content_type` header, the charset that
    the page declares, UTF-8, a guess.
    """
    if marked := _marked_encoding(body):
        return body.decode(marked, errors="replace")
    declared = _declared_encoding(body, content_type)
    if declared:
        try:
            return body.decode(declared)
        except UnicodeDecodeError:
            pass  # the declaration is wrong: try UTF-8 before it is used all the same
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(declared or _guessed_encoding(body), errors="replace")


def decode_strictly(data: bytes) -> str:
    """Decode a text file without losing a character.

    Reads UTF-8, UTF-16 with a byte order mark, and the encodings of old editorial systems.
    Raises NotText for binary data and UnknownEncoding for any other text.
    """
    marked = _marked_encoding(data)
    if not marked and any(byte in _CONTROLS for byte in data[:_BINARY_CHECK_BYTES]):
        raise NotText
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise UnknownEncoding from error
    try:
        return data.decode(_legacy_encoding(data))
    except UnicodeDecodeError as error:
        raise UnknownEncoding from error


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
    start = body[:_GUESS_BYTES]
    if sum(byte > 127 for byte in start) < _GUESS_MINIMUM:
        return "cp1252"
    best = from_bytes(start).best()
    return (_allowed(best.encoding) if best else "") or "cp1252"


def _legacy_encoding(data: bytes) -> str:
    """Return the likeliest legacy encoding; Windows-1252, the commonest, if several are as likely.

    Raises UnknownEncoding when none fits.
    """
    western = data.decode("cp1252", "replace")
    if all(character in _WESTERN for character in western if not character.isascii()):
        return "cp1252"
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise UnknownEncoding
    return best.encoding
