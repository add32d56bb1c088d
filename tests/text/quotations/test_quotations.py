"""Quotation marks of many kinds, and unclosed marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import Span, inconsistencies
from articles.text.quotations import quotations, unclosed_marks

MARKED = {
    "straight": ('She said "it broke" twice.', ['"it broke"']),
    "curly": ("She said “it broke” twice.", ["“it broke”"]),
    "mixed": ('She said "it broke” twice.', ['"it broke”']),
    "British": ("She said ‘it’s broken’ twice.", ["‘it’s broken’"]),
    "British, typed straight": ("'It's broken,' she said.", ["'It's broken,'"]),
    "French": ("Elle dit « c'est fini » encore.", ["« c'est fini »"]),
    "single guillemets": ("Elle dit ‹ fini › encore.", ["‹ fini ›"]),
    "German": ("Sie sagte „es ist aus“ und ging.", ["„es ist aus“"]),
    "German books": ("Sie sagte »es ist aus« und ging.", ["»es ist aus«"]),
    "Swedish": ("Hon sa ”det är slut” och gick.", ["”det är slut”"]),
    "Japanese": ("彼は「終わった」と言った。", ["「終わった」"]),
    "Danish singles": ("Hun sagde ›det er slut‹ og gik.", ["›det er slut‹"]),
    "German singles": ("Sie sagte ‚es ist aus‘ und ging.", ["‚es ist aus‘"]),
    "Finnish books": ("Hän sanoi »se on ohi» ja lähti.", ["»se on ohi»"]),
    "Polish, typed": ('Powiedziała „to koniec" i wyszła.', ['„to koniec"']),
    "the same mark twice": ("Sie sagte “es ist aus“, und ging.", ["“es ist aus“"]),
    "Hebrew": ('היא אמרה "זה נגמר" לדו"ח בארה"ב.', ['"זה נגמר"']),
    "Hebrew, behind a prefix": ('היא דיברה על ה"סוף הטוב" של הש"ס.', ['"סוף הטוב"']),
    "Hebrew, its own": ("היא אמרה ״זה נגמר״ והלכה.", ["״זה נגמר״"]),
    "Urdu": ("اس نے کہا ’ختم ہوا‘ اور چلی گئی۔", ["’ختم ہوا‘"]),
    "Chinese, straight": ('她说"结束了"然后走了。', ['"结束了"']),
    "Korean singles": ("그는 ‘끝났다’고 말했다.", ["‘끝났다’"]),
    "two apostrophes": ("She said ''it broke'' twice.", ["''it broke''"]),
    "nested": ("She said “he said ‘no’ twice” then.", ["“he said ‘no’ twice”"]),
    "two": ('"One," she said, "two."', ['"One,"', '"two."']),
    "over sentences": ('"It broke. It was old," she said.', ['"It broke. It was old,"']),
    "paragraphs": ('"It broke.\n\n"It was old."', ['"It broke.', '"It was old."']),
    "lines": ('"It broke.\n"It was old."', ['"It broke.', '"It was old."']),
    "single in two apostrophes": ("''The 'out' camp won.''", ["''The 'out' camp won.''"]),
    "the first never closed": ('"It broke, he said, "and hard."', ['"and hard."']),
    "apostrophes": ("The workers' hall isn't Ann's; it's the '90s.", []),
    "inches": ('A 5" pipe and a 6" pipe.', []),
    "nothing closes": ("He said “we won.\n\nThe end.", []),
    "opens twice": ("He said “we “won” it.", ["“won”"]),
}


def texts_of(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED)
def test_the_passages_in_quotation_marks_are_found(text, expected):
    assert texts_of(text, quotations(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we won.\n\nThe end.', ['"']),
        ("He said “we won", ["“"]),
        ("He said “we “won” it.", ["“"]),
        ('"It broke.\n\n"It was old."', []),
        ('"It broke," he said.', []),
    ],
)
def test_an_unclosed_mark_is_reported(text, expected):
    assert texts_of(text, unclosed_marks(text)) == expected


def test_an_unclosed_mark_is_an_inconsistency():
    text = 'He said "we won the cup.\n\nThe end.'

    (inconsistency,) = inconsistencies(text, [Span(0, 24), Span(26, 34)])

    assert texts_of(text, [inconsistency.first, inconsistency.second]) == ['"', "cup."]
    assert "never closed" in inconsistency.question


@given(st.text(alphabet="\"“”‘’'«»„ ab.,\n", max_size=80))
def test_quotations_are_in_order_and_do_not_overlap(text):
    end = 0
    for start, stop in quotations(text):
        assert end <= start < stop <= len(text)
        end = stop
