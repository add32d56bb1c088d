"""Read a number in digits, with the signs that its language has for thousands and decimals."""

import re
import unicodedata

COMMA_LANGUAGES = (
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro "
    "ru sk sl sq sr sv tr uk uz vi"
)
DECIMAL_COMMA = frozenset(COMMA_LANGUAGES.split())
BLANK_IN_NUMBER = "\u0020\u00a0\u2009\u202f"
# A number, wherever its language groups it; \u066b and \u066c are the Arabic decimal sign and comma.
NUMBER = rf"""
    (?: \d{{1,3}} (?: [{BLANK_IN_NUMBER}'’] \d{{3}} (?!\d) )+ (?: [.,] \d+ )?
    |   \d+ (?: [.,\u066b\u066c] \d+ )* )"""
GROUPING = re.compile(rf"[{BLANK_IN_NUMBER}'’\u066c]")
GROUPED = {
    False: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    True: re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
# In any language: "30.000" is not thirty, no number has two decimal points, and only India groups by two.
ROUND = re.compile(
    r"""[1-9]\d{0,2} (?: (?:,\d{3})* ,000 | (?:\.\d{3})* \.000 | (?:\.\d{3}){2,} )
      | \d{1,2} (?:,\d{2})+ ,\d{3}""",
    re.VERBOSE,
)
# No language groups so: the sign before these digits is that of the decimals.
DECIMALS = re.compile(r"\d+[.,](?:\d{1,2}|\d{4,})|0[.,]\d+")
BOTH = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+")


def uses_decimal_comma(language: str) -> bool:
    """Tell whether this language has a comma before the decimals."""
    return language.partition("-")[0] in DECIMAL_COMMA


def number_key(written: str, *, decimal_comma: bool) -> str:
    """Return a number without grouping, with a point before the decimals."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in written)
    sign = "-" if digits[0] in "-−" else ""
    bare = GROUPING.sub("", digits.lstrip("-−")).replace("\u066b", "." if "," in digits else ",")
    if ROUND.fullmatch(bare):
        return sign + re.sub(r"[.,]", "", bare)
    if "\u066b" in digits or DECIMALS.fullmatch(bare):
        return sign + bare.replace(",", ".")
    if BOTH.fullmatch(bare):
        decimal_comma = bare.rfind(",") > bare.rfind(".")
    group, point = (".", ",") if decimal_comma else (",", ".")
    if GROUPED[decimal_comma].fullmatch(bare):
        bare = bare.replace(group, "")
    if bare.count(point) == 1:
        bare = bare.replace(point, ".")
    return sign + bare
