"""Read a text as words for the search, with one key for all ways of writing a word.

Accents, capitals, curly and straight marks, vowel points and ligatures make no difference. "O'Brien",
"COVID-19" and "9/11" are several words one after another; "4.5", "30,000" and "U.S." are one. In
scripts without blanks each character is a word. An Arabic word has a key for each of its prefixes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from articles.text.evidence.comparable_words import (
    CURRENCY_SIGNS,
    INVISIBLE,
    SUPERSCRIPT,
    combining_marks,
)
from articles.text.evidence.comparable_words import UNSPACED as UNSPACED_RANGES
from articles.text.facts.numbers.digits import BLANK_IN_NUMBER

LONGEST_KEY = 60  # code points; longer words are cut, so that each fits into the index
UNSPACED = rf"{UNSPACED_RANGES}\u3005-\u3007\uff66-\uff9f\U00020000-\U0003ffff"
LETTER = rf"[^\W\d_{UNSPACED}{SUPERSCRIPT}]"
HEBREW = "\u05d0-\u05ea"
MARKS = combining_marks()
TOKEN = re.compile(
    rf"""
      (?P<grouped> \d{{1,3}} (?: [{BLANK_IN_NUMBER}'’.,] \d{{3}} (?!\d) )+ (?: [.,] \d+ )? )
    | (?P<number> (?<! \d[.,] ) \d+ [.,] \d+ (?! [.,]? \d ) | \d+ )
    | (?P<abbreviation> (?<! \w ) [A-Za-zÀ-ɏͰ-ӿ] \. [A-Za-zÀ-ɏͰ-ӿ]
        (?: \. [A-Za-zÀ-ɏͰ-ӿ] )* \b \.? )
    | (?P<word> {LETTER}+
        (?: (?: [{MARKS}{INVISIBLE}] | (?<=[{HEBREW}]) ["״”'׳’] (?=[{HEBREW}]) )+ {LETTER}* )* )
    | (?P<sign> [{UNSPACED}{SUPERSCRIPT}%‰{CURRENCY_SIGNS}] )
    """,
    re.VERBOSE,
)
NUMBER_PART = re.compile(rf"[{BLANK_IN_NUMBER}'’.,]")
DECIMALS = re.compile(r"(?<=\d)[.,](?=\d+\Z)")
COMPOSED = re.compile(
    "[\u3040-\u30ff\uac00-\ud7a3]"
)  # marks are part of Japanese and Korean letters
# Accents and points, and letters that differ by their writing only.
DROPPED = "".join(
    chr(point)
    for start, end in ((0x300, 0x370), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x660))
    for point in range(start, end)
)
DROPPED += "\u05f3\u05f4\u0640\u0670'’\"”" + "".join(map(chr, range(0x6D6, 0x6EE)))
DROPPED += "\u00ad\ufeff" + "".join(
    chr(point)
    for start, end in ((0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2065))
    for point in range(start, end)
)
FOLDED = str.maketrans(
    {
        **dict.fromkeys(DROPPED),
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
    }
)
# The prefixes of Arabic in their order, and the letters that must be left of the word.
ARABIC_PREFIXES = (("وف", 3), ("بكل", 3), (("ال",), 2))
ARTICLE = "ال"
FOR_THE = "لل"  # "for" and the article, written as one


class SearchWord(NamedTuple):
    """A word of a text, `text[start:end]`, with the keys by which it is found.

    `typed` is the key of the word when a person types it, empty for the later parts of a number.
    """

    keys: tuple[str, ...]
    start: int
    end: int
    typed: str


def search_words(text: str) -> Iterator[SearchWord]:
    """Yield the words in order. Linear."""
    for match in TOKEN.finditer(text):
        written, start = match.group(), match.start()
        if match.lastgroup == "grouped":
            yield from _grouped_number(written, start)
            continue
        keys = _keys(written)
        if keys:
            yield SearchWord(keys, start, start + len(written), keys[0])


@lru_cache(maxsize=20_000)
def _keys(written: str) -> tuple[str, ...]:
    """Return the keys of a word that is no number with grouping, the usual one first."""
    if written.isascii() and written.isalpha():
        return (written.lower()[:LONGEST_KEY],)
    if written[0].isdecimal():
        return (_plain_number(written)[:LONGEST_KEY],)
    key = fold(written)[:LONGEST_KEY]
    if not key:
        return ()
    return _without_arabic_prefixes(key) if key[0] in "وفبكلا" else (key,)


def fold(written: str) -> str:
    """Return a word without accents, points, invisible characters and capitals."""
    form: Literal["NFKC", "NFKD"] = "NFKC" if COMPOSED.search(written) else "NFKD"
    plain = unicodedata.normalize(form, written).casefold()
    plain = unicodedata.normalize(form, plain).translate(FOLDED)
    return unicodedata.normalize("NFC", plain).replace(".", "")


def _grouped_number(written: str, start: int) -> Iterator[SearchWord]:
    """Yield the groups of "12,300", each with the key of the whole number."""
    pieces = NUMBER_PART.split(written)
    decimals = pieces.pop() if len(pieces[-1]) != 3 else ""
    whole = _digits("".join(pieces)) + (f".{_digits(decimals)}" if decimals else "")
    whole, offset = whole[:LONGEST_KEY], start
    for number, piece in enumerate(pieces):
        end = offset + len(piece)
        if number == len(pieces) - 1:
            end = start + len(written)
        keys = (_digits(piece), whole)
        yield SearchWord(keys, offset, end, "" if number else whole)
        offset = end + 1


def _plain_number(written: str) -> str:
    return DECIMALS.sub(".", _digits(written))


def _digits(written: str) -> str:
    if written.isascii():
        return written
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in written)


def _without_arabic_prefixes(key: str) -> tuple[str, ...]:
    """Return the word and what is left of it without its prefixes, of which several may follow."""
    forms = [key]
    for prefixes, least in ARABIC_PREFIXES:
        forms += [
            form[len(prefix) :]
            for form in forms
            for prefix in prefixes
            if form.startswith(prefix) and len(form) - len(prefix) >= least
        ]
    for form in tuple(forms):
        if form.startswith(FOR_THE) and len(form) >= 4:
            forms += [ARTICLE + form[2:], form[2:]]
    return tuple(dict.fromkeys(forms))
