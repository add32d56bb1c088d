"""Parse numerals in digits and in words.

The patterns hold no named groups and need re.VERBOSE and re.IGNORECASE, so that other patterns can
contain them.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SMALL = {"zero": 0} | ONES | TEENS | TENS
LARGE = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100} | LARGE
# As newspapers shorten them. "m" means millions of money; without a currency, "100m" may be metres.
SPACED = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
ATTACHED = {"k": 10**3, "m": 10**6, "b": 10**9}
GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

DECIMAL_DIGITS = {"zero": "0", "oh": "0"} | {word: str(size) for word, size in ONES.items()}

ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20,
}  # fmt: skip
PARTS = {"half": 2, "halve": 2, "quarter": 4} | {
    word: ordinal for word, ordinal in ORDINALS.items() if ordinal > 2
}
VAGUE = {"tens": 10, "dozens": 12} | {f"{word}s": size for word, size in SCALES.items()}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# Grouped by commas, by narrow blanks, by apostrophes as in Switzerland, or as in India: 1,00,000.
DIGITS = r"""(?: [0-9]{1,3} (?: [,\u00a0\u2009\u202f'’][0-9]{3} ){1,5} (?: \.[0-9]{1,9} )?
              |  [0-9]{1,2} (?: ,[0-9]{2} ){1,5} ,[0-9]{3}
              |  [0-9]{1,3} (?: [ ][0-9]{3} ){1,5} (?: \.[0-9]{1,9} )?
              |  [0-9]{1,15} (?: \.[0-9]{1,9} )? [½¼¾]? | [½¼¾] )(?![0-9])"""
BELOW_100 = rf"(?: (?:{any_of(TENS)}) (?: [-\s] (?:{any_of(ONES)})\b )? | (?:{any_of(SMALL)}) )\b"
DECIMALS = rf"\s point (?: [-\s] (?:{any_of(ONES)}|zero|oh)\b )+"
BELOW_1000 = rf"""(?: (?: {BELOW_100} | an?\b ) [-\s] (?: hundred | dozen )\b
                      (?: \s (?: and \s )? {BELOW_100} )?
                  |   {BELOW_100} (?: \s and \s a \s half\b | {DECIMALS} )? )"""
SIZES = rf"(?: {any_of(LARGE)} )s?\b (?: [-\s] (?: crore | (?:m|b|tr)illion )s?\b )?"
QUARTERS = r"(?: an? | three ) [-\s] quarters? \s of \s an?\b"
SCALED = rf"""(?: {BELOW_1000} | {QUARTERS} | (?: half \s )? an?\b ) [-\s] {SIZES}
              (?: \s and \s a \s half\b )?"""
AND = r"\s (?: and \s )?"
SPELLED = rf"""\b(?: {SCALED} (?: {AND} {SCALED} )* (?: {AND} {BELOW_1000} )? | {BELOW_1000} )"""
SHORT = rf"\s? (?: {any_of(SPACED)} )\b | (?: {any_of(ATTACHED)} )\b"
NUMERAL_WORDS = frozenset({*SMALL, "a", "an", "half"})  # that a NUMERAL in words begins with
NUMERAL = rf"(?: {DIGITS} (?: [-\s] (?: dozen | hundred | {SIZES} )\b | {SHORT} )? | {SPELLED} )"

TOKEN = re.compile(r"[0-9]+(?:[.,\u0020\u00a0\u2009\u202f'’][0-9]+)*|[½¼¾]|[^\W\d_]+")
GROUPING = re.compile(r"[,\u0020\u00a0\u2009\u202f'’]")


def parse_numeral(numeral: str) -> Decimal:
    """Return the value of a NUMERAL: "30,000" is 30000, "two and a half million" is 2500000."""
    written, point, rest = numeral.lower().partition(" point ")
    words = TOKEN.findall(written)
    if point:
        decimals = list(takewhile(DECIMAL_DIGITS.__contains__, TOKEN.findall(rest)))
        words += ["".join(("0.", *map(DECIMAL_DIGITS.__getitem__, decimals)))]
        words += TOKEN.findall(rest)[len(decimals) :]
    total, current, scale = Decimal(0), Decimal(0), 0
    for word in words:
        size = _size_of(word)
        if size and total and not current:
            total, scale = total * size, scale * size  # 2 lakh crore
        elif size:
            total, current, scale = total + (current or Decimal(1)) * size, Decimal(0), size
        elif word == "half" and scale and not current:
            total += Decimal(scale) / 2  # two million and a half
        else:
            current = _with_word(current, word)
    return total + current


def _size_of(word: str) -> int | None:
    bare = word.removesuffix("s")
    return LARGE.get(bare) or SPACED.get(word) or ATTACHED.get(word)


def _with_word(current: Decimal, word: str) -> Decimal:
    """The number below a thousand after one more word of it."""
    if word[0].isdecimal():
        return current + Decimal(GROUPING.sub("", word).rstrip("."))
    if word in ("hundred", "dozen"):
        return (current or Decimal(1)) * SCALES[word]
    if word in ("quarter", "quarters"):
        return (current or Decimal(1)) / 4
    if word == "half":
        return current + Decimal("0.5")
    return current + (GLYPHS.get(word) or SMALL.get(word, 0))


def format_number(size: Decimal) -> str:
    """Return the number without grouping, exponent and trailing zeros."""
    written = format(size, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
