"""The characters of a run as Unicode, whatever its font shows for them."""

import re

from lxml import etree

from articles.reading.left_out import UNKNOWN_SIGN, LeftOut
from articles.reading.word.package import attribute_of
from articles.reading.word.styles import RunFormat
from articles.reading.word.symbol_fonts import FIRST, LAST, PRIVATE, is_symbol_font, sign

_PRIVATE = re.compile(f"[{chr(PRIVATE[0])}-{chr(PRIVATE[-1])}]")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{1,5}")
_SURROGATES = range(0xD800, 0xE000)


def readable(text: str, shown: RunFormat, left_out: LeftOut) -> str:
    """Return the text of a run. A sign that is not known is counted in `left_out`."""
    fonts = (shown.font, shown.wide_font)
    if not any(map(is_symbol_font, fonts)) and not _PRIVATE.search(text):
        return text
    return "".join(_character(character, fonts, left_out) for character in text)


def symbol(element: etree._Element, shown: RunFormat, left_out: LeftOut) -> str:
    """Return the character of a `w:sym` element."""
    font = attribute_of(element, "font") or shown.wide_font
    code = _HEXADECIMAL.fullmatch(attribute_of(element, "char"))
    number = int(code[0], 16) if code else 0
    is_plain = number > FIRST and number not in PRIVATE and number not in _SURROGATES
    if is_plain and not is_symbol_font(font):
        return chr(number)
    return known_sign(sign(number, font), font, left_out)


def known_sign(character: str, font: str, left_out: LeftOut) -> str:
    """Return the character, or the sign for one that is not known, which is counted."""
    if not character:
        left_out.unknown_signs[font] += 1
    return character or UNKNOWN_SIGN


def _character(character: str, fonts: tuple[str, str], left_out: LeftOut) -> str:
    number = ord(character)
    font, wide_font = fonts
    if number in PRIVATE:
        font = wide_font or font
    else:
        font = font if character.isascii() else wide_font
        if not is_symbol_font(font) or number > LAST or character.isspace():
            return character
    return known_sign(sign(number, font), font, left_out)
