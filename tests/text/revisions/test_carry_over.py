"""Spans are carried over to a new text, and every change or guess is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import CarryOver, Doubt, SegmentedText, Span
from articles.text.revisions import AlignedKind, resegment
from tests.text.cost import executed_lines
from tests.text.revisions.segmented import LONG, OTHER, THIRD, segmented
from tests.text.revisions.test_alignment import revised

UNCHANGED, MOVED, EDITED = AlignedKind.UNCHANGED, AlignedKind.MOVED, AlignedKind.EDITED
CUT = AlignedKind.CUT


def carried_words(old, new, words):
    """What becomes of `words` of the old statements: (kind, words now, doubt)."""
    before, after = segmented(*old), segmented(*new)
    start = before.text.index(words)
    carried = CarryOver(before, after).carry_span(Span(start, start + len(words)))
    return carried.kind, after.text[slice(*carried.span)] if carried.span else "", carried.doubt


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        ([LONG], [OTHER, LONG], "30,000 people", (UNCHANGED, "30,000 people")),
        ([LONG], [LONG.replace("about 30,000", "some 30,000")], "30,000", (UNCHANGED, "30,000", Doubt.BESIDE)),
        ([LONG], [LONG.replace("about 30,000", "some 40,000")], "30,000 people",
         (EDITED, "some 40,000 people")),
        ([LONG], [LONG.replace("30", "not 30")], "30,000 people",
         (UNCHANGED, "30,000 people", Doubt.BESIDE)),
        ([LONG], [LONG.replace("holds", "never holds")], "holds about 30,000 people",
         (UNCHANGED, "holds about 30,000 people", Doubt.BESIDE)),
        ([LONG], [LONG.replace("holds", "never holds")], LONG, (EDITED, "")),
        ([LONG], ["Reportedly " + LONG], LONG, (EDITED, "Reportedly " + LONG)),
        ([LONG], ["Reportedly " + LONG], LONG[:-1], (EDITED, "Reportedly " + LONG[:-1])),
        ([LONG], ["Reportedly " + LONG], LONG[4:-1], (UNCHANGED, LONG[4:-1])),
        ([LONG], [LONG.replace(" about 30,000 people", "")], "about 30,000 people", (CUT, "")),
        ([LONG, OTHER], [OTHER], LONG, (CUT, "")),
        ([LONG, OTHER, THIRD], [THIRD, LONG, OTHER], THIRD, (MOVED, THIRD)),
        ([LONG, OTHER], [LONG, OTHER], f"{LONG} {OTHER}", (UNCHANGED, f"{LONG} {OTHER}")),
        ([LONG, OTHER], [LONG, THIRD, OTHER], f"{LONG} {OTHER}", (EDITED, OTHER)),
    ],
    ids=["same", "beside", "edited", "not before it", "beside it", "not inside", "whole",
         "but the stop", "part of it", "gone", "cut", "moved", "two", "torn apart"],
)  # fmt: skip
def test_words_are_carried_over_with_a_kind_and_a_doubt(old, new, words, expected):
    kind, now, doubt = carried_words(old, new, words)

    assert kind == expected[0]
    assert not expected[1] or now == expected[1]
    assert doubt == (expected[2] if len(expected) > 2 else Doubt.NONE)


def test_words_of_a_divided_statement_are_found_in_its_second_half():
    old = [
        (
            "The mayor left in May after a long fight over the old pier in the harbour, "
            "and two of the boats sank off the coast."
        )
    ]
    new = [
        "The mayor left in May after a long fight over the old pier in the harbour.",
        OTHER,
        "Later two of the boats sank off the coast.",
    ]

    assert carried_words(old, new, "two of the boats sank off the coast") == (
        MOVED, "two of the boats sank off the coast", Doubt.ELSEWHERE,
    )  # fmt: skip


def test_words_that_occur_several_times_are_not_moved():
    old = [LONG, "It is not clear who said it."]
    new = [LONG, f"{OTHER} So it is not clear who said it.", "Thus it is not clear who said it."]

    assert carried_words(old, new, "is not clear who said it")[0] != MOVED


@pytest.mark.parametrize(
    ("old", "new", "ambiguous"),
    [
        (["A.", LONG, "A.", OTHER], ["A.", LONG, "A.", OTHER], []),
        (["A.", LONG, "A.", OTHER], [LONG, "A.", OTHER], []),
        (["A.", LONG, "A.", OTHER], ["A.", LONG, OTHER, "A."], [2]),
        ([LONG, "A.", "A.", OTHER], [LONG, "A.", OTHER], [1, 2]),
        ([LONG, "A.", OTHER], [LONG, "A.", "A.", OTHER], [1]),
        (["A.", LONG, "A.", OTHER], ["A.", OTHER, "A.", LONG], [0, 2]),
    ],
    ids=["same", "one gone", "one elsewhere", "one of two", "one more", "order changed"],
)
def test_a_guess_between_equal_sentences_is_marked(old, new, ambiguous):
    carry_over = CarryOver(segmented(*old), segmented(*new))

    guessed = [number for number in range(len(old)) if carry_over.by_old[number].repeated]
    kept = [number for number in guessed if carry_over.by_old[number].new is not None]
    assert set(kept) <= set(ambiguous)
    assert set(ambiguous) <= set(guessed)


def test_no_two_claims_get_the_same_words():
    old = segmented("The old bridge over the river cost four million euros in 2019, he said.")
    new = segmented("The old bridge over the river was free, he said.")
    spans = [old.text.index(words) for words in ("cost four million", "million euros in 2019")]

    carried = CarryOver(old, new).carry_spans(
        [Span(spans[0], spans[0] + 17), Span(spans[1], spans[1] + 21)]
    )

    assert sorted(span.kind for span in carried) == [CUT, EDITED]
    assert [span.doubt for span in carried if span.kind == CUT] == [Doubt.TAKEN]


def test_four_times_the_statements_are_carried_over_for_less_than_six_times_the_cost():
    costs = []
    for size in (500, 2_000):
        old, new, *_rest = revised(size, size // 7, size // 20, size // 20, size // 50)
        one, other = segmented(*old), segmented(*new)
        recut_text = SegmentedText(other.text, resegment(one, other))
        costs.append(
            executed_lines(
                lambda old, new: CarryOver(old, new).carry_spans(old.spans), one, recut_text
            )
        )

    assert costs[1] < 6 * costs[0]


WORDS = st.sampled_from(
    ["He said no.", "No.", LONG, OTHER, THIRD, "It cost 4.5 million.", "It did not cost 5 million."]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=10)


@st.composite
def texts_and_spans(draw):
    old, new = segmented(*draw(TEXTS)), segmented(*draw(TEXTS))
    spans = []
    for _number in range(draw(st.integers(1, 6))):
        low, high = draw(st.sampled_from(old.spans))
        start = draw(st.integers(low, high - 1))
        spans.append(Span(start, draw(st.integers(start + 1, high))))
    return old, new, list(dict.fromkeys(spans))


@given(texts_and_spans())
def test_changed_and_moved_words_are_always_marked(case):
    old, new, spans = case
    carry_over = CarryOver(old, new)

    carried_spans = carry_over.carry_spans(spans)

    kept = [carried.span for carried in carried_spans if carried.span]
    assert len(set(kept)) == len(kept)
    for carried, span in zip(carried_spans, spans, strict=True):
        assert (carried.span is None) == (carried.kind == CUT)
        if carried.span is None:
            continue
        assert 0 <= carried.span.start < carried.span.end <= len(new.text)
        same = old.text[slice(*span)] == new.text[slice(*carried.span)]
        assert same == (carried.kind != EDITED)
        if carried.kind == UNCHANGED and not carried.doubt:
            # the statements between which it stands are the same, in the same order
            fate = carry_over.by_old[old.statement_at(span.start)]
            assert not fate.moved
            assert fate.new == new.statement_at(carried.span.start)


def without_blanks(words, start, end):
    """As a claim is: without blanks at its ends."""
    inside = words[start:end]
    return start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())


@given(TEXTS, st.randoms())
def test_a_text_carried_over_to_itself_is_unchanged(statements, dice):
    text = segmented(*statements)
    start = dice.randrange(len(text.text) - 1)
    start, end = without_blanks(text.text, start, dice.randrange(start + 1, len(text.text)))
    span = Span(start, max(end, start + 1))

    carried = CarryOver(text, text).carry_span(span)

    assert (carried.kind, carried.doubt) == (UNCHANGED, Doubt.NONE) or not _has_words(text, span)
    assert not _has_words(text, span) or carried.span == span


def _has_words(text, span):
    return all(any(map(str.isalnum, text.text[slice(*part)])) for _n, part in text.parts(span))
