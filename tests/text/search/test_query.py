"""What a person types into the search."""

import pytest

from articles.text.search import MOST_WORDS, best_place, marked, parse_query


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("raise fares", "('raise') & ('fares':*)"),
        ("fares ", "('fares')"),
        ("far* raise ", "('far':*) & ('raise')"),
        ("“raise fares” ferry ", "('raise' <-> 'fares') & ('ferry')"),
        ('"raise fares"', "('raise' <-> 'fares')"),
        ("O'Brien ", "('o' <-> 'brien')"),
        ("O’Brien", "('o' <-> 'brien':*)"),
        ("COVID-19", "('covid' <-> '19')"),
        ("9/11", "('9' <-> '11')"),
        ("4.5%", "('4.5' <-> '%')"),
        ("1.3 billion ", "('1.3') & ('billion')"),
        ("30 000 people ", "('30000') & ('people')"),
        ("bread - butter or for ", "('bread') & ('butter') & ('or') & ('for')"),
        ("a & b | !c <-> (d) ", "('a') & ('b') & ('c') & ('d')"),
        ("日本語", "('日' <-> '本' <-> '語')"),
        ("الكتاب ", "(('الكتاب' | 'كتاب'))"),
        ('צה"ל ', "('צהל')"),
        ('a"b', "('a' <-> 'b':*)"),
        ('"', ""),
        (" - ", ""),
        ("\0", ""),
    ],
)
def test_typed_words_become_terms(typed, expected):
    assert parse_query(typed).as_tsquery() == expected


def test_of_very_many_words_the_first_are_searched_for():
    query = parse_query(" ".join(f"word{number}" for number in range(200)))

    assert query.is_cut
    assert sum(len(term.steps) for term in query.terms) <= MOST_WORDS


def test_a_long_phrase_is_searched_for_in_pieces():
    query = parse_query(f'"{"so " * 60}"')

    assert [len(term.steps) for term in query.terms] == [41, 19]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("The O’Briens raise fares.", "o'brien", "The [O’Briens] raise fares."),
        ("They raise. They raise fares.", '"raise fares"', "They raise. They [raise fares]."),
        ("بالكتاب", "كتاب", "[بالكتاب]"),
        ("東京都の人口", "人口", "東京都の[人口]"),
        ("Le café", "cafe", "Le [café]"),
        ("So 30 000 people", "30,000", "So [30] [000] people"),
    ],
)
def test_what_was_searched_for_is_marked(text, typed, expected):
    pieces = marked(text, parse_query(typed))

    assert "".join(f"[{p.text}]" if p.is_marked else p.text for p in pieces) == expected


def test_the_best_place_has_the_most_terms_closest_together():
    query = parse_query("ferry fares ")

    assert best_place({"ferry": [1, 500], "fares": [200, 503]}, query) == 500
    assert best_place({"ferry": [7]}, query) == 7
    assert best_place({}, query) == 1
