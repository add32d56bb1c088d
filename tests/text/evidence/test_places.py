"""Passages from one place of a source, from several, or from none."""

import pytest

from articles.text.evidence import MatchOutcome, NoMatchReason, locate, read_source
from tests.text.evidence.shown import shown

EXACT, PUNCTUATION, ALTERED = MatchOutcome.EXACT, MatchOutcome.PUNCTUATION, MatchOutcome.ALTERED
STITCHED, NOT_FOUND, NOT_CHECKABLE = (
    MatchOutcome.STITCHED,
    MatchOutcome.NOT_FOUND,
    MatchOutcome.NOT_CHECKABLE,
)

CAMP = "The minister spoke on Monday. “Al-Hol camp must be emptied,” he said. Nobody objected."
FIGURES = (
    "There are about 30,000 displaced people in Syrian camps from 60 nationalities, in addition to "
    "9,000 ISIS members detained in prisons. Unemployment rose by 4.5 per cent in May."
)


LONG = (
    "The recent events in Syria represent a turning point in the region. He hoped for stability. "
    "We do not want to know how the new administration will deal with this file. The road was long "
    "and the night was dark, and nobody came to see the lights of the harbour below the hill. "
    "Iraq continues to send messages and communicate with the Syrian leadership."
)
STITCHES = {
    "a sign": (
        "The recent events in Syria … how the new administration will deal",
        [(True, True, 17)],
    ),
    "three points": (
        "The recent events in Syria ... how the new administration will deal",
        [(True, True, 17)],
    ),
    "points in brackets": (
        "The recent events in Syria [...] how the new administration will deal",
        [(True, True, 17)],
    ),
    "a sign in brackets": (
        "The recent events in Syria […] how the new administration will deal",
        [(True, True, 17)],
    ),
    "points apart": (
        "The recent events in Syria . . . how the new administration will deal",
        [(True, True, 17)],
    ),
    "silently": (
        "The recent events in Syria represent Iraq continues to send messages",
        [(True, False, 47)],
    ),
    "in the other order": (
        "Iraq continues to send messages … a turning point in the region",
        [(False, True, 41)],
    ),
    "in the other order, silently": (
        "Iraq continues to send messages The recent events in Syria represent",
        [(False, False, 47)],
    ),
    "three parts": (
        "The recent events in Syria … the new administration will deal … Iraq continues to send messages",
        [(True, True, 18), (True, True, 25)],
    ),
    "a not left out": ("We do … want to know how the new administration", [(True, True, 1)]),
}


@pytest.mark.parametrize(("passage", "joins"), STITCHES.values(), ids=STITCHES)
def test_a_passage_from_several_places_is_stitched(passage, joins):
    match = locate(passage, LONG)

    assert match.outcome == STITCHED
    assert [(join.in_order, join.marked, join.distance) for join in match.joins] == joins
    assert [part.outcome for part in match.parts] == [EXACT] * (len(joins) + 1)
    for part in match.parts:
        there = LONG[slice(*part.source)].lower()
        assert there == passage[slice(*part.passage)].lower()


def test_a_not_that_an_ellipsis_leaves_out_stands_out():
    passage = "a turning point in the region … want to know how the new administration"

    match = locate(passage, LONG)

    assert shown(passage, LONG, match) == [
        "omitted: … > He hoped for stability. We do not negation"
    ]


def test_a_part_of_a_stitched_passage_shows_what_is_altered_in_it():
    match = locate("The recent events in Iran represent … continues to send messages", LONG)

    assert (match.outcome, match.parts[0].outcome) == (STITCHED, ALTERED)
    assert match.stands_out


def test_one_half_of_a_passage_is_shown_without_the_other():
    passage = (
        "The recent events in Syria represent a turning point … purple elephants danced happily"
    )

    match = locate(passage, LONG)

    assert match.outcome == ALTERED
    assert shown(passage, LONG, match) == ["words: purple elephants danced happily >"]


