"""Mentions of people in a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@rosa look", ["rosa"]),
        ("Ask @rosa, @ravi.", ["rosa", "ravi"]),
        ("(@rosa.lee) and @r+d", ["rosa.lee", "r+d"]),
        ("write to rosa@example.org", []),
        ("at @ noon", []),
        ("@@rosa", ["rosa"]),
        ("@روزا انظر", ["روزا"]),
    ],
)
def test_the_mentioned_names_are_found(text, names):
    assert [each.name for each in find_mentions(text)] == names


@given(st.text())
def test_the_span_of_a_mention_covers_the_sign_and_the_name(text):
    for each in find_mentions(text):
        assert text[each.start : each.end] == f"@{each.name}"
