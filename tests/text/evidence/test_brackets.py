"""The writer's own insertions in brackets."""

import pytest

from articles.text.evidence import MatchOutcome, locate
from tests.text.evidence.shown import shown

EXPLAINING = {
    "a name": (
        "The government must act at once.",
        "The [Syrian] government must act at once",
        ["bracket: Syrian > name"],
    ),
    "for a pronoun": (
        "They want to know how it will end.",
        "[The Iraqis] want to know how it will end",
        ["bracket: The Iraqis > They name"],
    ),
    "a name for a pronoun": (
        "He signed the paper on the boat.",
        "[Lowell] signed the paper on the boat",
        ["bracket: Lowell > He name"],
    ),
    "behind a pronoun": (
        "They were given every page.",
        "They [the auditors] were given every page",
        ["bracket: the auditors >"],
    ),
    "behind a name": (
        "We asked Lowell to sign the paper.",
        "We asked Lowell [the treasurer] to sign the paper",
        ["bracket: the treasurer >"],
    ),
    "for an ending": (
        "They want to know how it will end.",
        "They want[ed] to know how it will end",
        ["bracket: want[ed] > want"],
    ),
    "French": (
        "Elle nous a écoutés hier soir.",
        "Elle [la préfète] nous a écoutés hier soir",
        ["bracket: la préfète >"],
    ),
    "German": (
        "Sie haben alles gesehen.",
        "Sie [die Prüfer] haben alles gesehen",
        ["bracket: die Prüfer >"],
    ),
    "Spanish": (
        "Ellos lo vieron todo en el puerto.",
        "Ellos [los auditores] lo vieron todo en el puerto",
        ["bracket: los auditores >"],
    ),
    "Italian": (
        "Lei ha firmato il contratto ieri.",
        "[La sindaca] ha firmato il contratto ieri",
        ["bracket: La sindaca > Lei name"],
    ),
}
CHANGING = {
    "a not": (
        "The government must act at once.",
        "The government must [not] act at once",
        ["bracket: not > negation"],
    ),
    "a number": (
        "We saw boats leave the port.",
        "We saw [three] boats leave the port",
        ["bracket: three > number"],
    ),
    "an adjective": (
        "The council sold the land.",
        "The [reckless] council sold the land",
        ["bracket: reckless >"],
    ),
    "another adjective": (
        "We had good results in the spring.",
        "We had [bad] results in the spring",
        ["bracket: bad > good"],
    ),
    "an adverb behind a pronoun": (
        "They paid for every page.",
        "They [gladly] paid for every page",
        ["bracket: gladly >"],
    ),
    "a helping verb": (
        "They pay for every page.",
        "They [could] pay for every page",
        ["bracket: could >"],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), EXPLAINING.values(), ids=EXPLAINING)
def test_a_bracket_that_says_who_is_meant_leaves_the_words_as_they_are(
    source, passage, differences
):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert (match.outcome, match.bracketed) == (MatchOutcome.PUNCTUATION, True)


@pytest.mark.parametrize(("source", "passage", "differences"), CHANGING.values(), ids=CHANGING)
def test_a_bracket_with_words_of_its_own_is_altered(source, passage, differences):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert (match.outcome, match.bracketed) == (MatchOutcome.ALTERED, True)


def test_a_bracket_does_not_hide_another_change():
    match = locate(
        "The [Syrian] government must act later", "The government must act at once. He left."
    )

    assert (match.outcome, match.bracketed) == (MatchOutcome.ALTERED, False)
