"""Overlapping marks cut a span into pieces, each with the marks that lie over it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.segments import segments

CASES = {
    "no mark": ([], [(10, 20, "")]),
    "a mark over all": ([(10, 20, "a")], [(10, 20, "a")]),
    "a mark that reaches beyond both ends": ([(0, 30, "a")], [(10, 20, "a")]),
    "a mark in the middle": ([(12, 15, "a")], [(10, 12, ""), (12, 15, "a"), (15, 20, "")]),
    "a mark at the start": ([(10, 12, "a")], [(10, 12, "a"), (12, 20, "")]),
    "a mark outside": ([(20, 25, "a"), (0, 10, "b")], [(10, 20, "")]),
    "two that overlap": (
        [(10, 15, "a"), (13, 20, "b")],
        [(10, 13, "a"), (13, 15, "ab"), (15, 20, "b")],
    ),
    "one inside another": (
        [(10, 20, "a"), (12, 14, "b")],
        [(10, 12, "a"), (12, 14, "ab"), (14, 20, "a")],
    ),
    "two on the same words": ([(10, 20, "a"), (10, 20, "b")], [(10, 20, "ab")]),
}


@pytest.mark.parametrize(("marks", "expected"), CASES.values(), ids=CASES)
def test_a_span_is_cut_where_marks_begin_and_end(marks, expected):
    pieces = [(start, end, "".join(over)) for start, end, over in segments(10, 20, marks)]

    assert pieces == expected


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 9)), max_size=6).map(
        lambda marks: [mark for mark in marks if mark[0] < mark[1]]
    )
)
def test_the_pieces_make_up_the_span_and_each_mark_covers_its_own(marks):
    pieces = list(segments(10, 20, marks))

    assert [place for start, end, _over in pieces for place in range(start, end)] == [
        *range(10, 20)
    ]
    for start, end, over in pieces:
        for place in range(start, end):
            assert over == [mark for first, last, mark in marks if first <= place < last]
