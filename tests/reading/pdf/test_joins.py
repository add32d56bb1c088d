"""Words are joined over the ends of lines."""

import pytest

from articles.reading.pdf.joins import Vocabulary, join
from tests.reading.pdf.lines import line

JOINS = {
    "a divided word": ("the ac-", "counts", "accounts"),
    "a soft hyphen": ("soft\u00ad", "ly", "softly"),
    "a typographic hyphen": ("per\u2010", "mitted", "permitted"),
    "before a capital": ("Franco-", "German", "Franco-German"),
    "a compound of the file": ("well-", "known", "well-known"),
    "a first part of compounds": ("half-", "year", "half-year"),
    "a number in words": ("twenty-", "one", "twenty-one"),
    "one letter": ("e-", "mail", "e-mail"),
    "before a figure": ("COVID-", "19", "COVID-19"),
    "years": ("2011-", "2019", "2011-2019"),
    "years with a dash": ("2011–", "2019", "2011–2019"),
    "figures": ("5,000", "300", "5,000 300"),
    "a part of a compound": ("Ein-", "und", "Ein- und"),
    "the end of a word": ("pho-", "to", "photo"),
    "a dash": ("word –", "and", "word – and"),
    "a long dash": ("word—", "and", "word—and"),
    "an address": ("https://orrin.example/the-", "closure", "https://orrin.example/the-closure"),
    "a slash": ("https://orrin.example/minutes/", "a", "https://orrin.example/minutes/a"),
    "a query": ("www.orrin.example/a?b=", "5", "www.orrin.example/a?b=5"),
    "a path": ("https://orrin.example/min", "utes/a", "https://orrin.example/minutes/a"),
    "an address without its scheme": ("orrin.example/the-", "closure", "orrin.example/the-closure"),
    "an address that goes on": (
        "https://orrin.example",
        "/minutes",
        "https://orrin.example/minutes",
    ),
    "an e-mail address": ("press-", "office@orrin.example", "press-office@orrin.example"),
    "the sign of a paper": ("doi:10.1234/a-", "b", "doi:10.1234/a-b"),
    "a figure and a word": ("a 10-", "year", "a 10-year"),
    "a figure and a part of a compound": ("5-", "and", "5- and"),
    "the end of an address": ("www.orrin.example", "and", "www.orrin.example and"),
    "Japanese": ("港は", "安全だ", "港は安全だ"),
}
KNOWN = Vocabulary(frozenset(), frozenset({"well-known"}), divides=True)


@pytest.mark.parametrize(("before", "after", "expected"), JOINS.values(), ids=JOINS)
def test_a_hyphen_at_the_end_of_a_line_stays_only_where_it_belongs(before, after, expected):
    first, between = join(before.split()[-1], after, KNOWN)

    assert (before[: -len(before.split()[-1])] + first + between + after).endswith(expected)


def test_a_plain_hyphen_stays_where_the_file_has_others_for_divided_words():
    lines = [
        line("nobody would be per\u2010"),
        line("mitted to enter, as is well-"),
        line("known."),
    ]
    known = Vocabulary.of_lines(lines)

    assert join("per\u2010", "mitted", known) == ("per", "")
    assert join("well-", "known.", known) == ("well-", "")


def test_a_file_that_divides_no_words_keeps_the_hyphens_of_compounds():
    lines = [line("The port has its own words for all that it has.") for _count in range(200)]
    known = Vocabulary.of_lines([*lines, line("This is a letter-")])

    assert join("letter-", "spaced", known) == ("letter-", "")
    assert join("wo-", "rds", known) == ("wo", "")
