"""What the source makes of words that it has: tables of claims and sources, turned and not turned."""

import pytest

from articles.text.evidence import MatchOutcome, examine, locate_claim

CLAIM = "“The bridge is safe,” Markovic said."

TURNED = {
    "a negation before": ("“It is not true that the bridge is safe,” Eva Markovic said.", "denied"),
    "a denial": ("Markovic denied that the bridge is safe.", "denied"),
    "never said": ("Markovic never said “the bridge is safe”.", "negated"),
    "nobody": ("“Nobody thinks that the bridge is safe,” Markovic said.", "negated"),
    "a condition behind": (
        "“The bridge is safe if the wind is low,” Markovic said.",
        "conditional",
    ),
    "a joke": ("“The bridge is safe,” joked Markovic.", "joke"),
    "a film": ("In the film, Markovic says: “The bridge is safe.”", "fiction"),
    "another speaker": ("“The bridge is safe,” Anna Lind said.", "other speaker"),
}
NOT_TURNED = {
    "a negation in the sentence before": "“The road is not open. The bridge is safe,” Markovic said.",
    "no doubt": "“There is no doubt that the bridge is safe,” Markovic said.",
    "a role": "“The bridge is safe,” the mayor, Eva Markovic, said.",
}


@pytest.mark.parametrize(("source", "kind"), TURNED.values(), ids=TURNED)
def test_words_that_the_source_turns_have_another_sense(source, kind):
    quotation = examine(CLAIM, source, language="en").quotations[0].located

    assert (quotation.outcome, quotation.frame and quotation.frame.kind) == ("other sense", kind)
    assert locate_claim(CLAIM, source, language="en").outcome is MatchOutcome.OTHER_SENSE


@pytest.mark.parametrize("source", NOT_TURNED.values(), ids=NOT_TURNED)
def test_words_that_the_source_does_not_turn_stay_as_they_are(source):
    quotation = examine(CLAIM, source, language="en").quotations[0].located

    assert (quotation.outcome, quotation.frame) == (MatchOutcome.EXACT, None)
