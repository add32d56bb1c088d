"""The changed passages between two captures of a page, with some words around them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.revisions import CONTEXT, DifferenceKind, changed_passages
from tests.text.cost import executed_lines

FILLER = " ".join(f"Sentence number {n} says nothing new." for n in range(60))


def changes_of(old: str, new: str) -> list[list[tuple[str, str]]]:
    """Of each stretch, what went and what came."""
    return [
        [
            (w.kind.value, w.text.strip())
            for w in passage.words
            if w.kind is not DifferenceKind.EQUAL
        ]
        for passage in changed_passages(old, new)
    ]


CASES = {
    "nothing": ("It is safe.", "It is safe.", []),
    "blanks only": ("It is safe.\n\nIt rained.", "It is  safe.\nIt rained.", []),
    "a word": (
        "It is safe to drive.",
        "It is unsafe to drive.",
        [[("delete", "safe"), ("insert", "unsafe")]],
    ),
    "a not": ("It is safe to drive.", "It is not safe to drive.", [[("insert", "not")]]),
    "from nothing": ("", "It is safe.", [[("insert", "It is safe.")]]),
    "to nothing": ("It is safe.", "", [[("delete", "It is safe.")]]),
    "two that lie far apart": (
        f"It cost 4. {FILLER} It rained.",
        f"It cost 5. {FILLER} It snowed.",
        [[("delete", "4"), ("insert", "5")], [("delete", "rained"), ("insert", "snowed")]],
    ),
    "two that lie near": (
        "It cost 4. It rained.",
        "It cost 5. It snowed.",
        [[("delete", "4"), ("insert", "5"), ("delete", "rained"), ("insert", "snowed")]],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_only_what_differs_is_shown(old, new, expected):
    assert changes_of(old, new) == expected


def test_whole_words_are_shown_around_a_change():
    old = f"{FILLER} It is safe. {FILLER}"
    (passage,) = changed_passages(old, old.replace("safe", "unsafe"))

    before, after = passage.words[0].text, passage.words[-1].text
    assert before.endswith("It is ")
    assert 0 < len(before) <= CONTEXT
    assert f" {before}" in f" {old}"
    assert before.split()[0] in old.split()
    assert 0 < len(after) <= CONTEXT


def test_a_moved_sentence_is_a_deletion_and_an_insertion():
    sentences = FILLER.split(". ")
    moved = [*sentences[1:50], sentences[0], *sentences[50:]]

    passages = changes_of(". ".join(sentences), ". ".join(moved))

    kinds = [kind for passage in passages for kind, _words in passage]
    assert sorted(kinds) == ["delete", "insert"]


WORDS = st.lists(
    st.sampled_from(["a", "b", "not", "4.5", "Yes.", "\n", "one", "two."]), max_size=40
)


@given(WORDS, WORDS)
def test_the_passages_turn_the_old_text_into_the_new_one(old_words, new_words):
    old, new = " ".join(old_words), " ".join(new_words)
    made, done = [], 0

    for passage in changed_passages(old, new):
        made += [old[done : passage.old.start], new[slice(*passage.new)]]
        done = passage.old.end
    made.append(old[done:])

    assert "".join("".join(made).split()) == "".join(new.split())


@given(WORDS)
def test_a_text_does_not_differ_from_itself(words):
    text = " ".join(words)

    assert changed_passages(text, text) == ()


def edited_words(count: int) -> tuple[str, str]:
    """A text of so many words, and the same with one word in 300 changed."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefgh", k=5)) for _number in range(count)]
    old = [word + "." if n % 15 == 14 else word for n, word in enumerate(words)]
    new = [word + "x" if n % 300 == 7 else word for n, word in enumerate(old)]
    return " ".join(old), " ".join(new)


def test_four_times_the_words_cost_less_than_six_times_as_much():
    small, large = (
        executed_lines(changed_passages, *edited_words(size)) for size in (3_000, 12_000)
    )

    assert large < 6 * small


def test_each_of_many_changes_in_a_long_text_is_a_passage():
    assert len(changed_passages(*edited_words(12_000))) == 40


def test_two_long_texts_without_a_common_sentence_are_one_replacement(monkeypatch):
    monkeypatch.setattr("articles.text.revisions.changes.MOST_COMPARED", 100)

    assert changes_of("It cost four millions.", "She left early today.") == [
        [("delete", "It cost four millions."), ("insert", "She left early today.")]
    ]
