import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.segments import called


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
def test_names_that_a_comment_calls(text, names):
    assert [each.name for each in called(text)] == names


@given(st.text())
def test_each_span_holds_the_sign_and_the_name(text):
    for each in called(text):
        assert text[each.start : each.end] == f"@{each.name}"
