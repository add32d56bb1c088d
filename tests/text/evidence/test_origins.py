"""Near copies of one story, and the agency that a text credits."""

import random

import pytest

from articles.text.evidence import credit_lines, named_origin, same_origin

CHANCE = random.Random(3)
KNOWN = [
    f"{one}{other}" for one in ("ba", "ke", "lo", "mi") for other in ("dor", "fen", "gul", "hap")
]


def story(words=200):
    return [f"{CHANCE.choice(KNOWN)}{CHANCE.randint(0, 99)}x" for _ in range(words)]


WIRE, OTHER = story(), story()


def text(words):
    return " ".join(words)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        [word.upper() for word in WIRE],
        WIRE[:-40],
        story(30) + WIRE,
        [*WIRE[:100], *story(20), *WIRE[100:]],
        [word if place % 25 else "edited" for place, word in enumerate(WIRE)],
        WIRE[:60],
    ],
    ids=["the same", "in capitals", "cut", "with a lead", "with a paragraph", "edited", "excerpt"],
)
def test_a_near_copy_has_the_same_origin(copy):
    assert same_origin([text(WIRE), text(copy), text(OTHER)]) == [{0, 1}, {2}]


@pytest.mark.parametrize(
    "other",
    [OTHER, OTHER + WIRE[:30], sorted(WIRE), []],
    ids=["another story", "one that quotes it", "the same words in another order", "nothing"],
)
def test_another_text_has_another_origin(other):
    assert same_origin([text(WIRE), text(other)]) == [{0}, {1}]


def test_a_copy_of_a_copy_is_of_one_origin():
    first, last = WIRE[:130], WIRE[70:]

    assert same_origin([text(first), text(WIRE), text(last)]) == [{0, 1, 2}]


def test_two_short_texts_have_one_origin_only_if_they_are_equal():
    caption, longer = "The camp of al Hol at night", "The camp of al Hol at night in the rain"

    assert same_origin([caption, caption, longer]) == [{0, 1}, {2}]


def test_no_texts_have_no_origins():
    assert same_origin([]) == []


CREDITS = {
    "according to Reuters, it rained": "Reuters",
    "It rained, Reuters reported.": "Reuters",
    "It rained, Reuters added.": "Reuters",
    "BAGHDAD (Reuters) - It rained.": "Reuters",
    "PARIS (AFP) — It rained.": "AFP",
    "PARIS (AFP/Le Monde) — It rained.": "AFP",
    "It rained.\nAgence France-Presse\n": "AFP",
    "By The Associated Press\n\nIt rained.": "AP",
    "It rained. (AP)": "AP",
    "It rained, according to the Associated Press.": "AP",
    "A copy of the law seen by Reuters shows that it rained.": "Reuters",
    "It rained, laut dpa.": "dpa",
    "Il pleut, selon l'AFP.": "AFP",
    "Reporting by Reuters": "Reuters",
    "It rained.\n© AFP\n": "AFP",
    "Material from Bloomberg was used.": "Bloomberg",
}


@pytest.mark.parametrize(("credit", "agency"), CREDITS.items(), ids=CREDITS)
def test_a_credit_line_names_the_origin(credit, agency):
    assert named_origin(credit) == agency


@pytest.mark.parametrize(
    "line",
    [
        "Shares of Thomson Reuters rose by 4 per cent.",
        "The AP course begins in May.",
        "Michael Bloomberg ran for office.",
        "MAPS (TAPS) are APT.",
        "",
    ],
)
def test_the_name_of_an_agency_alone_is_no_credit(line):
    assert named_origin(line) == ""


def test_the_agency_that_is_credited_most_is_the_origin():
    report = "PARIS (AFP) - It rained. It was cold, Reuters reported. It was dark, AFP said."

    assert named_origin(report) == "AFP"
    assert [report[slice(*credit.span)] for credit in credit_lines(report)] == [
        "(AFP)",
        "Reuters reported",
        "AFP said",
    ]
