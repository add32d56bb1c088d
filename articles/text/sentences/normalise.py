"""Once, at import: one form for every text, so that offsets mean the same everywhere and for ever."""

import re
import unicodedata

LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters but tab and line feed, byte order marks, lone surrogates, noncharacters.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
# The white space that may lie between statements: what `str.isspace` says of normalised text.
BLANK = "\t\n \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def normalise(text: str) -> str:
    """The text in NFC, with line feeds as its only line ends and no invisible control characters.

    Bidirectional marks, joiners and non-breaking spaces stay: they are part of the writing.
    Doing it twice changes nothing.
    """
    return unicodedata.normalize("NFC", DROPPED.sub("", LINE_END.sub("\n", text)))
