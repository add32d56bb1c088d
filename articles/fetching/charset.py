"""Bytes to text: the charset that is declared, if it is one that the web really uses."""

import codecs
import re

from charset_normalizer import from_bytes

# Names that a page may ask for. What is missing here (UTF-7, UTF-32, punycode, zip …) either
# smuggles markup past readers or is no charset at all.
_ALLOWED = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in range(1250, 1259)}
    | {"cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "tis-620"}
    | {"gbk", "gb2312", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp"}
    | {"iso2022_jp", "euc_kr", "cp949"}
)
# Browsers read these names as their Windows supersets, and so pages are written.
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_SUPERSETS |= {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_SEARCHED = 2048  # bytes
_GUESSED_FROM = 50_000  # bytes
_TOO_FEW_TO_GUESS = 20  # bytes beyond ASCII


def decode(body: bytes, *, content_type: str = "") -> str:
    """Return the text of `body`. Never fails: what cannot be decoded becomes U+FFFD.

    A byte order mark counts most, then the header, then the page itself, then UTF-8, then a guess.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, errors="replace")
    declared = _declared(body, content_type)
    if declared:
        try:
            return body.decode(declared)
        except UnicodeDecodeError:
            pass  # a lying charset: see below
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(declared or _guessed(body), errors="replace")


def _declared(body: bytes, content_type: str) -> str:
    in_header = _IN_HEADER.search(content_type)
    in_page = _IN_PAGE.search(body[:_SEARCHED])
    if in_header and (charset := _allowed(in_header[1])):
        return charset
    charset = _allowed(in_page[1].decode("ascii")) if in_page else ""
    return "" if charset.startswith("utf-16") else charset  # in ASCII letters? Then it is not


def _allowed(name: str) -> str:
    """Return the codec for a charset's name; "" for one that is unknown or not allowed."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _SUPERSETS.get(codec, codec) if codec in _ALLOWED else ""


def _guessed(body: bytes) -> str:
    start = body[:_GUESSED_FROM]
    if sum(byte > 127 for byte in start) < _TOO_FEW_TO_GUESS:
        return "cp1252"
    best = from_bytes(start).best()
    return (_allowed(best.encoding) if best else "") or "cp1252"
