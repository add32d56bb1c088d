"""Bytes of a text file to characters, without guessing wildly and without losing any."""

import codecs

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from articles.refusals import Refused

MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What newsrooms' old programs write. Others are refused rather than guessed.
LEGACY = [
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
# Signs that are common in Windows-1252 and that no other code page has in their places.
WESTERN = frozenset("äöüßÄÖÜéèêëàâîôûçñáíóúãõåæœ“”‘’„–—…«»€§°·\u00a0")
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or a legacy encoding of the list.

    Raises `Refused` for binary data and for text in no encoding that we know.
    """
    for mark, encoding in MARKED.items():
        if data.startswith(mark):
            return _decode(data, encoding)
    if any(byte in CONTROLS for byte in data[:4096]):
        raise Refused(
            _("This file is not a text file. Save the article as .txt or .html, or paste its text.")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, _legacy_encoding(data))


def _legacy_encoding(data: bytes) -> str:
    """The likeliest of the list. Between equals it is Windows-1252, the commonest by far."""
    western = data.decode("cp1252", "replace")
    if all(sign in WESTERN for sign in western if not sign.isascii()):
        return "cp1252"
    best = from_bytes(data, cp_isolation=LEGACY).best()
    if best is None:
        raise Refused(
            _(
                "The character encoding of this file is not supported. Save it as UTF-8, or paste the text."
            )
        )
    return best.encoding


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            _(
                "The character encoding of this file is not supported. Save it as UTF-8, or paste the text."
            )
        ) from error
