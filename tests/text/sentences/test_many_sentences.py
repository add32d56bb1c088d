"""A text of very many short lines has a limited number of statements, and all of its words."""

import sys

import pytest

from articles.text.languages import load_language
from articles.text.sentences import sentences

ENGLISH = load_language("en")
MODULE = sys.modules["articles.text.sentences.sentences"]


@pytest.fixture(autouse=True)
def at_most_ten(monkeypatch):
    monkeypatch.setattr(MODULE, "MOST_SENTENCES", 10)


@pytest.mark.parametrize("lines", [11, 30, 500])
def test_neighbours_are_joined_where_there_are_too_many(lines):
    text = "\n".join(f"Word {number}" for number in range(lines))

    spans = sentences(text, ENGLISH)

    assert 1 < len(spans) <= 10
    assert "\n".join(text[start:end] for start, end in spans) == text


def test_long_sentences_stay_as_they_are_among_short_ones():
    long = "The minister said that the bridge, which was built in 2019, is as safe as any other."
    text = "\n".join(["A", "B", "C", long, "D", long, "E", "F", "G", "H", "I", long])

    joined = [text[start:end] for start, end in sentences(text, ENGLISH)]

    assert len(joined) <= 10
    assert [each.count(long) for each in joined].count(1) == 3


def test_as_many_as_are_allowed_are_not_joined():
    text = "\n".join("ABCDEFGHIJ")

    assert [text[start:end] for start, end in sentences(text, ENGLISH)] == list("ABCDEFGHIJ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said that it is safe", ["he said that it is safe"]),
        ("he said that the bridge is safe and", ["he said that the bridge", "is safe and"]),
        ("1234567890123456789012345678", ["1234567890123456789012345", "678"]),
        ("a 1234567890123456789012345678", ["a 12345678901234567890123", "45678"]),
    ],
    ids=["short enough", "blanks", "no blank", "no blank near"],
)
def test_what_is_too_long_for_a_sentence_is_cut_at_a_blank_if_there_is_one(
    text, expected, monkeypatch
):
    monkeypatch.setattr(MODULE, "LONGEST_SENTENCE", 25)

    assert [text[start:end] for start, end in sentences(text, ENGLISH)] == expected
