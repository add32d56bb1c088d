"""Signs and letters of symbol fonts become the characters that Word shows."""

import pytest

from articles.reading.word import read_word
from tests.importing.documents import docx, field, p, r


def sym(font: str, code: str) -> str:
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


def set_in(font: str, text: str, more: str = "") -> str:
    fonts = f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>"
    return f"<w:r><w:rPr>{fonts}{more}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


STYLES = (
    "<w:style w:styleId='Base'><w:name w:val='base'/><w:rPr>"
    "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr></w:style>"
    "<w:style w:styleId='Math'><w:name w:val='math'/><w:basedOn w:val='Base'/></w:style>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (["The share is ", sym("Symbol", "F0B3"), " 50 percent."], "The share is ≥ 50 percent."),
        (["At ", sym("Symbol", "F02D"), "5 degrees."], "At −5 degrees."),
        (["The price ", sym("Symbol", "00B1"), " 3 ", sym("symbol", "F0A3")], "The price ± 3 ≤"),
        (["A ", sym("Wingdings", "F0FC"), " B ", sym("Wingdings", "F0E0"), " C"], "A ✓ B → C"),
        (["Box ", sym("Wingdings 2", "F052"), sym("Webdings", "F061")], "Box ☑✔"),
        (["It is 3 ", set_in("Symbol", "\u00b4"), " 4 metres."], "It is 3 × 4 metres."),
        ([set_in("Symbol", "a"), "-rays and ", set_in("Symbol", "mW")], "α-rays and μΩ"),
        (["About ", set_in("Symbol", "\uf0bb \uf0a5"), "."], "About ≈ ∞."),
        (["He said ", set_in("Wingdings", "J"), "."], "He said ☺."),
        (["Wide ", "<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>b´</w:t></w:r>"], "Wide β´"),
        (["Not ", set_in("Symbol", "“≥”"), " twice."], "Not “≥” twice."),
        (["Old ", field(" SYMBOL 179 \\f Symbol \\s 12", ""), " field"], "Old ≥ field"),
        (["<w:fldSimple w:instr='SYMBOL 0xB8 \\f \"Symbol\"'/>", " sign"], "÷ sign"),
        (
            ["<w:r><w:rPr><w:rStyle w:val='Math'/></w:rPr><w:t>£</w:t></w:r>", " 5 kilos"],
            "≤ 5 kilos",
        ),
        (["Euro ", sym("Times New Roman", "20AC"), "5"], "Euro €5"),
    ],
)  # fmt: skip
def test_a_sign_is_the_character_that_its_font_shows(inside, expected):
    document = read_word(docx(p(*inside), styles=STYLES))

    assert document.text == expected
    assert document.missing_text == ""


@pytest.mark.parametrize(
    ("inside", "font"),
    [
        (sym("MT Extra", "F04C"), "MT Extra"),
        (sym("Symbol", "F0FF"), "Symbol"),
        (set_in("House Icons", "\uf041"), "House Icons"),
        (r("\ue001"), ""),
        (set_in("Symbol", "\uf090"), "Symbol"),
    ],
)
def test_a_sign_without_a_known_character_is_announced_and_keeps_its_place(inside, font):
    document = read_word(docx(p("About ", inside, " 5 kilos.")))

    assert document.text == "About \ufffd 5 kilos."
    assert "1 sign has no known character" in document.missing_text
    assert font in document.missing_text


def test_hidden_signs_are_not_announced():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:sym w:font='MT Extra' w:char='F04C'/></w:r>"

    assert read_word(docx(p("It rained.", hidden))).missing_text == ""
