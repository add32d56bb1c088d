"""Whole articles: each inconsistency is found at its two places, and consistent articles raise no question.

`inconsistent.toml` and `consistent.toml` hold them. To add one, copy an entry: `first` and `second` are
the words of the article that the question shows.
"""

import tomllib
from pathlib import Path

import pytest

from articles.text import analyse, split

FOLDER = Path(__file__).parent


def articles(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["article"]


def questions(article):
    text = article["text"].strip()
    return [
        (each.kind.value, text[slice(*each.first)], text[slice(*each.second)])
        for each in analyse(split(text, article["language"]), None).inconsistencies
    ]


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(each, id=f"{each['kind']}-{each['language']}-{number}")
        for number, each in enumerate(articles("inconsistent.toml"))
    ],
)
def test_the_inconsistency_of_an_article_is_found(article):
    expected = article["kind"], article["first"], article["second"]

    assert questions(article) == [expected]


@pytest.mark.parametrize("article", articles("consistent.toml"))
def test_a_consistent_article_raises_no_question(article):
    assert questions(article) == []
