"""Facts of a claim in a source, compared by their value."""

import pytest

from articles.text import Span
from articles.text.evidence import FactOutcome, MatchOutcome, examine, read_source

FOUND, DIFFERS, NOT_FOUND = FactOutcome.FOUND, FactOutcome.DIFFERS, FactOutcome.NOT_FOUND
GERMAN = (
    "In den Lagern sind nach Angaben der Regierung {} und sie werden nicht von der Polizei bewacht."
)
FRENCH = "Selon le gouvernement, il y a {} dans les camps et la police ne les garde pas."

FIGURES = {
    "as written": (
        "We hold 30,000 prisoners.",
        "They hold 30,000 prisoners there.",
        FOUND,
        ["30,000"],
    ),
    "a blank between": (
        "We hold 30,000 prisoners.",
        "They hold 30 000 prisoners there.",
        FOUND,
        ["30 000"],
    ),
    "in words": (
        "We hold 30,000 prisoners.",
        "They hold thirty thousand prisoners.",
        FOUND,
        ["thirty thousand"],
    ),
    "in German": ("We hold 30,000.", GERMAN.format("30.000 Gefangene"), FOUND, ["30.000"]),
    "in French": (
        "It rose by 4.5 percent.",
        FRENCH.format("4,5 pour cent"),
        FOUND,
        ["4,5 pour cent"],
    ),
    "millions": ("Some 4.5 million left.", "In all 4.5m have left.", FOUND, ["4.5m"]),
    "millions in full": (
        "Some 4.5 million left.",
        "In all 4,500,000 have left.",
        FOUND,
        ["4,500,000"],
    ),
    "German millions": (
        "Some 4.5 million left.",
        GERMAN.format("4,5 Millionen Menschen"),
        FOUND,
        ["4,5 Millionen"],
    ),
    "German milliards": (
        "They spent $4.5 billion.",
        GERMAN.format("4,5 Milliarden Dollar"),
        FOUND,
        ["4,5 Milliarden Dollar"],
    ),
    "billions for millions": (
        "Some 4.5 million left.",
        "In all 4.5 billion have left.",
        NOT_FOUND,
        [],
    ),
    "per cent": ("It rose by 4.5%.", "It rose by 4.5 per cent.", FOUND, ["4.5 per cent"]),
    "points for per cent": (
        "It rose by 4.5%.",
        "It rose by 4.5 percentage points.",
        DIFFERS,
        ["4.5 percentage points"],
    ),
    "a number for per cent": ("It rose by 4.5%.", "It rose by 4.5.", DIFFERS, ["4.5"]),
    "swapped digits": ("It rose by 4.5%.", "It rose by 5.4%.", NOT_FOUND, []),
    "money, sign and word": (
        "It cost $5 million.",
        "It cost 5 million dollars.",
        FOUND,
        ["5 million dollars"],
    ),
    "money of another kind": (
        "It cost $5 million.",
        "It cost 5 million euros.",
        DIFFERS,
        ["5 million euros"],
    ),
    "the thing in another number": (
        "There are 9,000 prisoners.",
        "There are 19,000 prisoners.",
        DIFFERS,
        ["19,000"],
    ),
    "the number of another thing": (
        "There are 9,000 prisoners.",
        "There are 9,000 tents.",
        DIFFERS,
        ["9,000"],
    ),
    "neither": ("There are 9,000 prisoners.", "There are some tents.", NOT_FOUND, []),
}
DAYS = {
    "day first": (
        "On 25 February 2025 he left.",
        "He left on February 25, 2025.",
        FOUND,
        ["February 25, 2025"],
    ),
    "in figures": (
        "On 25 February 2025 he left.",
        "Left: 2025-02-25, by car.",
        FOUND,
        ["2025-02-25"],
    ),
    "in German": (
        "On 25 February 2025 he left.",
        GERMAN.format("seit dem 25. Februar 2025 viele"),
        FOUND,
        ["25. Februar 2025"],
    ),
    "in German figures": (
        "On 25 February 2025 he left.",
        GERMAN.format("seit dem 25.02.2025 viele"),
        FOUND,
        ["25.02.2025"],
    ),
    "in French": (
        "On 25 February 2025 he left.",
        FRENCH.format("depuis le 25 février 2025 des gens"),
        FOUND,
        ["25 février 2025"],
    ),
    "without its year": (
        "On 25 February 2025 he left.",
        "He left on 25 February.",
        FOUND,
        ["25 February"],
    ),
    "another day": (
        "On 25 February 2025 he left.",
        "He left on 26 February 2025.",
        DIFFERS,
        ["26 February 2025"],
    ),
    "another year": (
        "On 25 February 2025 he left.",
        "He left on 25 February 2024.",
        DIFFERS,
        ["25 February 2024"],
    ),
    "the month alone": (
        "On 25 February 2025 he left.",
        "He left in February 2025.",
        DIFFERS,
        ["February 2025"],
    ),
    "another month": ("On 25 February 2025 he left.", "He left on 25 March 2025.", NOT_FOUND, []),
    "a year": ("It was in 2018.", "In 2018, it was.", FOUND, ["2018"]),
    "a weekday": ("It was on Monday.", "He came on Monday.", FOUND, ["Monday"]),
    "another weekday": ("It was on Monday.", "He came on Tuesday.", NOT_FOUND, []),
}
NAMES = {
    "the whole name": (
        "It was Masoud Barzani who came.",
        "Then Masoud Barzani left.",
        FOUND,
        ["Masoud Barzani"],
    ),
    "with other hyphens": (
        "It was Hamid al-Shatri who came.",
        "Then Hamid al–Shatri left.",
        FOUND,
        ["Hamid al–Shatri"],
    ),
    "another first name": (
        "It was Masoud Barzani who came.",
        "Then Nechirvan Barzani left.",
        DIFFERS,
        ["Nechirvan Barzani"],
    ),
    "nobody": ("It was Masoud Barzani who came.", "Then nobody left.", NOT_FOUND, []),
}
CASES = FIGURES | {f"day: {name}": case for name, case in DAYS.items()}
CASES |= {f"name: {name}": case for name, case in NAMES.items()}


