"""Names, superlatives, comparisons and negations: a sentence a case."""

import pytest

from articles.text import Span
from articles.text.facts.facts import facts
from tests.text.facts.facts_of import (
    COMPARISON,
    NAME,
    NEGATION,
    QUANTIFIER,
    SUPERLATIVE,
    facts_of,
)

NAMES = [
    ("They met Hamid al-Shatri.", "Hamid al-Shatri"),
    ("They met Ursula von der Leyen there.", "Ursula von der Leyen"),
    ("They met Osama bin Laden there.", "Osama bin Laden"),
    ("They met Robin van Persie there.", "Robin van Persie"),
    ("They met Mr. Smith there.", "Smith"),
    ("They met Vice President Joe Biden there.", "Joe Biden"),
    ("They met J. R. Smith there.", "J. R. Smith"),
    ("They met Conan O’Brien there.", "Conan O’Brien"),
    ("They met Iraq's National Security advisor.", "Iraq; National Security"),
    ("at the University of Texas today", "University of Texas"),
    ("the Department of the Interior said", "Department of the Interior"),
    ("in St. Louis", "St. Louis"),
    ("with the US and Israel", "US; Israel"),
    ("with the U.S. and Israel", "U.S.; Israel"),
    ("members of ISIS (the group)", "ISIS"),
    ("He met the Kurdish-led forces.", "Kurdish-led"),
    ("The man left.", ""),
    ("Militants took power.", ""),
    ("Militants of ISIS took power. Some militants fled.", "ISIS"),
    ("ISIS took power.", "ISIS"),
    ("Hamid Shatri spoke.", "Hamid Shatri"),
    ("Damascus fell. They ruled Damascus.", "Damascus; Damascus"),
    ("On Monday I said OK, but in May it rained.", "OK"),
    ("However, Smith left.", "Smith"),
    ("He said: “Nobody knows Smith.”", "Smith"),
    ("Best Thing That Happened To Voters", ""),
    ("I don't know. It's Smith's.", "Smith"),
]
WORDINGS = [
    ("the largest camp", SUPERLATIVE, "largest"),
    ("the second-largest camp", SUPERLATIVE, "second-largest"),
    ("the most dangerous place", SUPERLATIVE, "most dangerous"),
    ("the least popular mayor", SUPERLATIVE, "least popular"),
    ("the first woman", SUPERLATIVE, "first"),
    ("the only survivor", SUPERLATIVE, "only"),
    ("never before seen", SUPERLATIVE, "never before"),
    ("a record high", SUPERLATIVE, "record high"),
    ("an all-time low", SUPERLATIVE, "all-time low"),
    ("the worst storm", SUPERLATIVE, "worst"),
    ("an unprecedented step", SUPERLATIVE, "unprecedented"),
    ("in the forest of Budapest", SUPERLATIVE, ""),
    ("at least 30", SUPERLATIVE, ""),
    ("at least one man", SUPERLATIVE, ""),
    ("most of them", SUPERLATIVE, ""),
    ("most voters", SUPERLATIVE, ""),
    ("at first", SUPERLATIVE, ""),
    ("the first lady", SUPERLATIVE, ""),
    ("a protest in the west", SUPERLATIVE, ""),
    ("more popular than Smith", COMPARISON, "more popular than"),
    ("higher than last year", COMPARISON, "higher than"),
    ("twice as many tents", COMPARISON, "twice as many"),
    ("twice as many tents as", COMPARISON, "twice as many tents as"),
    ("three times more likely than", COMPARISON, "three times more likely than"),
    ("as many people as", COMPARISON, "as many people as"),
    ("up 5% this year", COMPARISON, "up 5%"),
    ("rose by 5 percent", COMPARISON, "rose by 5 percent"),
    ("it doubled", COMPARISON, "doubled"),
    ("costs halved", COMPARISON, "halved"),
    ("women outnumber men", COMPARISON, "outnumber"),
    ("women outnumbering men", COMPARISON, "outnumbering"),
    ("it exceeds the limit", COMPARISON, "exceeds"),
    ("exceeding the limit", COMPARISON, "exceeding"),
    ("it was exceedingly dull", COMPARISON, ""),
    ("Halvedal and Doubledale", COMPARISON, ""),
    ("more than 300", COMPARISON, ""),
    ("rather than go", COMPARISON, ""),
    ("other than that", COMPARISON, ""),
    ("They did not go.", NEGATION, "not"),
    ("They didn't go.", NEGATION, "didn't"),
    ("They didn’t go.", NEGATION, "didn’t"),
    ("never", NEGATION, "never"),
    ("none without nobody", NEGATION, "none; without; nobody"),
    ("He denied it.", NEGATION, "denied"),
    ("They failed to act.", NEGATION, "failed to"),
    ("It no longer exists.", NEGATION, "no longer"),
    ("There is no proof.", NEGATION, "no"),
    ("See No. 5.", NEGATION, ""),
    ("a knot in the notebook", NEGATION, ""),
    ("All workers left.", QUANTIFIER, "all"),
    ("Every worker left.", QUANTIFIER, "every"),
    ("most of the workers", QUANTIFIER, "most"),
    ("most workers", QUANTIFIER, "most"),
    ("the majority of them", QUANTIFIER, "the majority"),
    ("the most dangerous place", QUANTIFIER, ""),
    ("not at all", QUANTIFIER, ""),
    ("an all-time low", QUANTIFIER, ""),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_name_has_capitals_of_its_own(text, expected):
    assert "; ".join(fact.value for fact in facts_of(text, NAME)) == expected


@pytest.mark.parametrize(("text", "kind", "expected"), WORDINGS)
def test_superlatives_comparisons_and_negations_are_found(text, kind, expected):
    assert "; ".join(fact.value for fact in facts_of(text, kind)) == expected


def test_a_headline_has_only_names_that_the_text_capitalises_elsewhere():
    headline = "Why Clinton Offers Voters Nothing"
    text = f"{headline}\n\nThey say that Clinton left."
    assert [fact.value for fact in facts(text, Span(0, len(headline))) if fact.kind == NAME] == [
        "Clinton"
    ]
