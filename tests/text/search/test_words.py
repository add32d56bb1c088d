"""The words of a text for the search."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.search import fold, marked, parse_query, search_words, text_parts
from articles.text.search.parts import MARK_EVERY, MOST_POSITIONS, MOST_USES, REPEATED

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcABC 'é’-.,/%0123456789 \n“”\"ال وكتبىة שלוםָ 日本人の知 ßæ"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=300,
)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("O’Brien's", ["o", "brien", "s"]),
        ("COVID-19", ["covid", "19"]),
        ("2024-05-01", ["2024", "05", "01"]),
        ("1.2.3.4", ["1", "2", "3", "4"]),
        ("4.5%", ["4.5", "%"]),
        ("4,5", ["4.5"]),
        ("12,300", ["12|12300", "300|12300"]),
        ("12 300", ["12|12300", "300|12300"]),
        ("1.234,56", ["1|1234.56", "234|1234.56"]),
        ("U.S. and e.g.", ["us", "and", "eg"]),
        ("٢٠٢٤", ["2024"]),
        ("Straße ÉCOLE ﬁn İstanbul", ["strasse", "ecole", "fin", "istanbul"]),
        ("co\u00adoperate", ["cooperate"]),
        ("日本語", ["日", "本", "語"]),
        ("が", ["が"]),
        ("שָׁלוֹם צה״ל", ["שלום", "צהל"]),
        ("كِتَابٌ", ["كتاب|تاب"]),
        ("والكتاب", ["والكتاب|الكتاب|كتاب"]),
        ("للكتاب", ["للكتاب|لكتاب|الكتاب|كتاب"]),
        (" - \n", []),
    ],
)
def test_a_word_has_one_key_for_all_ways_of_writing_it(written, keys):
    assert ["|".join(word.keys) for word in search_words(written)] == keys


@given(TEXTS)
def test_the_spans_of_words_ascend_and_lie_in_the_text(text):
    end = 0
    for word in search_words(text):
        assert end <= word.start < word.end <= len(text)
        assert all(word.keys)
        end = word.end


@given(TEXTS)
def test_each_word_is_found_when_it_is_typed(text):
    """What stands between blanks is typed alone, as it is written."""
    keys = [set(word.keys) for word in search_words(text)]
    for written in re.sub(r"[\"“”„«»「」『』*]", " ", text).split():
        for term in parse_query(f"{written} .").terms:
            assert any(
                all(
                    at + n < len(keys) and not keys[at + n].isdisjoint(step)
                    for n, step in enumerate(steps)
                )
                for steps in term.forms()
                for at in range(len(keys))
            ), written


@pytest.mark.parametrize(
    "text", ["about 30,000 people", "about 30000 people", "about 30 000 people"]
)
@pytest.mark.parametrize("typed", ['"about 30,000 people"', '"about 30000 people"'])
def test_a_number_in_a_phrase_is_found_in_groups_and_without(text, typed):
    shown = [each.text for each in marked(f"Of {text}.", parse_query(typed)) if each.is_marked]

    assert shown == [text]


@given(TEXTS)
def test_marks_change_no_character(text):
    pieces = marked(text, parse_query(text))
    assert "".join(piece.text for piece in pieces) == text


@given(TEXTS)
def test_positions_ascend(text):
    for part in text_parts(text):
        for places in re.findall(r":([\d,]+)(?= |\Z)", part.vector):
            numbers = [int(place) for place in places.split(",")]
            assert numbers == sorted(set(numbers))
            assert numbers[-1] <= MOST_POSITIONS


def test_a_long_text_has_parts_that_repeat_the_last_words_of_the_one_before():
    text = " ".join(f"w{number}" for number in range(20_000))
    all_words = list(search_words(text))
    words, ends = [word.start for word in all_words], {word.end for word in all_words}

    parts = list(text_parts(text))

    assert len(parts) > 2
    for former, part in pairwise(parts):
        assert former.end > part.start
        assert former.end in ends
        assert words.index(part.start) > 0
    assert parts[-1].end == len(text)
    assert parts[0].marks[:2] == (0, words[MARK_EVERY])


def test_no_part_has_a_word_more_often_than_the_database_keeps():
    parts = list(text_parts("the " * 5_000))

    assert len(parts) > 5_000 / MOST_USES
    assert all(part.vector.count(",") < MOST_USES for part in parts)
    assert REPEATED < MOST_USES


def test_a_word_of_any_length_fits():
    (part,) = text_parts("x" * 1_000_000)
    assert len(part.vector) < 100
    assert fold("É" * 3) == "eee"
