"""Annotations keep their words when somebody edits the text, or are reported as lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import anchor_spans

OLD = (
    "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody believed her then.\n\n"
    "The bridge opened in 2019. Nobody has counted the cars. The mayor said that the tunnel cost "
    "4.5 million euros, and that the people of the city had paid for it with their own money.\n\n"
    "Nobody has counted the cars. In the end it was the people who paid."
)


def span(words: str, number: int = 0, text: str = OLD) -> tuple[int, int]:
    start = -1
    for _time in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "number", "edits", "expected"),
    [
        ("4.5 million", 0, [], ("4.5 million", 0)),
        ("4.5 million", 1, [("Minister", "The minister")], ("4.5 million", 1)),
        ("4.5 million", 0, [("In the end", "At last")], ("4.5 million", 0)),
        ("cars", 1, [("Minister", "The minister"), ("who paid", "that paid")], ("cars", 1)),
        (
            "4.5 million",
            0,
            [("bridge cost", "new bridge cost"), ("who", "that")],
            ("4.5 million", 0),
        ),
        (
            "The bridge opened in 2019.",
            0,
            [
                ("The bridge opened in 2019. ", ""),
                ("Minister", "The bridge opened in 2019. Minister"),
            ],
            None,
        ),
        ("opened", 0, [("opened", "was opened"), ("Jane", "J."), ("who", "that")], ("opened", 0)),
        ("2019", 0, [("2019", "2018")], ("2018", 0)),
        ("4.5 million", 0, [("4.5 million", "five million")], ("five million", 0)),
        ("Nobody believed her then.", 0, [(" Nobody believed her then.", "")], None),
        (
            "4.5 million",
            0,
            [("the bridge cost 4.5 million euros. Nobody believed", "nobody")],
            None,
        ),
        (
            "Nobody has counted the cars. The mayor said that the tunnel cost 4.5 million euros",
            0,
            [("Jane", "J."), ("mayor", "old mayor"), ("who", "that")],
            (
                "Nobody has counted the cars. The old mayor said that the tunnel cost 4.5 million euros",
                0,
            ),
        ),
    ],
    ids=[
        "untouched",
        "after the edit",
        "before the edit",
        "between edits",
        "beside an edit",
        "moved away from its context",
        "words added beside",
        "corrected in place",
        "replaced in place",
        "deleted",
        "deleted with its neighbours, while the same words remain elsewhere",
        "a long one with an edit in it",
    ],
)
def test_an_annotation_follows_its_words(words, number, edits, expected):
    new = OLD
    for before, after in edits:
        assert before in new
        new = new.replace(before, after, 1)

    (new_span,) = anchor_spans([span(words, number)], OLD, new)

    assert new_span == (expected and span(expected[0], expected[1], new))


SENTENCES = st.lists(st.booleans(), min_size=1, max_size=12)


@given(SENTENCES, st.data())
def test_an_annotation_finds_its_own_sentence_among_similar_ones_or_none(kept, data):
    """The sentences differ only in a number. Some are removed, and others are inserted."""
    target = data.draw(st.integers(0, len(kept) - 1))
    sentences = [f"Bridge {n} cost 4.5 million. " for n in range(len(kept))]
    old = "".join(sentences)
    start = old.index(f"Bridge {target} ") + len(f"Bridge {target} cost ")
    parts = [sentence for sentence, stays in zip(sentences, kept, strict=True) if stays]
    for _time in range(data.draw(st.integers(0, 3))):
        parts.insert(data.draw(st.integers(0, len(parts))), "Nobody knew why. ")
    new = "".join(parts)

    (new_span,) = anchor_spans([(start, start + len("4.5 million"))], old, new)

    if kept[target]:
        assert new_span is not None
        before = f"Bridge {target} cost "
        assert new[new_span[0] - len(before) : new_span[1]] == f"{before}4.5 million"
    else:
        assert new_span is None


@given(st.text("ab. \n", max_size=60), st.text("ab. \n", max_size=60), st.data())
def test_after_any_edit_a_span_lies_in_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))

    (new_span,) = anchor_spans([(start, end)], old, new)

    if new_span is not None and start < end:
        assert 0 <= new_span[0] < new_span[1] <= len(new)


@given(st.text("ab. \n", max_size=60), st.data())
def test_in_an_unchanged_text_every_span_keeps_its_position(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert anchor_spans([(start, end)], text, text) == [(start, end)]
