"""Facts and exact spans are carried over only where nothing changed."""

import pytest

from articles.text import CarryOver, SegmentedText, Span, carry_over_facts
from tests.text.revisions.segmented import LONG, OTHER, THIRD, segmented

NUMBER, NAME = "number", "name"
FACTS = {
    "the same": ([LONG, OTHER], [LONG, OTHER], "about 30,000 people", NUMBER, "about 30,000 people"),
    "moved": ([LONG, OTHER, THIRD], [OTHER, THIRD, LONG], "about 30,000 people", NUMBER, "about 30,000 people"),
    "another word of the statement changed": (
        [LONG], [LONG.replace("north", "south")], "about 30,000 people", NUMBER, "about 30,000 people",
    ),
    "another number": ([LONG], [LONG.replace("30", "40")], "about 30,000 people", NUMBER, None),
    "a word before it": ([LONG], [LONG.replace("about", "only about")], "about 30,000 people", NUMBER, None),
    "the statement is gone": ([LONG, OTHER], [OTHER], "about 30,000 people", NUMBER, None),
    "one of two equal statements is gone": (
        [LONG, LONG, OTHER], [LONG, OTHER], "about 30,000 people", NUMBER, None,
    ),
    "a name that the new text shows to be a common word": (
        ["Rosa left the town early.", "They met Rosa."],
        ["Rosa left the town early.", "A rosa is a flower."],
        "Rosa", NAME, None,
    ),
    "a kind that the words do not have": ([LONG], [LONG], "about 30,000 people", NAME, None),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words", "kind", "expected"), FACTS.values(), ids=FACTS)
def test_a_fact_is_carried_over_only_when_its_words_and_their_neighbours_are_the_same(
    old, new, words, kind, expected
):
    one, other = segmented(*old), segmented(*new)
    start = one.text.index(words)

    (span,) = carry_over_facts(CarryOver(one, other), [(start, start + len(words), kind)])

    assert (other.text[slice(*span)] if span else None) == expected


def test_facts_are_carried_over_in_the_order_in_which_they_were_given():
    text = segmented(LONG, "Rosa left.", OTHER)
    words = [("May", "date"), ("about 30,000 people", NUMBER)]
    facts = [(text.text.index(w), text.text.index(w) + len(w), kind) for w, kind in words]

    spans = carry_over_facts(CarryOver(text, text), facts)

    shown = [text.text[span.start : span.end] for span in spans if span]
    assert shown == ["May", "about 30,000 people"]


EXACT = {
    "the same": ([LONG, OTHER], [LONG, OTHER], "30,000 people", "30,000 people"),
    "moved": ([LONG, OTHER, THIRD], [OTHER, THIRD, LONG], "30,000 people", "30,000 people"),
    "two statements": ([LONG, OTHER], [THIRD, LONG, OTHER], f"{LONG} {OTHER}", f"{LONG} {OTHER}"),
    "two torn apart": ([LONG, OTHER], [LONG, THIRD, OTHER], f"{LONG} {OTHER}", None),
    "an edited statement": ([LONG], [LONG.replace("north", "south")], "30,000 people", None),
    "a statement that is gone": ([LONG, OTHER], [OTHER], "30,000 people", None),
    "no statement": ([LONG, OTHER], [LONG, OTHER], " ", None),
}


@pytest.mark.parametrize(("old", "new", "words", "expected"), EXACT.values(), ids=EXACT)
def test_an_exact_span_is_found_only_in_the_same_statements(old, new, words, expected):
    one, other = segmented(*old), segmented(*new)
    start = one.text.index(words) if words.strip() else one.spans[0].end

    span = CarryOver(one, other).exact_span(Span(start, start + len(words)))

    assert (other.text[slice(*span)] if span else None) == expected


def test_a_span_over_another_line_break_is_not_exact():
    spans = [Span(0, 9), Span(10, 19)]
    old, new = (
        SegmentedText("One came.\nTwo went.", spans),
        SegmentedText("One came. Two went.", spans),
    )

    assert CarryOver(old, new).exact_span(Span(4, 19)) is None
