"""The glyphs of a line become words."""

import unicodedata

import pytest

from articles.reading.pdf.page.characters import Glyph
from articles.reading.pdf.page.words import raised_text, words_of_line

SIZE = 10.0


def words(text: str, *, gap: float = 0.0, width: float = 5.0) -> list[str]:
    """The words of glyphs that stand `gap` apart; ^ raises the next one, | is a gap of 3 points."""
    glyphs: list[Glyph] = []
    at, raised = 0.0, 0
    for character in text:
        if character == "|":
            at += 3
        elif character in "^_":
            raised = 1 if character == "^" else -1
        else:
            glyphs.append(Glyph(character, at, at + width, SIZE * (0.6 if raised else 1), raised))
            at, raised = at + width + gap, 0
    return [
        word.text + (f"[{word.mark}]" if word.mark else "")
        for word in words_of_line(glyphs, SIZE, right_to_left=False, mixed=False)
    ]


LINES = {
    "spaces of the file": ("The port", ["The", "port"]),
    "gaps without spaces": ("The|port", ["The", "port"]),
    "both": ("The |port", ["The", "port"]),
    "an exponent": ("10^6 litres", ["10⁶", "litres"]),
    "a unit": ("40 km^2 of", ["40", "km²", "of"]),
    "a formula": ("CO_2 here", ["CO₂", "here"]),
    "the mark of a note": ("litres.^1 It", ["litres.[1]", "It"]),
    "a mark before a full stop": ("litres^1. It", ["litres.[1]", "It"]),
    "two marks": ("litres^1^,^2 It", ["litres[1,2]", "It"]),
    "a mark with a sign": ("camps^1^⚑ from", ["camps[1⚑]", "from"]),
    "an ordinal": ("the 5^t^h day", ["the", "5th", "day"]),
    "a raised number that begins a line": ("^1|The basin", ["¹", "The", "basin"]),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES)
def test_words_end_where_there_is_a_space_and_raised_figures_keep_their_meaning(line, expected):
    assert words(line) == expected


def test_letter_spaced_words_are_whole():
    assert words("T H E  H A R B O U R", gap=0.2) == ["THE", "HARBOUR"]
    assert words("THE|||HARBOUR", gap=2.0) == ["THE", "HARBOUR"]
    assert words("1 2 3 4 5 6", gap=0.2) == ["1", "2", "3", "4", "5", "6"]


def test_soft_hyphens_within_a_line_are_left_out_unless_they_are_seen():
    def glyphs(width: float) -> list[Glyph]:
        places = ((0, 5), (5, 10), (10, 10 + width), (10 + width, 15 + width))
        return [Glyph(text, *place, SIZE) for text, place in zip("it\u00ads", places, strict=True)]

    def text(width: float) -> str:
        (word,) = words_of_line(glyphs(width), SIZE, right_to_left=False, mixed=False)
        return word.text

    assert (text(0), text(3)) == ("its", "it-s")


def test_glyphs_that_are_printed_twice_for_bold_type_count_once():
    glyphs = [
        Glyph(text, 5 * at + 0.3 * part, 5 * at + 5 + 0.3 * part, SIZE)
        for at, text in enumerate("Toll")
        for part in range(2)
    ]

    (word,) = words_of_line(glyphs, SIZE, right_to_left=False, mixed=False)

    assert word.text == "Toll"


def test_an_accent_that_was_set_by_itself_belongs_to_its_letter():
    def text(*glyphs: Glyph) -> str:
        (word,) = words_of_line(list(glyphs), SIZE, right_to_left=False, mixed=False)
        return unicodedata.normalize("NFC", word.text)

    before = (Glyph("a", 0, 5, SIZE), Glyph("¨", 4, 9, SIZE), Glyph("ı", 5, 8, SIZE))
    after = (Glyph("e", 0, 5, SIZE), Glyph("´", 1, 4, SIZE), Glyph("t", 5, 8, SIZE))
    assert (text(*before), text(*after)) == ("aï", "ét")


ARABIC = {
    "a ligature as it is read": ("ل", "خ", 5.0),
    "a ligature the other way round": ("خ", "ل", 5.0),
    "two letters of one glyph": ("ل", "خ", 2.0),
}


@pytest.mark.parametrize(("first", "second", "width"), ARABIC.values(), ids=ARABIC)
def test_the_letters_of_a_ligature_are_in_order_whatever_the_file_says(first, second, width):
    glyphs = [
        Glyph(first, 0, 5, SIZE, 0, (0, 0)),
        Glyph(second, 0, width, SIZE, 0, (0, 0)),
        Glyph("ا", 5, 8, SIZE, 0, (5, 0)),
    ]

    (word,) = words_of_line(glyphs, SIZE, right_to_left=True, mixed=True)

    assert word.text == "الخ"


def test_letters_are_not_raised():
    assert (raised_text("12"), raised_text("th"), raised_text("-3")) == ("¹²", "th", "⁻³")
