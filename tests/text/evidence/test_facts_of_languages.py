"""A claim's numbers, days and wordings in a source, each written in its own way."""

import pytest

from articles.text.evidence import FactOutcome, examine

FOUND, DIFFERS, NOT_FOUND = FactOutcome.FOUND, FactOutcome.DIFFERS, FactOutcome.NOT_FOUND
PORT = "Der Hafen kostet nach Angaben der Stadt {} und wird im nächsten Jahr fertig sein."
SAME_OR_NOT = {
    "decimal comma": ("en", "It cost €4.2 million.", PORT.format("4,2 Millionen Euro"), FOUND),
    "Mio.": ("en", "It cost EUR 140 million.", PORT.format("140 Mio. Euro"), FOUND),
    "the code and the name": ("en", "It cost EUR 140 million.", "It cost 140 million euros.", FOUND),
    "a word for the number": ("de", "Er kostet zweihunderttausend Euro.", PORT.format("200.000 Euro"), FOUND),
    "Swiss grouping": ("en", "CHF 1’234.50 was paid.", "They paid 1,234.50 Swiss francs.", FOUND),
    "decimals in words": ("en", "It cost one point two billion dollars.", "It cost $1.2bn.", FOUND),
    "half a million": ("en", "Half a million people left.", "Some 500,000 people left.", FOUND),
    "a quarter of a million": ("en", "A quarter of a million people left.", "250,000 people left.", FOUND),
    "a range": ("en", "It cost ten to twelve million dollars.", "It cost $10 million to $12 million.", FOUND),
    "one end of a range": ("en", "It cost $12 million.", "It cost $10 million to $13 million.", NOT_FOUND),
    "demi": ("fr", "Trois millions et demi de votes.", "Le pays a compté 3,5 millions de votes.", FOUND),
    "mil millones": ("es", "Costó 2 mil millones de euros.", "El puente costó 2.000 millones de euros.", FOUND),
    "Persian digits": ("en", "There are 30,000 people.", "در این شهر ۳۰٬۰۰۰ نفر هستند و خوب است", FOUND),
    "lakh": ("en", "They have 2 lakh people.", "They have 200,000 people.", FOUND),
    "億": ("en", "It cost 350 million yen.", "橋の費用は3億5000万円になった。", FOUND),
    "ten times as much": ("en", "It cost €4.2 million.", PORT.format("42 Millionen Euro"), NOT_FOUND),
    "points": ("de", "Es sind 2 Prozent mehr.", "Es sind 2 Prozentpunkte mehr.", DIFFERS),
    "fewer": ("en", "More than 400 people came.", "Fewer than 400 people came.", DIFFERS),
    "over": ("en", "More than 400 people came.", "Over 400 people came there.", FOUND),
    "at least": ("en", "At least 400 people came.", "Up to 400 people came there.", DIFFERS),
    "about": ("en", "About 400 people came.", "400 people came there.", FOUND),
    "mindestens": ("de", "Mindestens 400 Leute kamen.", "Höchstens 400 Leute kamen zum Hafen.", DIFFERS),
    "another day of an ambiguous date": ("en", "It fell on 03/04/2026.", "17 December 2026.", NOT_FOUND),
    "one of two days": ("en", "It fell on 03/04/2026.", "It was on 4 March 2026.", FOUND),
    "the other of two days": ("en", "It fell on 03/04/2026.", "It was on 3 April 2026.", FOUND),
    "the year alone": ("en", "It fell on 3 April 2026.", "It was in 2026.", NOT_FOUND),
    "a year in words": ("en", "It was in nineteen ninety-five.", "It was in 1995.", FOUND),
    "a year in words in the source": ("en", "It was in 1995.", "It was in nineteen ninety-five.", FOUND),
    "a Japanese day": ("en", "It fell on 17 December 2026.", "2026年12月17日に橋ができた。", FOUND),
    "another Japanese day": ("en", "It fell on 17 December 2026.", "2026年12月18日に橋ができた。", DIFFERS),
    "most for all": ("en", "Most of the ministers agreed.", "All of the ministers agreed.", DIFFERS),
    "every for all": ("en", "All ministers agreed to it.", "Every minister agreed to it.", FOUND),
    "not": ("en", "The bridge is not safe for lorries.", "The bridge is not safe for lorries now.", FOUND),
    "without not": ("en", "The bridge is not safe for lorries.", "The bridge is safe for lorries.", DIFFERS),
    "refused": ("en", "The council did not pay them.", "The council refused to pay them.", FOUND),
    "only for first": ("en", "The first bridge of it fell.", "The only bridge of it fell.", DIFFERS),
    "two digits of a year": ("en", "It fell on 5 May 2024.", PORT.format("am 05.05.24"), FOUND),
    "a currency that English does not name": (
        "en", "It cost 3.5 billion kronor.", "Bron har kostat 3,5 miljarder kronor hittills.", FOUND,
    ),
    "higher for lower": ("en", "Rents are higher than wages.", "Rents are lower than wages.", DIFFERS),
    "a negation of nothing alike": ("en", "The bridge is not safe.", "The cake was good.", NOT_FOUND),
    "nicht": ("de", "Die Brücke ist nicht sicher.", "Die Brücke ist heute sicher, sagte sie.", DIFFERS),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "claim", "source", "outcome"), SAME_OR_NOT.values(), ids=SAME_OR_NOT
)
def test_a_fact_is_compared_by_what_it_says(language, claim, source, outcome):
    matches = examine(claim, source, language=language).facts

    assert [match.outcome for match in matches] == [outcome]


