"""Lines of JSON become articles, or a sentence that says why not."""

import io
import json
from datetime import date
from typing import Any

import pytest

from articles.importing import ArticleLine, RefusedLine, article_lines, read_article_lines


def read(data: bytes) -> list[Any]:
    return list(read_article_lines(io.BytesIO(data)))


def one(**values: Any) -> Any:
    (line,) = read(json.dumps({"title": "Bridge", "text": "It is safe."} | values).encode())
    return line


def test_all_details_are_read():
    line = one(byline="Rosa", publisher="Post", published_on="2026-05-31", language="de-AT")

    assert (line.title, line.text) == ("Bridge", "It is safe.")
    assert (line.byline, line.publisher, line.language) == ("Rosa", "Post", "de-AT")
    assert line.published_on == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Ça coûte\r\ncher. 桥 🌉", "Ça coûte\ncher. 桥 🌉"),
        ("  A\u0000b\ud800c\ufeff.  ", "Abc."),
        ("Cafe\u0301", "Café"),
    ],
)
def test_any_unicode_is_normalised(written, text):
    assert one(text=written).text == text


def test_a_title_is_one_line_without_control_characters():
    assert one(title=" The\n bridge\u0000 \ud83d ").title == "The bridge"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": " "}, '"title" is missing'),
        ({"text": None}, '"text" is missing'),
        ({"text": 5}, '"text" is not a string'),
        ({"text": "..."}, "no words"),
        ({"text": "a" * 1_000_001}, "The limit is 1,000,000"),
        ({"title": "a" * 501}, '"title" has 501 characters'),
        ({"published_on": "in May"}, '"published_on" is not a date'),
        ({"key": []}, '"key" is not'),
        ({"key": True}, '"key" is not'),
        ({"key": "a" * 201}, '"key" is not'),
    ],
)
def test_a_wrong_value_is_named(values, sentence):
    assert sentence in one(**values).sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' + b"1" * 5000 + b"}", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'{"text": "\xff"}', "not in UTF-8"),
    ],
)
def test_a_line_that_is_no_article_is_refused_with_its_number(data, sentence):
    blank, refused = read(b'{"title": "T", "text": "Safe."}\n\n' + data + b"\n")

    assert isinstance(blank, ArticleLine)
    assert refused.number == 3
    assert sentence in refused.sentence


def test_a_line_that_is_too_long_is_skipped_whole(monkeypatch):
    monkeypatch.setattr(article_lines, "LONGEST_LINE", 40)

    first, second = read(b"a" * 95 + b'\n{"title": "T", "text": "Safe."}')

    assert isinstance(first, RefusedLine)
    assert (second.number, second.title) == (2, "T")


def test_a_byte_order_mark_before_the_first_line_is_no_error():
    assert one(title="Bridge") == read(b'\xef\xbb\xbf{"title": "Bridge", "text": "It is safe."}')[0]


def test_equal_articles_have_equal_keys_unless_they_are_given_some():
    assert one().key == one(language="en").key
    assert one().key != one(byline="Rosa").key
    assert one(key=1).key == one(id="1").key != one(key=2).key
