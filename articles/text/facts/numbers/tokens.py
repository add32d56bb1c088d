"""Divide a sentence into words with keys, by which numbers, units and days are read."""

import re
import unicodedata
from typing import NamedTuple

from articles.text.facts.numbers.digits import NUMBER, number_key

# Scripts without blanks between words: each character is a word.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
CURRENCY_SIGNS = "$€£¥₹₪₽₩₺₴₦"
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f"  # above and below letters
)
SAME_LETTERS = str.maketrans("’ı", "'i", "\u0307")
TOKEN = re.compile(
    rf"""
      (?: (?<![\w)\]]) [-−] (?=\d) )? {NUMBER}
    | [{UNSPACED}]
    | [^\W\d_{UNSPACED}] [^\W\d_{UNSPACED}{MARKS}]* (?: [{MARKS}]+ [^\W\d_{UNSPACED}]* )*
      (?: ['’] (?: [^\W\d_{UNSPACED}] [{MARKS}]* )+ )*
    | [½¼¾%٪‰{CURRENCY_SIGNS}]
    """,
    re.VERBOSE,
)


class NumberToken(NamedTuple):
    """A word of a text: `text[start:end]`, with the key by which it is compared."""

    key: str
    start: int
    end: int


def number_tokens(text: str, *, decimal_comma: bool) -> list[NumberToken]:
    """Return the words of a text in order. Linear."""
    tokens = []
    for match in TOKEN.finditer(text):
        written = match.group()
        if written.lstrip("-−")[:1].isdecimal():
            key = number_key(written, decimal_comma=decimal_comma)
        else:
            key = unicodedata.normalize("NFKC", written.casefold()).translate(SAME_LETTERS)
        tokens.append(NumberToken(key, match.start(), match.end()))
    return tokens
