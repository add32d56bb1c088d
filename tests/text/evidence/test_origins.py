"""Near copies of one story, the agency that a text credits, rewrites, translations, and groups."""

import random

import pytest

from articles.text.evidence import (
    ANY_AGENCY,
    PairState,
    agency_of_host,
    common_agency,
    credit_lines,
    named_origin,
    origin_groups,
    report_marks,
    same_origin,
    shared_marks,
)

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
    "He told Reuters that it rained.": "Reuters",
    "It rained, according to wire services.": ANY_AGENCY,
    "It rained. (Agencies)": ANY_AGENCY,
    "Compiled from wire reports": ANY_AGENCY,
    "Berlin (dpa/lni) - Es regnet.": "dpa",
    "Wie die Nachrichtenagentur Reuters meldet, regnet es.": "Reuters",
    "Es regnet, meldet dpa.": "dpa",
    "Es regnet, berichtet die Deutsche Presse-Agentur.": "dpa",
    "Der dpa zufolge regnet es.": "dpa",
    "Es regnet, unter Berufung auf die AFP.": "AFP",
    "Es regnet, laut Nachrichtenagenturen.": ANY_AGENCY,
    "Es regnet. (Mit Material von Agenturen)": ANY_AGENCY,
    "Il pleut, a indiqué l’AFP.": "AFP",
    "Il pleut. (Le Monde avec AFP)": "AFP",
    "Il pleut, selon les agences.": ANY_AGENCY,
    "Llueve, según la agencia EFE.": "EFE",
    "Llueve, informó Reuters.": "Reuters",
    "Llueve, de acuerdo con Europa Press.": "Europa Press",
    "Piove, secondo l'Ansa.": "ANSA",
    "Piove, riporta Reuters.": "Reuters",
    "Chove, segundo a Lusa.": "Lusa",
    "Het regent, volgens persbureau Reuters.": "Reuters",
    "Pada, jak podaje PAP.": "PAP",
    "Идёт дождь, сообщает ТАСС.": "TASS",
    "قالت وكالة رويترز إن المطر يهطل": "Reuters",
    "المطر يهطل، بحسب فرانس برس": "AFP",
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
        "The agencies said no.",
        "He told the agencies what to do.",
        "Michael Bloomberg told reporters that it rained.",
        "Die Agenturen der Werbung trafen sich.",
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


EN = (
    "LJUBLJANA (Reuters) - The harbour of Northquay said on Monday that 11,040 people a day used the "
    "ferry in May, against 5,610 a year before. Minister Goran Petric opened the line on 3 March with 14 "
    "ships, which cost 27.5 million euros. In Saltmarsh, Petric said that fares of 4.80 euros would stay."
)
DE = (
    "Der Hafen von Northquay meldete am Montag 11.040 Fahrgäste am Tag im Mai gegen 5.610 im Jahr davor. "
    "Minister Goran Petric hatte die Linie am 3. März mit 14 Schiffen eröffnet, die 27,5 Millionen Euro "
    "kosteten. In Saltmarsh sagte Petric, der Preis von 4,80 Euro bleibe."
)
REWRITE = (
    "The fare of 4.80 euros to Saltmarsh will not rise, minister Goran Petric said, Reuters reported. "
    "Now 11,040 people cross from Northquay each day, twice as many as the 5,610 of last year. The 14 new "
    "ships cost 27.5 million euros."
)
ANOTHER = (
    "LJUBLJANA (Reuters) - Minister Goran Petric on Tuesday opened a school in Northquay with 320 pupils, "
    "18 teachers and a hall for 450 people. It cost 12.6 million euros, said Petric in Saltmarsh."
)
ARABIC = (
    "عبر ١١٠٤٠ شخصا يوميا في مايو مقابل ٥٦١٠ قبل عام. افتتح الوزير الخط في ٣ مارس مع ١٤ سفينة "
    "بكلفة ٢٧٫٥ مليون يورو، والسعر ٤٫٨٠ يورو حتى ١٢٠ يوما"
)


def shared(first: str, second: str, *, in_order: bool) -> list[tuple[str, str]]:
    return shared_marks(report_marks(first), report_marks(second), in_order=in_order)


def test_a_translation_has_the_same_figures_and_names_in_the_same_order():
    words = shared(EN, DE, in_order=True)
    assert ("11,040", "11.040") in words
    assert ("27.5", "27,5") in words
    assert ("Petric", "Petric") in words
    assert shared(EN, REWRITE, in_order=True) == []  # in another order
    assert shared(DE, EN, in_order=True) == [(b, a) for a, b in words]
    figures = EN.replace("4.80 euros", "4.80 euros until 120 days are over")
    assert ("11,040", "١١٠٤٠") in shared(figures, ARABIC, in_order=True)


@pytest.mark.parametrize("other", [ANOTHER, "", "1 2 3 4 5 6 7 8 9", "2024 2025 2026 Northquay"])
def test_another_report_on_the_same_people_is_not_the_same_report(other):
    assert shared(EN, other, in_order=False) == []
    assert shared(other, EN, in_order=True) == []


def test_a_rewrite_has_the_same_figures_and_names():
    assert {("11,040", "11,040"), ("27.5", "27.5"), ("Goran", "Goran")} <= set(
        shared(EN, REWRITE, in_order=False)
    )


def test_unnamed_agencies_may_be_any_and_hosts_name_theirs():
    assert common_agency("Reuters", ANY_AGENCY) == common_agency(ANY_AGENCY, "Reuters") == "Reuters"
    assert common_agency("Reuters", "AFP") == common_agency("", "AFP") == ""
    assert named_origin("(Agencies) It rained, Reuters reported.") == "Reuters"
    assert agency_of_host("www.reuters.com") == "Reuters"
    assert agency_of_host("notreuters.example") == ""


JOINED, SUGGESTED, PARTED = PairState.JOINED, PairState.SUGGESTED, PairState.PARTED
GROUPS = {
    "suggested pairs join through others": ([(1, 2, SUGGESTED), (2, 3, SUGGESTED)], [{1, 2, 3}]),
    "a parted pair joins nothing": ([(1, 2, PARTED), (3, 4, JOINED)], [{3, 4}]),
    "what people parted is not joined through others": (
        [(1, 2, SUGGESTED), (2, 3, SUGGESTED), (1, 3, PARTED)],
        [{1, 2}],
    ),
    "what people joined counts before what was suggested": (
        [(1, 2, SUGGESTED), (1, 3, PARTED), (2, 3, JOINED)],
        [{2, 3}],
    ),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("pairs", "groups"), GROUPS.values(), ids=GROUPS)
def test_groups_of_sources_with_one_origin(pairs, groups):
    assert origin_groups(pairs) == groups
