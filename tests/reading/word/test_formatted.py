"""Drop caps, struck-out text, superscripts, fractions and equations of Word files."""

import pytest

from articles.reading.word import read_word
from tests.importing.documents import comment, docx, ends, field, p, r, starts
from tests.importing.documents import read_word as draft_of

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def run(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def sup(text: str) -> str:
    return run(text, "<w:vertAlign w:val='superscript'/>")


def sub(text: str) -> str:
    return run(text, "<w:vertAlign w:val='subscript'/>")


def struck(text: str, kind: str = "strike") -> str:
    return run(text, f"<w:{kind}/>")


def cap(letter: str, attributes: str = "w:dropCap='drop' w:lines='3'", more: str = "") -> str:
    return p(letter, properties=f"{more}<w:keepNext/><w:framePr {attributes}/>")


STYLES = (
    "<w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='Cap'><w:name w:val='cap'/><w:pPr><w:framePr w:dropCap='drop'/></w:pPr></w:style>"
    "<w:style w:styleId='Initial'><w:name w:val='initial'/><w:basedOn w:val='Cap'/></w:style>"
    "<w:style w:styleId='Gone'><w:name w:val='gone'/><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:styleId='High'><w:name w:val='high'/><w:rPr>"
    "<w:vertAlign w:val='superscript'/></w:rPr></w:style>"
)
REST = p("It is closed for eleven months.")


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (cap("T") + p("he council voted on Tuesday."), "The council voted on Tuesday."),
        (cap("“T", "w:dropCap='margin'") + p("he port is safe,” she said."),
         "“The port is safe,” she said."),
        (cap("A") + p(" council voted on Tuesday."), "A council voted on Tuesday."),
        (p("T", properties="<w:pStyle w:val='Initial'/>") + p("he council voted."),
         "The council voted."),
        (cap("T") + p("") + p("<w:bookmarkStart w:id='1' w:name='a'/>", "he council voted."),
         "The council voted."),
        (cap("É", "w:w='500' w:wrap='around' w:vAnchor='text'") + p("tienne voted on Tuesday."),
         "Étienne voted on Tuesday."),
        (cap("T", more="<w:pStyle w:val='H'/>") + p("he council voted."), "The council voted."),
        (f"<w:tbl><w:tr><w:tc>{cap('T')}{p('he council voted.')}</w:tc></w:tr></w:tbl>",
         "The council voted."),
    ],
)  # fmt: skip
def test_a_drop_cap_belongs_to_its_paragraph_and_is_no_title(body, first):
    draft = draft_of(docx(body + REST, styles=STYLES))

    assert draft.text == f"{first}\n\nIt is closed for eleven months."
    assert draft.title == ""


def test_a_frame_that_is_no_drop_cap_stays_a_paragraph():
    framed = p("A note beside the text.", properties="<w:framePr w:w='2000'/>")

    assert read_word(docx(framed + REST)).text.startswith("A note beside the text.\n\nIt")


@pytest.mark.parametrize(
    ("inside", "expected", "words"),
    [
        (["The toll was ", struck("12"), " 15 people."], "The toll was 15 people.", "12"),
        (["It cost ", struck("four ", "dstrike"), "five euros."], "It cost five euros.", "four"),
        (["They said ", run("never", "<w:rStyle w:val='Gone'/>"), "."], "They said.", "never"),
        ([struck("Twelve"), struck(" or more"), " Fifteen people died."],
         "Fifteen people died.", "Twelve or more"),
        (["It rained ", run("a lot", "<w:strike w:val='true'/><w:dstrike w:val='0'/>"),
          ", and hailed."], "It rained, and hailed.", "a lot"),
        (["The figure is 1", struck("2"), "5."], "The figure is 15.", "2"),
    ],
)  # fmt: skip
def test_struck_out_text_is_left_out_and_announced(inside, expected, words):
    document = read_word(docx(p(*inside), styles=STYLES))

    assert document.text == expected
    assert document.missing_text == f"Struck-out text was left out: “{words}”."


def test_a_strike_that_is_switched_off_strikes_nothing():
    off = run("12", "<w:rStyle w:val='Gone'/><w:strike w:val='0'/>")
    document = read_word(docx(p("The toll was ", off, " people."), styles=STYLES))

    assert (document.text, document.missing_text) == ("The toll was 12 people.", "")


