"""The sentences around a passage, and the fingerprint of their words."""

import pytest

from articles.text import Span
from articles.text.evidence import surrounding_sentences, words_fingerprint
from articles.text.evidence.surroundings import NEAR

TEXT = "It rained in Oslo. The dam did not break in May. Nobody was hurt there. She left."
CASES = {
    "inside one sentence": (["dam did"], ["The dam did not break in May."]),
    "a whole sentence": (["Nobody was hurt there."], ["Nobody was hurt there."]),
    "over two sentences": (
        ["in May. Nobody"],
        ["The dam did not break in May. Nobody was hurt there."],
    ),
    "two passages in one sentence": (["dam", "May"], ["The dam did not break in May."]),
    "two passages in two sentences": (["left", "Oslo"], ["It rained in Oslo.", "She left."]),
    "two passages in neighbouring sentences": (
        ["Oslo", "May"],
        ["It rained in Oslo.", "The dam did not break in May."],
    ),
    "a passage that reaches into the sentence of another": (
        ["dam", "in May. Nobody"],
        ["The dam did not break in May. Nobody was hurt there."],
    ),
    "none": ([], []),
}


@pytest.mark.parametrize(("passages", "expected"), CASES.values(), ids=CASES)
def test_a_passage_has_the_sentences_around_it(passages, expected):
    places = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in passages]

    assert [TEXT[slice(*span)] for span in surrounding_sentences(TEXT, places)] == expected


def test_a_blank_between_sentences_has_no_sentence_around_it():
    blank = TEXT.index(" The")

    assert surrounding_sentences(TEXT, [Span(blank, blank + 1)]) == (Span(blank, blank + 1),)


def test_a_very_long_sentence_is_cut_near_the_passage():
    text = "word " * 1_000 + "dam " + "word " * 1_000
    start = text.index("dam")

    ((first, last),) = surrounding_sentences(text, [Span(start, start + 3)])

    assert start - NEAR <= first <= start - NEAR + len("word ")
    assert start + 3 + NEAR - len("word ") <= last <= start + 3 + NEAR


def test_abbreviations_are_those_of_the_language():
    text = "Das sagte Hr. Roth. Er ging."
    start = text.index("Roth")

    german, english = (
        [
            text[slice(*span)]
            for span in surrounding_sentences(text, [Span(start, start + 4)], language=code)
        ]
        for code in ("de", "en")
    )

    assert german == ["Das sagte Hr. Roth."]
    assert english == ["Roth."]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The dam “broke”.", 'the dam\n"Broke"', True),
        ("30,000 people", "30 000 people", True),
        ("The dam broke.", "The dam did not break.", False),
        ("It broke. It rained.", "It rained. It broke.", False),
        ("", " \n", True),
    ],
    ids=["marks, capitals and lines", "how a number is written", "not", "order", "no words"],
)
def test_the_fingerprint_is_that_of_the_words(one, other, same):
    assert (words_fingerprint(one) == words_fingerprint(other)) == same
