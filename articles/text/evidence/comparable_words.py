"""Read a text as words with keys: one key for all ways of writing a word.

Curly and straight marks, ligatures, soft hyphens, full-width and composed letters, "U.S." and "US",
"30,000" and "30 000" have one key. So have small and capital letters, which are compared in the text.
"""

import re
import sys
import unicodedata
from typing import NamedTuple

from articles.text.facts.numbers.digits import NUMBER, number_key

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
# Vowel signs of Arabic and Hebrew, and the stroke that stretches an Arabic word.
VOWEL_SIGNS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed"
)
SUPERSCRIPT = "²³¹\u2070-\u209f"
# Scripts without blanks between words: each character is a word.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
CURRENCY_SIGNS = "$€£¥₹₪₽₩₺₴₦"


def combining_marks() -> str:
    r"""All combining marks of the basic plane as ranges, because `\w` leaves them out."""
    marks = [p for p in range(0x300, 0x10000) if unicodedata.category(chr(p)) in ("Mn", "Mc")]
    ranges: list[list[int]] = []
    for mark in marks:
        if ranges and ranges[-1][1] == mark - 1:
            ranges[-1][1] = mark
        else:
            ranges.append([mark, mark])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


LETTER = rf"[\w{combining_marks()}{INVISIBLE}]"
TOKEN = re.compile(
    rf"""
      (?P<reference> (?<=[\w.,;:!?)”"’']) \[ \d{{1,3}} \] )    # of an encyclopedia: "camps[12]"
    | (?: (?<![\w)\]{CURRENCY_SIGNS}]) [-−] (?=[\d{CURRENCY_SIGNS}]) )?
      {NUMBER}
    | (?: [^\W\d_] \. ){{2,}}                                    # U.S., e.g.
    | (?: \[ [^\W\d]+ \] (?=\w) )?                               # [T]he
      (?: (?!\d) {LETTER} ) {LETTER}* (?: ['’ʼ] {LETTER}+ | \[ [^\W\d]+ \] {LETTER}* )*
    | [%‰°&{CURRENCY_SIGNS}]
    """,
    re.VERBOSE,
)
PIECE = re.compile(rf"[{UNSPACED}]|[{SUPERSCRIPT}]+|[^{UNSPACED}{SUPERSCRIPT}]+")
RAISED = frozenset("²³¹") | {chr(sign) for sign in range(0x2070, 0x20A0)}
DROPPED = re.compile(rf"[{INVISIBLE}{VOWEL_SIGNS}\[\]_]")
# Turkish has an i with and one without a dot, which capitals of other keyboards do not tell apart.
STRAIGHT = str.maketrans("’ʼ‘＇−ı", "''''-i", "\u0307")
HYPHENATED = re.compile(r"[-\u2010\u2011\u00ad]+[^\S\n\f]*[\n\f]")
ENDS_SOFTLY = re.compile(r"\u00ad\Z")
UNITS = re.compile(r"[cdkm]?m", re.IGNORECASE)  # units that may be squared


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, with the key by which it is compared."""

    key: str
    start: int
    end: int


def comparable_words(text: str, *, decimal_comma: bool = False) -> list[Word]:
    """Return the words in order. Linear. In scripts without blanks each character is a word."""
    words: list[Word] = []
    keys: dict[str, str] = {}
    for match in TOKEN.finditer(text):
        written = match.group()
        start = match.start()
        key = keys.get(written)
        if key is not None:
            words.append(Word(key, start, start + len(written)))
        elif written.isascii() and written.isalpha():
            key = keys[sys.intern(written)] = sys.intern(written.lower())
            words.append(Word(key, start, start + len(written)))
        elif match.lastgroup != "reference":
            _add_pieces(words, written, start, decimal_comma=decimal_comma)
    return words


def _add_pieces(words: list[Word], written: str, start: int, *, decimal_comma: bool) -> None:
    """Add the words of a match that is no plain word: a number, "isn't", an unspaced script."""
    if written.lstrip("-−")[0].isdecimal():
        key = number_key(written, decimal_comma=decimal_comma)
        words.append(Word(sys.intern(key), start, start + len(written)))
        return
    for match in PIECE.finditer(written):
        piece, piece_start = match.group(), start + match.start()
        raised = piece[0] in RAISED
        key = _key(piece)
        if key and not (raised and _is_note(words, piece_start)):
            words.append(
                Word(sys.intern("^" * raised + key), piece_start, piece_start + len(piece))
            )


def _key(piece: str) -> str:
    bare = unicodedata.normalize("NFKC", DROPPED.sub("", piece))
    key = unicodedata.normalize("NFKC", bare.casefold()).translate(STRAIGHT)
    return key.replace(".", "") if len(key) > 1 else key


def _is_note(before: list[Word], offset: int) -> bool:
    """Tell whether a raised character is a footnote sign. Behind a number or a unit it is none."""
    if not before or before[-1].end != offset:
        return True
    key = before[-1].key
    return not (key[-1].isdecimal() or UNITS.fullmatch(key))


def is_hyphenated(text: str, first: Word, second: Word) -> bool:
    """Tell whether a line ends between two words, with a hyphen that may not belong to the word."""
    gap = text[first.end : second.start]
    if not gap or not first.key[-1:].isalpha() or not second.key[:1].isalpha():
        return False
    if "\n" not in gap and "\f" not in gap:
        return False
    if ENDS_SOFTLY.search(text, first.start, first.end):
        return True
    return HYPHENATED.match(gap) is not None and text[second.start].islower()


def join_words(first: Word, second: Word) -> Word:
    """Return two halves of a divided word as one word."""
    return Word(first.key + second.key, first.start, second.end)