def test_a_change_in_the_other_direction_differs_though_its_number_is_there():
    matches = examine("It rose by 5 percent.", "It fell by 5 percent.", language="en").facts

    assert {match.fact.kind: match.outcome for match in matches} == {
        "comparison": DIFFERS,
        "percentage": FOUND,
    }


def test_wordings_inside_quotation_marks_are_no_facts_of_their_own():
    claim = "He said “the bridge is not safe for lorries”."

    assert examine(claim, "The bridge is safe for lorries.", language="en").facts == ()


FAR = "\n\n".join(f"Paragraph {number} is about other things." for number in range(30))
QUOTED = "“The pier must be closed at once,” said Ana Markovic."
NAMED = {
    "in the same paragraph": (f"{FAR}\n\n“The pier must be closed at once,” said Ana Markovic.", FOUND),
    "in the next one": (f"{FAR}\n\nAna Markovic spoke.\n\n“The pier must be closed at once.”", FOUND),
    "far away": (f"Ana Markovic reads.\n\n{FAR}\n\n“The pier must be closed at once.”", NOT_FOUND),
    "far away, last name near": (
        f"Ana Markovic reads.\n\n{FAR}\n\n“The pier must be closed at once,” Ms Markovic said.",
        FOUND,
    ),
    "another person near": (
        f"{FAR}\n\n“The pier must be closed at once,” said Eva Markovic.",
        DIFFERS,
    ),
    "words nowhere, name somewhere": (f"{FAR}\n\nAna Markovic reads.", FOUND),
}  # fmt: skip


@pytest.mark.parametrize(("source", "outcome"), NAMED.values(), ids=NAMED)
def test_a_name_counts_near_the_words_of_the_claim(source, outcome):
    (match,) = examine(QUOTED, source, language="en").facts

    assert match.outcome == outcome


def test_a_name_counts_near_the_words_of_a_claim_without_quotation():
    claim = "The old pier of the harbour was closed at once by Ana Markovic."
    far = f"Ana Markovic reads.\n\n{FAR}\n\nThe old pier of the harbour was closed at once by Jo Park."

    (match,) = examine(claim, far, language="en").facts

    assert match.outcome == NOT_FOUND
