"""A new text is divided into statements as people divided the old one."""

import random
from itertools import pairwise

import pytest
from hypothesis import given

from articles.text import SegmentedText, Span, revise, split
from articles.text.revisions import AlignedKind, resegment
from tests.text.cost import executed_lines
from tests.text.revisions.segmented import LONG, OTHER, THIRD, segmented
from tests.text.revisions.test_carry_over import TEXTS


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["One came. Two went."], ["It rained.", "One came.", "Two went."],
         ["It rained.", "One came. Two went."]),
        (["He said", "that it is so."], ["He said that it is so.", "It rained."],
         ["He said", "that it is so.", "It rained."]),
        (["One came.", "Two went."], ["One came.", "Two went."], ["One came.", "Two went."]),
        (["One came. Two went."], ["One came.", "Two stayed."], ["One came.", "Two stayed."]),
        (["One. Two.", "Three."], ["One.", "Two. Three."], ["One. Two.", "Three."]),
    ],
    ids=["merged", "split", "same", "edited", "otherwise"],
)  # fmt: skip
def test_a_new_text_is_divided_as_the_old_one(old, new, expected):
    other = segmented(*new)

    assert [other.text[slice(*span)] for span in resegment(segmented(*old), other)] == expected


def test_four_times_the_statements_that_begin_alike_are_resegmented_for_less_than_six_times_the_cost():
    costs = []
    for size in (500, 2_000):
        old = segmented(*(f"The mayor of town {n} was there. It rained." for n in range(size)))
        new = segmented(*(f"The mayor of town {n} was not there." for n in range(size)))
        costs.append(executed_lines(resegment, old, new))

    assert costs[1] < 6 * costs[0]


@given(TEXTS, TEXTS)
def test_the_new_statements_cover_the_text(old, new):
    one, other = segmented(*old), segmented(*new)

    spans = resegment(one, other)

    covered = set().union(*(range(*span) for span in spans))
    assert all(place in covered or sign.isspace() for place, sign in enumerate(other.text))
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_a_revised_text_has_the_statements_of_the_splitter():
    dice = random.Random(1)
    old = " ".join(dice.sample([LONG, OTHER, THIRD], 3))
    before = split(old)

    revised = revise(
        SegmentedText(old, [Span(s.start, s.end) for s in before.statements]), old + " He left."
    )

    assert revised.carry_over.new.spans == [Span(s.start, s.end) for s in revised.split.statements]
    assert [pair.kind for pair in revised.carry_over.aligned] == [AlignedKind.UNCHANGED] * 3 + [
        AlignedKind.NEW
    ]
