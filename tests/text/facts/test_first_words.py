"""The table of first words leaves out no match: what a search through the whole sentence finds is tried."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.facts import dates, quantities, wording
from articles.text.facts.facts import FIRST_WORDS
from articles.text.facts.first_words import FirstWords, matches

PATTERNS = [
    *((reader.name, reader.pattern) for reader in dates.READERS),
    ("quantity", quantities.FIGURE),
    ("superlative", wording.SUPERLATIVE),
    ("comparison", wording.PLAIN_COMPARISON),
    ("comparison with times", wording.COMPARISON_WITH_TIMES),
    ("negation", wording.NEGATION),
    ("quantifier", wording.QUANTIFIER),
]
# with "_" for a blank
PIECES = """
    January Mar. May March Sept. Tuesday Tues. Fri between Between from From to and in 3 3rd 14 1,345.5 5½ ½ 2/3
    2014-17 1990s 2025-02-25 3.4.2025 9:30 5pm 40% 3-2 30k $5m one two sixty-five hundred thousand a an half
    a_few several many dozens second third twentieth quarter halves thirds of the its years
    never_before all-time_high record record-high most dangerous least likely largest forest best worst first
    only solely unmatched more less fewer greater other under than any ever
    twice times as_many_as higher doubled halvedly exceedingly outnumbered rose_by up down_by nearly 5
    compared_with the_same_size_as no no_longer not_only cannot none neither without denies denials refusal
    all all_of every everyone a_majority a_few_of many_of some most_of most_voters several_of
    nineteen_ninety-five twenty_ten zero_point_five a_quarter_of_a_million crore 12’500
    failed_to lack absence_of unable_to don't won’t isn't hardly İn ſix
"""
CASES: list[Callable[[str], str]] = [str, str, str, str.upper, str.title]
SENTENCES = st.lists(
    st.tuples(
        st.sampled_from([piece.replace("_", " ") for piece in PIECES.split()]),
        st.sampled_from([" ", " ", " ", "-", ", ", ".", "’", "'", "“", "\n", "/", "", "\u00a0"]),
        st.sampled_from(CASES),
    ),
    max_size=9,
).map(lambda parts: "".join(case(piece) + gap for piece, gap, case in parts))


def spans(matched):
    return [match.span() for match in matched]


@given(SENTENCES)
@example(
    "It doubledThe sum; nobody’d exceedingly 5 times as many as “the same hour as” in half a million."
)
def test_trying_only_first_words_finds_what_a_whole_search_finds(sentence):
    starts = FIRST_WORDS.starts(sentence)

    for name, pattern in PATTERNS:
        tried = matches(pattern, sentence, starts[name])
        assert spans(tried) == spans(pattern.finditer(sentence)), (name, sentence)


@given(SENTENCES)
def test_comparisons_need_their_slow_pattern_only_where_times_stands(sentence):
    starts = FIRST_WORDS.starts(sentence)
    fast = wording.comparisons(sentence, starts["comparison"], starts["comparison with times"])

    slow = wording.COMPARISON_WITH_TIMES.finditer(sentence)
    assert [(fact.start, fact.end) for fact in fast] == spans(slow)


@pytest.mark.parametrize(
    ("pattern", "words", "entry", "sentence"),
    [
        (wording.NEGATION, wording.FIRST_WORDS_OF_NEGATIONS, "nobody", "Nobody came."),
        (wording.NEGATION, wording.FIRST_WORDS_OF_NEGATIONS, "-n'", "It isn’t."),
        (wording.SUPERLATIVE, wording.FIRST_WORDS_OF_SUPERLATIVES, "-est", "The largest."),
        (wording.PLAIN_COMPARISON, wording.FIRST_WORDS_OF_COMPARISONS, "the same", "The same as."),
        (wording.PLAIN_COMPARISON, wording.FIRST_WORDS_OF_COMPARISONS, "exceed-", "It exceeds 5."),
        (quantities.FIGURE, quantities.FIRST_WORDS, "0-", "About 5."),
    ],
    ids=["nobody", "n’t", "largest", "the same", "exceeds", "5"],
)
def test_a_table_without_the_entry_misses_the_match(pattern, words, entry, sentence):
    def matches_with(words):
        return spans(matches(pattern, sentence, FirstWords({"any": words}).starts(sentence)["any"]))

    assert len(matches_with(words)) == 1
    assert matches_with(words - {entry}) == []
