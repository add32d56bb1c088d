"""Bring a text into one form before it is stored, so that offsets never change."""

import re
import unicodedata

LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters except tab and line feed, byte order marks, lone surrogates, noncharacters.
REMOVED = frozenset(
    map(
        chr,
        [
            *range(0x09),
            *range(0x0E, 0x20),
            *range(0x7F, 0xA0),
            0xFEFF,
            *range(0xD800, 0xE000),
            *range(0xFDD0, 0xFDF0),
            *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
        ],
    )
)
# The white space between statements: the characters of a normalised text that `str.isspace` accepts.
BLANK = "\t\n \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def normalise(text: str) -> str:
    r"""Return the text in NFC, with "\n" as its only line end and without invisible control characters.

    Bidirectional marks, joiners and non-breaking spaces stay, because they are part of the writing.
    Normalising twice changes nothing.
    """
    if not text.isprintable():  # of the line ends and the signs to be removed, none is printable
        text = LINE_END.sub("\n", text)
        if not REMOVED.isdisjoint(text):
            text = "".join(sign for sign in text if sign not in REMOVED)
    return unicodedata.normalize("NFC", text)
