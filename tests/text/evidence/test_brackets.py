"""The writer's own insertions in brackets."""

import pytest

from articles.text.evidence import MatchOutcome, locate
from tests.text.evidence.shown import shown

BRACKETS = {
    "put in": (
        "The government must act at once.",
        "The [Syrian] government must act at once",
        ["bracket: Syrian > name"],
    ),
    "for a pronoun": (
        "They want to know how it will end.",
        "[The Iraqis] want to know how it will end",
        ["bracket: The Iraqis > They name"],
    ),
    "for an ending": (
        "They want to know how it will end.",
        "They want[ed] to know how it will end",
        ["bracket: want[ed] > want"],
    ),
    "a not": (
        "The government must act at once.",
        "The government must [not] act at once",
        ["bracket: not > negation"],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), BRACKETS.values(), ids=BRACKETS)
def test_an_insertion_in_brackets_is_altered_and_bracketed(source, passage, differences):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert (match.outcome, match.bracketed) == (MatchOutcome.ALTERED, True)


def test_a_bracket_does_not_hide_another_change():
    match = locate(
        "The [Syrian] government must act later", "The government must act at once. He left."
    )

    assert (match.outcome, match.bracketed) == (MatchOutcome.ALTERED, False)
