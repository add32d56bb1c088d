"""Lines that run from right to left are read in the order of reading.

Hebrew letters are written as capitals here, so that the order of the code points can be seen.
"""

import pytest

from articles.reading.pdf.page.bidi import mirrored, reading_order

ALEF = 0x5D0


def hebrew(text: str) -> str:
    return "".join(chr(ALEF + ord(each) - 65) if each.isupper() else each for each in text)


def capitals(text: str) -> str:
    return "".join(chr(ord(each) - ALEF + 65) if ord(each) >= ALEF else each for each in text)


def read(seen: str, *, right_to_left: bool) -> str:
    shown = hebrew(seen)
    order = reading_order(list(shown), right_to_left=right_to_left)
    text = "".join(shown[index] for index in order)
    return capitals(mirrored(text) if right_to_left else text)


RIGHT_TO_LEFT = {
    "a word": ("CBA", "ABC"),
    "a number": ("FED 12 CBA", "ABC 12 DEF"),
    "a decimal": (".FED 4.5 CBA", "ABC 4.5 DEF."),
    "a share": ("FED 50% CBA", "ABC 50% DEF"),
    "years": ("FED 2011-2019 CBA", "ABC 2011-2019 DEF"),
    "two numbers": ("2019 - 2011 A", "A 2011 - 2019"),
    "a Latin word": ("FED nato CBA", "ABC nato DEF"),
    "Latin words": ("FED 'very well' CBA", "ABC 'very well' DEF"),
    "a Latin word and a number": ("FED covid 19 CBA", "ABC covid 19 DEF"),
    "brackets around": ("FED (nato) CBA", "ABC (nato) DEF"),
    "brackets within": ("FED nato (2026) CBA", "ABC nato (2026) DEF"),
    "brackets within that are mirrored": ("FED nato (2026( CBA", "ABC nato (2026) DEF"),
    "brackets as they are read": ("FED )GH( CBA", "ABC (HG) DEF"),
    "brackets without spaces": ("C)4()B(15 A", "A 15(B)(4)C"),
    "an address that is divided": ("orrin.example/the- CBA", "ABC orrin.example/the-"),
    "quotation marks as they are seen": ("«FED CBA» :G", "G: «ABC DEF»"),
    "quotation marks as they are read": ("»FED CBA« :G", "G: «ABC DEF»"),
}


@pytest.mark.parametrize(("seen", "meant"), RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_a_line_from_right_to_left_is_read_so_but_for_its_numbers_and_latin_words(seen, meant):
    assert read(seen, right_to_left=True) == meant


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("say CBA to me", "say ABC to me"),
        ("say FED CBA.", "say ABC DEF."),
        ("say F 12 CBA now", "say ABC 12 F now"),
        ("say 12 CBA", "say 12 ABC"),
    ],
)
def test_hebrew_words_in_a_latin_line_are_read_from_right_to_left(seen, meant):
    assert read(seen, right_to_left=False) == meant


def test_a_hyphen_between_arabic_numbers_does_not_hold_them_together():
    seen = "2019-2011 \u0628"

    order = reading_order(list(seen), right_to_left=True)

    assert "".join(seen[index] for index in order) == "\u0628 2011-2019"
