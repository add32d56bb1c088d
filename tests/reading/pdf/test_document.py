"""PDF files as typesetting programs write them are read as they were meant."""

import pathlib
import re

import pytest
import typst

from articles import reports
from articles.reading.annotations import AnnotationKind
from articles.reading.document import Document, Role
from articles.reading.pdf import read_pdf
from tests.pdf import make_pdf

FONTS = typst.Fonts(
    include_system_fonts=False,
    font_paths=[str(pathlib.Path(reports.__file__).with_name("fonts"))],
)
PAGE = """#set page(width: 11cm, height: 16cm, margin: 1.2cm)
#set text(font: ("Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Serif"), size: 11pt, LANGUAGE)
#set smartquote(enabled: false)
#set par(justify: true)
"""

ARABIC = (
    "قال رئيس البلدية: «الميناء آمن منذ 12 سنة». وأضاف أن الدولة ستدفع 4.5 ملايين "
    "يورو في عام 2026، وفق ما نقلته وكالة رويترز (Reuters) يوم الثلاثاء.\n\n"
    "وقالت المتحدثة باسم المجلس ليلى حداد: «لن نغلق المستشفى قبل شهر يونيو، ولا "
    "أحد طلب منا ذلك». ثم أشارت إلى أن نسبة 50% من الأطباء غادروا البلاد بين 2011 "
    "و2019."
)
HEBREW = (
    'ראש העיר אמר: "הנמל בטוח כבר 12 שנים, ואף אחד לא נפגע". הוא הוסיף שהמדינה '
    "תשלם 4.5 מיליון אירו בשנת 2026, כך לפי סוכנות Reuters ביום שלישי.\n\n"
    'דוברת המועצה, דנה לוי, אמרה: "לא נסגור את בית החולים לפני חודש יוני (בשום '
    'מקרה)". לדבריה 50% מהרופאים עזבו בין 2011 ל-2019.'
)
PERSIAN = (
    "شهردار گفت: «این بندر ۱۲ سال است که امن است و هیچ\u200cکس آسیب ندیده است». او "
    "افزود که دولت در سال ۱۴۰۴ مبلغ ۴٫۵ میلیون یورو می\u200cپردازد و خبرگزاری Reuters "
    "آن را تأیید کرد.\n\n"
    "سخنگوی شورا گفت: «ما بیمارستان را پیش از خرداد نمی\u200cبندیم و کسی هم چنین چیزی "
    "نخواسته است»."
)
VOWELS = "قَالَتِ الْوَزِيرَةُ: «نَحْنُ نَدْرُسُ»."
HYPHENS = (
    "The well-known half-year total of the half-time co-operation was counted by "
    "the unbelievably extraordinary administration in twenty-one of the "
    "internationally acknowledged communities, an efficient office in 2011--2019."
)
MIXED = "The mayor said שלום and מזל טוב to the 12 people who came."


def read(text: str, language: str = 'lang: "en"') -> Document:
    source = (PAGE.replace("LANGUAGE", language) + text).encode()
    compiled = typst.compile(source, font_paths=FONTS)
    assert isinstance(compiled, bytes)
    return read_pdf(compiled)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ARABIC, "ar"), (HEBREW, "he"), (PERSIAN, "fa")],
    ids=["Arabic", "Hebrew", "Persian"],
)
def test_text_from_right_to_left_is_read_word_by_word(text, language):
    assert read(text, f'lang: "{language}", dir: rtl').text == text


def test_a_letter_with_its_sign_ends_a_word():
    words = "أغلق المجلس المحطة أحد عشر شهراً بعد أن وجد 120 تاجراً."

    assert read(words, 'lang: "ar", dir: rtl').text == words


def test_letters_with_vowel_signs_keep_their_order():
    signs = re.compile("[\u064b-\u065f]")

    text = signs.sub("", read(VOWELS, 'lang: "ar", dir: rtl').text)

    assert text == signs.sub("", VOWELS)


def test_hyphens_are_cut_where_they_only_divide_a_word():
    assert read(HYPHENS).text == HYPHENS.replace("--", "–")


def test_hebrew_words_stand_in_an_english_sentence():
    assert read(MIXED).text == MIXED


def test_links_headings_and_lists_are_kept():
    document = read(
        '= The port\n\nThe #link("https://orrin.example/minutes")[minutes of the council] say so.'
        "\n\n- The northern terminal\n- The old pier\n"
    )

    text = document.text
    assert text == (
        "The port\n\nThe minutes of the council say so.\n\n"
        "• The northern terminal\n\n• The old pier"
    )
    assert [each.role for each in document.paragraphs] == [
        Role.HEADING,
        Role.PARAGRAPH,
        Role.LIST_ITEM,
        Role.LIST_ITEM,
    ]
    (link,) = document.annotations
    assert (link.kind, text[link.start : link.end]) == (
        AnnotationKind.LINK,
        "minutes of the council",
    )
    assert link.urls == ("https://orrin.example/minutes",)


def test_footnotes_stand_on_their_words_and_powers_stay():
    document = read(
        "The basin holds 10#super[6] litres,#footnote[Water Board, https://orrin.example/water] and"
        " the council said so.#footnote[Minutes.]"
    )

    text = document.text
    assert text == "The basin holds 10⁶ litres, and the council said so."
    first, second = document.annotations
    assert (text[first.start : first.end], first.text) == (
        "litres,",
        "Water Board, https://orrin.example/water",
    )
    assert (text[second.start : second.end], second.text) == ("so.", "Minutes.")
    assert (first.kind, first.urls) == (AnnotationKind.FOOTNOTE, ("https://orrin.example/water",))


def test_a_title_in_two_lines_is_one():
    title = "The council closes the northern ferry terminal for months"

    document = read(f"#align(center)[= {title}]\n\nIt voted on Tuesday to do so at once.")

    assert document.text == f"{title}\n\nIt voted on Tuesday to do so at once."


def test_a_page_on_its_side_is_read_and_so_is_text_beside_an_upright_one():
    turned = read("#rotate(90deg, reflow: true)[The port is closed, and the ferries rest.]")
    beside = read("The port is closed.\n\n#rotate(-90deg, reflow: true)[Photo: Jo Park]")

    assert turned.text == "The port is closed, and the ferries rest."
    assert beside.text == "The port is closed.\n\nPhoto: Jo Park"


def test_bytes_before_the_header_are_passed_over():
    assert (
        read_pdf(b"\r\nHTTP junk\r\n" + make_pdf("The port is closed.")).text
        == "The port is closed."
    )
