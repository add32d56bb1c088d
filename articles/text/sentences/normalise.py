"""Bring a text into one form before it is stored, so that offsets never change."""

import re
import unicodedata

LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters except tab and line feed, byte order marks, lone surrogates, noncharacters.
REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
# The white space between statements: the characters of a normalised text that `str.isspace` accepts.
BLANK = "\t\n \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def normalise(text: str) -> str:
    r"""Return the text in NFC, with "\n" as its only line end and without invisible control characters.

    Bidirectional marks, joiners and non-breaking spaces stay, because they are part of the writing.
    Normalising twice changes nothing.
    """
    return unicodedata.normalize("NFC", REMOVED.sub("", LINE_END.sub("\n", text)))