def test_paragraphs_without_a_style_have_the_default_one():
    normal = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/><w:rPr>"
        "<w:strike/></w:rPr></w:style>"
    )
    body = p("It is gone.") + p(run("It stays.", "<w:strike w:val='0'/>"))

    assert read_word(docx(body, styles=normal)).text == "It stays."


def test_a_comment_on_struck_text_is_put_on_the_word_before_it():
    body = p("The toll was ", starts(1), struck("12"), ends(1), " 15 people.")
    document = read_word(docx(body, comments=comment(1, "Why?")))

    (annotation,) = document.annotations
    assert document.text[annotation.start : annotation.end] == "was"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (["The basin holds 10", sup("6"), " litres."], "The basin holds 10⁶ litres."),
        (["About 3×10", sup("-4"), " m", sup("2"), " of it"], "About 3×10⁻⁴ m² of it"),
        (["The litres", sup("1"), " are new.", sup("2")], "The litres[1] are new.²"),
        (["On the 1", sup("st"), " and the 2", sup("e"), " M", sup("me"), " X"],
         "On the 1st and the 2e Mme X"),
        (["It is 10", run("12", "<w:rStyle w:val='High'/>"), "."], "It is 10¹²."),
        (["It is 10", run("9", "<w:position w:val='6'/><w:sz w:val='14'/>"), "."], "It is 10⁹."),
        (["It grows as e", sup("x"), " and 2", sup("n+1"), "."], "It grows as e^x and 2ⁿ⁺¹."),
        (["CO", sub("2"), " and H", sub("2"), "O"], "CO2 and H2O"),
        (["An m", sup("2")], "An m²"),
        (["Brand", sup("TM"), " pays"], "Brand™ pays"),
        (["It took 2", sup("1"), "/", sub("2"), " hours."], "It took 2 1/2 hours."),
        (["Only ", sup("3"), "⁄", sub("4"), " of them"], "Only 3/4 of them"),
        (["Of 5", field(" EQ \\f(1,2) ", ""), " hours"], "Of 5 1/2 hours"),
    ],
)  # fmt: skip
def test_raised_text_keeps_its_meaning(inside, expected):
    assert read_word(docx(p(*inside), styles=STYLES)).text == expected


def test_each_paragraph_is_judged_on_its_own():
    assert read_word(docx(p("m", sup("2")) + p("m", sup("3")))).text == "m²\n\nm³"


def test_the_own_mark_of_a_footnote_is_no_part_of_a_word():
    mark = (
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "<w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>a</w:t></w:r>"
    )

    assert read_word(docx(p("The litres", mark, " are new."))).text == "The litres are new."


def m(name: str, *inside: str) -> str:
    return f"<m:{name} {MATH}>{''.join(inside)}</m:{name}>"


def mr(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        (m("f", m("num", mr("1")), m("den", mr("2"))), "1/2"),
        (m("f", m("num", mr("a+b")), m("den", mr("c"))), "(a+b)/c"),
        (m("sSup", m("e", mr("10")), m("sup", mr("6"))), "10⁶"),
        (m("sSub", m("e", mr("x")), m("sub", mr("12"))) + mr("=3"), "x_12=3"),
        (m("rad", m("deg"), m("e", mr("a+b"))), "√(a+b)"),
        (
            m(
                "nary",
                m("naryPr", f"<m:chr {MATH} m:val='∑'/>"),
                m("sub", mr("i=1")),
                m("sup", mr("n")),
                m("e", mr("i")),
            ),
            "∑_(i=1)ⁿ i",
        ),
        (m("d", m("e", mr("a")), m("e", mr("𝑏"))), "(a|b)"),
        (m("m", m("mr", m("e", mr("1")), m("e", mr("0"))), m("mr", m("e", mr("0")))), "[1, 0; 0]"),
    ],
)
def test_an_equation_is_read_on_one_line(equation, expected):
    document = read_word(docx(p("So ", m("oMathPara", m("oMath", equation)), r(" it is."))))

    assert document.text == f"So {expected} it is."
    assert document.missing_text == ""


@pytest.mark.parametrize(
    "inside",
    [m("oMath"), m("oMath", m("r")), field(" EQ \\b(\\a(1,2)) ", "")],
)
def test_an_equation_that_cannot_be_read_is_announced(inside):
    document = read_word(docx(p("So ", inside, "it is.")))

    assert document.missing_text == "1 equation could not be read."
