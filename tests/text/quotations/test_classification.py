"""Words in quotation marks: speech, or a title, a term, a label."""

import pytest

from articles.text import split

SPEECH = {
    "somebody's phrase": ("It was “very bad” for us.", "“very bad”"),
    "slogan": ('His hat bore the slogan, "Make It Big Again."', '"Make It Big Again."'),
    "chant": ("Then came chants of “Go Home Now!” from the hall.", "“Go Home Now!”"),
    "headline of an editorial": (
        "An editorial, entitled “We Are Not Amused,” ran.",
        "“We Are Not Amused,”",
    ),
    "nickname before a name": ("The others were (“Little Bo” Hill) gone.", "“Little Bo”"),
    "said before": ("Ann Lee said it was “over.” The “over” stood.", "“over”"),
    "British": ("It was ‘very bad’ for us.", "‘very bad’"),
    "vote": ("They voted “yes” at noon.", "“yes”"),
}
TERMS = {
    "title": ("They were on “Meet the Press” that day.", "“Meet the Press”"),
    "title behind a kind of work": ("She is in the TV show “Shark Tank.”", "“Shark Tank.”"),
    "book": ("He read a book entitled “War and Peace” there.", "“War and Peace”"),
    "title of a year": ("The poster was “no way in” (2007).", "“no way in”"),
    "name of a thing": ("It came from an account called “Ann-Lee” there.", "“Ann-Lee”"),
    "programme that was told": ("Ann Lee told “Fox and Friends” it was over.", "“Fox and Friends”"),
    "noun behind": ("The “fiscal cliff” deal was made.", "“fiscal cliff”"),
    "hedge": ("He gave a “farewell address” of sorts.", "“farewell address”"),
    "button": ("To go on, click “sign up.”", "“sign up.”"),
    "translation": (
        "It is Latin for “if you want peace, prepare for war.”",
        "“if you want peace, prepare for war.”",
    ),
    "one word": ("The “experts” were wrong.", "“experts”"),
    "one word before a comma": ("It was “birtherism,” a lie.", "“birtherism,”"),
    "nickname in a name": ("Ann “Little Bo” Hill was there.", "“Little Bo”"),
    "single marks beside double ones": ("‘Bad pills’ fail. “No,” he said. “Well.”", "‘Bad pills’"),
    "supposed": (
        "Q: Why?\n\nA: If you tell people, ‘Get out of my town!’ it is late.\n\nQ: So?",
        "‘Get out of my town!’",
    ),
}


@pytest.mark.parametrize(("text", "words"), SPEECH.values(), ids=SPEECH)
def test_speech_is_listed_as_a_quotation(text, words):
    quotations = [text[slice(*span)] for s in split(text, "en").statements for span in s.quotations]

    assert words in quotations


@pytest.mark.parametrize(("text", "words"), TERMS.values(), ids=TERMS)
def test_titles_and_terms_are_not_quotations(text, words):
    statements = split(text, "en").statements

    assert words in [text[slice(*span)] for s in statements for span in s.terms]
    assert words not in [text[slice(*span)] for s in statements for span in s.quotations]