@pytest.mark.parametrize(("claim", "source", "outcome", "places"), CASES.values(), ids=CASES)
def test_a_fact_is_found_by_its_value(claim, source, outcome, places):
    matches = examine(claim, source, language="en").facts

    assert [(match.outcome, [source[slice(*p)] for p in match.places]) for match in matches] == [
        (outcome, places)
    ]


CLAIM = "He said “the camp must be emptied” and «nobody will ever return there» on Monday."
SOURCE = "On Monday he spoke. “The camp must be emptied,” he said. He said that nobody will return there."


def test_quotations_are_searched_without_their_marks():
    quotations = examine(CLAIM, SOURCE).quotations

    assert [
        (CLAIM[slice(*quotation.span)], quotation.located.outcome) for quotation in quotations
    ] == [
        ("the camp must be emptied", MatchOutcome.EXACT),
        ("nobody will ever return there", MatchOutcome.ALTERED),
    ]


def test_a_quotation_is_searched_paragraph_by_paragraph():
    claim = "“The camp must be emptied.\n\n“Nobody will return there.”"

    quotations = examine(claim, "The camp must be emptied. Nobody will return there.").quotations

    assert [quotation.located.outcome for quotation in quotations] == [
        MatchOutcome.EXACT,
        MatchOutcome.EXACT,
    ]


def test_only_the_statement_is_examined_and_spans_are_of_the_whole_text():
    text = f"There were 30,000 men. {CLAIM}"
    start = text.index("He said")

    examination = examine(text, SOURCE, statement=Span(start, len(text)))

    assert text[slice(*examination.quotations[0].span)] == "the camp must be emptied"
    assert [text[match.fact.start : match.fact.end] for match in examination.facts] == ["Monday"]


@pytest.mark.parametrize(
    ("excerpt", "outcome"), [("nobody will return there", MatchOutcome.EXACT), (" ", None)]
)
def test_the_excerpt_of_the_reviewer_is_searched(excerpt, outcome):
    match = examine(CLAIM, SOURCE, excerpt=excerpt).excerpt

    assert (match.outcome if match else None) == outcome


def test_a_source_is_read_once_for_many_claims():
    source = read_source(SOURCE)

    assert examine(CLAIM, source) == examine(CLAIM, SOURCE)


def test_an_examination_is_written_as_json():
    shown = examine(CLAIM, SOURCE, excerpt="on Monday he spoke").as_json(
        CLAIM, SOURCE, "on Monday he spoke"
    )

    assert shown["quotations"][1]["differences"] == [
        {
            "kind": "words",
            "passage": {"start": 12, "end": 16, "text": "ever"},
            "source": {"start": 81, "end": 81, "text": ""},
            "number": False,
            "negation": False,
            "name": False,
        }
    ]
    assert shown["facts"][0]["outcome"] == "found"
    assert shown["excerpt"]["outcome"] == "exact"
