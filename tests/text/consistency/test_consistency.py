"""Inconsistencies that must be reported, and similar cases that must not."""

from datetime import date

import pytest

from articles.text import Span, split
from articles.text.consistency.check import InconsistencyKind, inconsistencies
from articles.text.sentences import normalise
from tests.factories import SAMPLE

PUBLISHED = date(2025, 2, 25)  # a Tuesday


def inconsistencies_of(text, published=PUBLISHED):
    return inconsistencies(
        text, [Span(one.start, one.end) for one in split(text, "en").statements], published
    )


def shown(text, one):
    return f"{text[slice(*one.first)]} | {text[slice(*one.second)]}"


NAMES = [
    ("Hamid al-Shatri spoke. Later Hamid al-Shattri left.", "al-Shatri | al-Shattri"),
    ("They met al-Shatri. Then al-Shattri left.", "al-Shatri | al-Shattri"),
    ("They met Ann Brown. Later Ann Browne left.", "Brown | Browne"),
    ("They met Angela Correy. Then Angela Corey left.", "Correy | Corey"),
    ("They met Rahm Emanuel. Mr. Emanual left.", "Emanuel | Emanual"),
    ("camps in the Hasakah Governorate and prisons in Hasakeh", "Hasakah | Hasakeh"),
    ("They met Hillary Clinton. Then Hilary Clinton left.", "Hillary | Hilary"),
    ("They met al-Sharaa. Then al-Sharra left.", "al-Sharaa | al-Sharra"),
    ("The Guardian met John Hoffman. Then Mr. Hoffmann left.", "Hoffman | Hoffmann"),
    ("They went to Ljubljana. From Ljublajna they left.", "Ljubljana | Ljublajna"),
]
QUANTITIES = [
    (
        "The town's dam cost $4.5 million. The dam cost $5.4 million, Ann Lee said.",
        "$4.5 million | $5.4 million",
    ),
    (
        "The town's dam cost $4.5 million. The dam cost about $4.6 million, Ann Lee said.",
        "",  # rounded
    ),
    ("The town's dam cost $4.5 million. The bridge cost $5.4 million.", ""),
    (
        "There are 30,000 Iraqis in al-Hol. Officials said the 40,000 Iraqis in al-Hol must return.",
        "30,000 Iraqis | 40,000 Iraqis",
    ),
    (
        "The fire destroyed 40 houses in the village. The mayor said 60 houses in the village burned.",
        "",  # one word in common is too little
    ),
    (
        "The storm destroyed 40 houses in Malmo. Ann Lee saw the 60 houses destroyed in Malmo.",
        "40 houses | 60 houses",
    ),
    (
        "There are 30,000 Iraqis in al-Hol. Officials said the 3,000 Iraqis in al-Hol must return.",
        "30,000 Iraqis | 3,000 Iraqis",
    ),
    (
        "The bus crash killed 12 passengers on the bridge. The crash that killed 14 passengers shook all.",
        "12 passengers | 14 passengers",
    ),
]
PERCENTAGES = [
    ("Of the votes, 40 of 80 (45 percent) were valid.", "40 of 80 | 45 percent"),
    (
        "They freed 40 of the 80 prisoners, or 45 percent, on Monday.",
        "40 of the 80 prisoners | 45 percent",
    ),
    ("They freed 45 percent (40 of 80).", "45 percent | 40 of 80"),
    ("They freed 3 out of 4 (70%).", "3 out of 4 | 70%"),
    (
        "In the poll 45 percent said yes, 40 percent said no and 25 percent were undecided.",
        "45 percent | 40 percent said no and 25 percent",
    ),
]
SUMS = [
    ("The blast killed 12 people: 5 men and 8 women.", "12 people | 5 men and 8 women"),
    (
        "The blast killed 12 people, five men and eight women.",
        "12 people | five men and eight women",
    ),
    (
        "The blast killed 12 people (5 men, 4 women and 2 children).",
        "12 people | 5 men, 4 women and 2 children",
    ),
    (
        "There were 100 seats – 60 deputies and 50 senators.",
        "100 seats | 60 deputies and 50 senators",
    ),
]
CHANGES = [
    ("It rose from 20 to 30, an increase of 40 percent.", "20 to 30 | 40 percent"),
    ("It rose from 20 to 30 tons, up 40 percent.", "20 to 30 tons | 40 percent"),
    ("It fell from $40 to $30, a 20 percent drop.", "$40 to $30 | 20 percent"),
    (
        "It fell from 40 million to 30 million, a decline of 33 percent.",
        "40 million to 30 million | 33 percent",
    ),
]
DAYS = [
    ("They met on Tuesday, February 25, 2024.", "Tuesday | February 25, 2024"),
    ("They met on Monday, February 24, 2024.", "Monday | February 24, 2024"),
    ("They met on Monday, February 25.", "Monday | February 25"),
    ("They met on Friday, Dec. 28.", "Friday | Dec. 28"),
    ("They met on Sunday 1 March.", "Sunday | 1 March"),
]
AGES = [
    ("Ann Lee, 30, was born in 1980.", "30 | 1980"),
    ("Ann Lee, born in 1980, is 30 years old.", "1980 | 30 years old"),
    ("The 30-year-old was born in Mosul in 1980.", "30-year-old | 1980"),
    ("Born on May 5, 1980, he died in 2015 aged 40.", "May 5, 1980 | 40"),
]
QUOTATIONS = [
    (
        (
            "“We have never seen such a terrible crime in our town,” Lee said.\n\n"
            "“We have never seen such an awful crime in our town,” Lee repeated."
        ),
        (
            "We have never seen such a terrible crime in our town | "
            "We have never seen such an awful crime in our town"
        ),
    ),
    (
        (
            "He said “the camp must not be emptied before the end of the year.”\n\n"
            "Later “the camp must be emptied before the end of the year” was on every wall."
        ),
        (
            "the camp must not be emptied before the end of the year | "
            "the camp must be emptied before the end of the year"
        ),
    ),
]
CONSISTENT = [
    # names
    "Ann Brown came. Bob Browne left.",
    "They met Brown. They met Browne.",
    "They met the Kennedys. They met Kennedy.",
    "They live in Iraq. The Iraqi left.",
    "They live in South Korea. The South Korean left.",
    "They met Ann Hansen. They met Bob Hanson.",
    "They met Hansen. They met Jansen.",
    "They saw the Women’s March. They saw the Woman of the Year.",
    "They met Daniel Smith. They met Daniela Jones.",
    "They met Christine. They met Christina.",
    "They met Martin. They met Marvin.",
    "They came from Austria. They came from Australia.",
    "They met Assad’s men. They met Assad.",
    "They love Italian food. They love Italians.",
    # quantities
    "There are 30,000 Iraqis in al-Hol. There are 2,000 Iraqis in Roj.",
    "There are about 30,000 Iraqis in al-Hol. The 31,500 Iraqis in al-Hol must return.",
    "There are at least 30,000 Iraqis in al-Hol. The 40,000 Iraqis in al-Hol must return.",
    "In 2014 there were 30,000 Iraqis in al-Hol. In 2020 there were 40,000 Iraqis in al-Hol.",
    "Trump won 20 delegates in Ohio. Kasich won 30 delegates in Ohio.",
    "There are 30,000 Iraqis in al-Hol. Another 10,000 Iraqis in al-Hol are children.",
    "There are 30,000 Iraqis in al-Hol. Then there were only 10,000 Iraqis in al-Hol.",
    "There are 30,500 Iraqis in al-Hol. The 30,000 Iraqis in al-Hol must return.",
    "Rubio won 163 delegates of the Republican Party. It takes 1,237 delegates of the Republican Party.",
    "The crash killed 12 people. The crash injured 14 people.",
    # percentages and sums
    "They freed 40 of 80 (50 percent).",
    "They freed 1 of 3 (33 percent).",
    "They freed 2 of 3, or 67 percent.",
    "They freed 2 of 3, or about 65 percent.",
    "They freed 40 of 80. Prices rose 45 percent.",
    "Of women 55 percent said yes, of men 45 percent, of all 50 percent.",
    "Lee got 45 percent, Smith 40 percent and 15 percent were undecided.",
    "Among women 55 percent said yes, among men 45 percent, and 20 percent were undecided.",
    "The blast killed 12 people: 5 men and 7 women.",
    "The blast killed 12 people: 5 men, 6 women and a child.",
    "The blast killed 12 people, including 5 men and 2 women.",
    "The blast killed 12 people and 5 men and 8 women were hurt.",
    "He has 3 goals, 5 assists and 7 rebounds.",
    "It had 200 guests, 30 waiters and 12 cooks.",
    "The blast killed 12 people, five of them children.",
    # changes
    "It rose from 20 to 30, an increase of 50 percent.",
    "It rose from 30 to 40, an increase of 33 percent.",
    "It rose from $1.2 billion to $1.5 billion, an increase of 25 percent.",
    "It rose from 20 to 30 percent, an increase of 10 percentage points.",
    "It rose from 20 to 30, and 40 percent of them came.",
    "It rose from 20 to 30, an increase of about 40 percent.",
    # days and ages
    "They met on Tuesday, February 25, 2025.",
    "They met on Tuesday, February 25.",
    "They met on Friday, July 4.",
    "They met on Monday. On February 25 they left.",
    "They met on Tuesday, February 29, 2028.",
    "Ann Lee, 44, was born in 1980.",
    "Ann Lee, 45, was born in 1980.",
    "Ann Lee, 30, has a son born in 2010 and one born in 2012.",
    "Born in 1980, he died in 2015 aged 34.",
    "Born in 1980, she won the race at age 30.",
    "Her son, born in 2010, was 5 when they left.",
    # quotations
    "“We have never seen such a terrible crime in our town.” “Such a terrible crime in our town” it was.",
    (
        "“We have never seen such a terrible crime in our town,” he said.\n\n"
        "“We have never seen … a terrible crime in our town,” he said."
    ),
    (
        "“We have never seen such a terrible crime in our town,” he said.\n\n"
        "“We have never seen such a [bad] crime in our town,” he said."
    ),
    "“We will make America great again,” he said. “We will make America safe again,” she said.",
    "“I’m here,” he said. “I’m there,” she said.",
    "",
]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(kind, text, expected, id=f"{kind.value}-{number}")
        for kind, table in [
            (InconsistencyKind.NAME, NAMES),
            (InconsistencyKind.QUANTITY, QUANTITIES),
            (InconsistencyKind.PERCENTAGE, PERCENTAGES),
            (InconsistencyKind.SUM, SUMS),
            (InconsistencyKind.CHANGE, CHANGES),
            (InconsistencyKind.WEEKDAY, DAYS),
            (InconsistencyKind.AGE, AGES),
            (InconsistencyKind.QUOTATION, QUOTATIONS),
        ]
        for number, (text, expected) in enumerate(table)
    ],
)
def test_an_inconsistency_is_found(kind, text, expected):
    asked = inconsistencies_of(text)

    assert [(one.kind, shown(text, one)) for one in asked] == (
        [(kind, expected)] if expected else []
    )


@pytest.mark.parametrize("text", CONSISTENT)
def test_what_may_be_right_is_not_reported(text):
    assert [(one.kind, shown(text, one)) for one in inconsistencies_of(text)] == []


def test_the_sample_article_only_spells_a_town_in_two_ways():
    text = normalise(SAMPLE.read_text())
    assert [shown(text, one) for one in inconsistencies_of(text)] == ["Hasakah | Hasakeh"]


def test_the_question_quotes_both_places():
    (one,) = inconsistencies_of("They met on Tuesday, February 25, 2024.")
    assert one.question == (
        "Is “Tuesday” or “February 25, 2024” right? 25 February 2024 was a Sunday."
    )


def test_a_date_without_a_year_needs_a_date_of_publication():
    assert inconsistencies_of("They met on Monday, February 25.", None) == []


def test_the_question_shows_how_two_wordings_differ():
    (one,) = inconsistencies_of(QUOTATIONS[1][0])
    assert one.question.startswith("Which wording was said: “not” or nothing there?")
