"""Properties of any passage and any source."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text.evidence import MatchOutcome, WordingDifferenceKind, locate, read_source

WORD = re.compile(r"\w+")
TOUCHING = {
    WordingDifferenceKind.WORDS,
    WordingDifferenceKind.BRACKET,
    WordingDifferenceKind.OMITTED,
}
BEFORE = "Nobody knew what the harbour looked like at night. "
AFTER = " The lights went out and the boats came home."
# Made of syllables that no list of words holds, so that none is a number, a negation or small.
SYLLABLES = ["bova", "crem", "dulo", "fips", "gant", "hesk", "jomu", "kerv", "lapo", "mirt"]
KNOWN = [
    difference + other for difference in SYLLABLES for other in SYLLABLES if difference != other
]
SENTENCES = st.lists(st.sampled_from(KNOWN), min_size=12, max_size=30, unique=True)
TALK = "the a not camp must be closed soon now then again and he said we have no more men there".split()  # noqa: SIM905 (it reads better)
MARKS = ["", "", "", ",", ".", " —", "…", "”", " “", "!", "\n\n", "-"]
TEXTS = st.lists(st.tuples(st.sampled_from(TALK), st.sampled_from(MARKS)), max_size=40).map(
    lambda pairs: " ".join(word + mark for word, mark in pairs)
)
SIGNS = st.text(alphabet="ab N’'\"“”…[].,-\n\f\u00ad\u0301é中²ﬁ12%$ ", max_size=60)


@st.composite
def edits(draw):
    """A sentence, the same with some words replaced, put in or taken out, and what was done."""
    words = draw(SENTENCES)
    places = draw(
        st.lists(st.integers(1, len(words) // 3 - 1), min_size=1, max_size=3, unique=True)
    )
    kinds = draw(st.lists(st.sampled_from(["replace", "insert", "delete"]), min_size=3, max_size=3))
    edited, done = list(words), []
    for number, (place, kind) in enumerate(zip(sorted(places), kinds, strict=False)):
        at, new = place * 3, f"zuq{'xyz'[number]}ow"
        if kind == "replace":
            done.append((new, words[at]))
            edited[at] = new
        elif kind == "insert":
            done.append((new, ""))
            edited[at] = f"{new} {words[at]}"
        else:
            done.append(("", words[at]))
            edited[at] = ""
    return words, " ".join(word for word in edited if word), done


@given(edits())
def test_edits_to_a_passage_are_exactly_the_differences_shown(made):
    words, passage, done = made
    source = f"{BEFORE}{' '.join(words)}.{AFTER}"

    match = locate(passage, source)

    assert match.outcome == MatchOutcome.ALTERED
    assert source[slice(*match.parts[0].source)] == " ".join(words)
    assert [
        (passage[slice(*difference.passage)], source[slice(*difference.source)])
        for difference in match.differences
    ] == done
    assert {difference.kind for difference in match.differences} == {WordingDifferenceKind.WORDS}


@given(SENTENCES, st.sampled_from(["not", "never", "no"]), st.integers(1, 10))
def test_a_negation_put_in_or_left_out_always_stands_out(words, negation, place):
    longer = " ".join([*words[:place], negation, *words[place:]])
    shorter = " ".join(words)

    for passage, source in ((longer, shorter), (shorter, longer)):
        match = locate(passage, f"{BEFORE}{source}.{AFTER}")
        assert match.outcome == MatchOutcome.ALTERED
        assert [difference.negation for difference in match.differences] == [True]


@given(SENTENCES, st.integers(1, 10), st.integers(10, 99).filter(lambda n: n % 11))
def test_swapped_digits_always_stand_out(words, place, number):
    digits = str(number)
    passage = " ".join([*words[:place], f"{digits[0]}.{digits[1]}", *words[place:]])
    source = " ".join([*words[:place], f"{digits[1]}.{digits[0]}", *words[place:]])

    match = locate(passage, f"{BEFORE}{source}.{AFTER}")

    assert match.outcome == MatchOutcome.ALTERED
    assert [difference.number for difference in match.differences] == [True]


@given(SENTENCES, st.data())
def test_words_copied_from_the_source_are_exact_and_in_their_place(words, data):
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    source = f"{BEFORE}{' '.join(words)}.{AFTER}"
    passage = " ".join(words[start:end])

    match = locate(passage, source)

    assert match.outcome == MatchOutcome.EXACT
    assert source[slice(*match.parts[0].source)] == passage


@given(SENTENCES, st.data())
def test_a_line_end_inside_a_word_changes_nothing(words, data):
    place = data.draw(st.integers(1, len(words) - 2))
    cut = data.draw(st.integers(1, len(words[place]) - 1))
    parted = f"{words[place][:cut]}-\n{words[place][cut:]}"
    source = " ".join([*words[:place], parted, *words[place + 1 :]])

    match = locate(" ".join(words), f"{BEFORE}{source}.{AFTER}")

    assert (match.outcome, match.differences) == (MatchOutcome.EXACT, ())


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_a_passage_with_another_word_is_never_exact(passage, source):
    match = locate(passage, source)

    if match.outcome in (MatchOutcome.EXACT, MatchOutcome.PUNCTUATION):
        there = source[slice(*match.parts[0].source)]
        asides = [
            difference.source
            for difference in match.differences
            if difference.kind == WordingDifferenceKind.ASIDE
        ]
        if not asides:
            assert WORD.findall(passage.lower()) == WORD.findall(there.lower())
        assert not TOUCHING & {difference.kind for difference in match.differences}


@settings(max_examples=300)
@given(st.one_of(TEXTS, SIGNS), st.one_of(TEXTS, SIGNS))
def test_differences_lie_in_their_texts_and_are_not_equal(passage, source):
    match = locate(passage, source)

    for part in (*match.parts, *match.others):
        assert 0 <= part.passage.start < part.passage.end <= len(passage)
        assert 0 <= part.source.start < part.source.end <= len(source)
    for difference in match.differences:
        assert 0 <= difference.passage.start <= difference.passage.end <= len(passage)
        assert 0 <= difference.source.start <= difference.source.end <= len(source)
        assert passage[slice(*difference.passage)] != source[slice(*difference.source)]


@settings(max_examples=200)
@given(st.one_of(TEXTS, SIGNS))
@example("1a\x0c1")  # a page number behind a form feed
def test_a_text_looked_for_in_itself_is_exact(text):
    match = locate(text, text)

    assert match.outcome in (MatchOutcome.EXACT, MatchOutcome.NOT_CHECKABLE)


@given(st.one_of(TEXTS, SIGNS), st.one_of(TEXTS, SIGNS))
def test_the_result_is_always_the_same(passage, source):
    assert locate(passage, source) == locate(passage, read_source(source))