ABSENT = {
    "something else": (CAMP, "The price of bread has doubled since the summer", NoMatchReason.NONE),
    "the same subject": (CAMP, "Al-Hol is a place where many children live", NoMatchReason.NONE),
    "the same names": (
        FIGURES,
        "ISIS fighters and Syrian troops met near Homs in May",
        NoMatchReason.NONE,
    ),
    "translated from English": (
        FIGURES,
        "Hay unos 30.000 desplazados en los campos sirios de 60 nacionalidades",
        NoMatchReason.OTHER_LANGUAGE,
    ),
    "translated from German": (
        "Das Lager Al-Hol muss geräumt werden, und das ist nicht leicht.",
        "The Al-Hol camp must be emptied",
        NoMatchReason.OTHER_LANGUAGE,
    ),
    "translated from French": (
        "Le camp d'Al-Hol doit être vidé et les gens ne sont pas là.",
        "The Al-Hol camp must be emptied",
        NoMatchReason.OTHER_LANGUAGE,
    ),
    "in another script": (
        CAMP,
        "يجب إفراغ مخيم الهول في أقرب وقت ممكن",
        NoMatchReason.OTHER_LANGUAGE,
    ),
    "small words that are elsewhere": (
        CAMP,
        "it was as if he had been there on that day",
        NoMatchReason.NONE,
    ),
}


@pytest.mark.parametrize(("source", "passage", "reason"), ABSENT.values(), ids=ABSENT)
def test_a_missing_passage_and_a_translation_are_not_found(source, passage, reason):
    match = locate(passage, source)

    assert (match.outcome, match.reason, match.parts) == (NOT_FOUND, reason, ())


UNCHECKABLE = {
    "nothing": (CAMP, "", NoMatchReason.NO_WORDS),
    "only marks": (CAMP, "“… —”", NoMatchReason.NO_WORDS),
    "one word": (CAMP, "“emptied”", NoMatchReason.TOO_SHORT),
    "two words": (CAMP, "be emptied", NoMatchReason.TOO_SHORT),
    "two Chinese words": ("昨天他說伊拉克的安全", "安全", NoMatchReason.TOO_SHORT),
    "two words and a bracket": (CAMP, "be emptied [by force]", NoMatchReason.TOO_SHORT),
    "an empty source": ("", "Al-Hol camp must be emptied", NoMatchReason.NO_SOURCE_TEXT),
    "a source of marks": (" … \n", "Al-Hol camp must be emptied", NoMatchReason.NO_SOURCE_TEXT),
}


@pytest.mark.parametrize(("source", "passage", "reason"), UNCHECKABLE.values(), ids=UNCHECKABLE)
def test_a_passage_that_cannot_be_compared_has_a_reason(source, passage, reason):
    match = locate(passage, source)

    assert (match.outcome, match.reason) == (NOT_CHECKABLE, reason)


TWICE = (
    "In the first speech he said that the camp must never be emptied by force again. Then it rained. "
    "In the second speech he said that the camp must be emptied by force again. Then it rained."
)


def test_the_better_of_two_places_comes_first():
    match = locate("the camp must be emptied by force again", TWICE)

    assert match.outcome == EXACT
    assert TWICE[: match.parts[0].source.start].endswith("In the second speech he said that ")
    assert [part.outcome for part in match.others] == [ALTERED]
    assert [difference.negation for difference in match.others[0].differences] == [True]


def test_of_two_places_the_one_with_the_same_marks_comes_first():
    source = "The camp must, he said, be emptied. The camp must he said be emptied."

    match = locate("The camp must he said be emptied", source)

    assert (match.outcome, match.parts[0].source.start) == (EXACT, 36)
    assert [part.outcome for part in match.others] == [PUNCTUATION]


def test_running_heads_are_not_part_of_the_text():
    page = "{}\n\nMinistry of the Interior, yearly report\n\n{}\n\n"
    source = "".join(
        page.format(words, number)
        for number, words in enumerate(
            [
                "The first page says",
                "that all the camps",
                "must be emptied soon",
                "by the ministry.",
            ]
        )
    )

    match = locate("The first page says that all the camps must be emptied soon", source)

    assert match.outcome == EXACT


def test_the_context_contains_the_place():
    source = read_source("word " * 200 + CAMP + " word" * 200)

    match = locate("Al-Hol camp must be emptied", source)

    assert match.context is not None
    assert match.context.start < match.parts[0].source.start
    assert source.text[slice(*match.context)].startswith("word word")
    assert match.parts[0].source.end < match.context.end
