"""Properties of the inconsistencies of any text, and the growth of their cost."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text import Span, split
from articles.text.consistency.check import inconsistencies
from articles.text.sentences import normalise
from tests.text.consistency.test_consistency import (
    AGES,
    CHANGES,
    CONSISTENT,
    DAYS,
    NAMES,
    PUBLISHED,
    QUANTITIES,
    QUOTATIONS,
    SUMS,
    inconsistencies_of,
)
from tests.text.cost import executed_lines


def test_four_times_the_text_costs_less_than_six_times_as_much():
    page = "\n\n".join(
        text for table in (NAMES, QUANTITIES, SUMS, DAYS, QUOTATIONS) for text, _ in table
    )
    costs = []
    for size in (5, 20):
        text = normalise(f"{page}\n\n" * size)
        spans = [Span(one.start, one.end) for one in split(text, "en").statements]
        costs.append(
            executed_lines(lambda text=text, spans=spans: inconsistencies(text, spans, PUBLISHED))
        )

    assert costs[1] < 6 * costs[0]


SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(
            [text for table in (NAMES, QUANTITIES, SUMS, DAYS, AGES, CHANGES) for text, _ in table]
        ),
        st.sampled_from(CONSISTENT),
        st.text(max_size=30),
    ),
    max_size=5,
)
ANY = st.one_of(SENTENCES.map(" ".join), SENTENCES.map("\n\n".join), st.text(max_size=100)).map(
    normalise
)


@given(ANY, st.one_of(st.none(), st.dates()))
def test_both_places_lie_in_the_text_and_the_result_is_always_the_same(text, published):
    asked = inconsistencies_of(text, published)

    assert asked == inconsistencies_of(text, published)
    for one in asked:
        for start, end in (one.first, one.second):
            assert 0 <= start < end <= len(text)
        assert one.first < one.second
        assert one.question.endswith((".", "?"))
