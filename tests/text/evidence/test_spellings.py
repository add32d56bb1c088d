"""Quotations that the source spells otherwise, in `spellings.toml`. To add one, copy an entry."""

import tomllib
from pathlib import Path

import pytest

from articles.text.evidence import examine
from tests.text.evidence.shown import shown

TABLE = Path(__file__).parent / "spellings.toml"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{case['language']}-{number}")
        for number, case in enumerate(tomllib.loads(TABLE.read_text("utf-8"))["spelling"])
    ],
)
def test_another_spelling_is_told_from_another_word(case):
    article, source = case["article"], case["source"]

    (quotation,) = examine(article, source, language=case["language"]).quotations

    differences = shown(article[slice(*quotation.span)], source, quotation.located)
    words = [each.partition(": ")[2] for each in differences if not each.startswith("punctuation")]
    assert (quotation.located.outcome.value, words) == (case["outcome"], case["differs"])
