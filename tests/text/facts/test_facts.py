"""Numbers, money, shares and dates: a sentence a case, with its fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import Span
from articles.text.facts.facts import FactKind, facts
from tests.text.facts.facts_of import (
    DATE,
    MONEY,
    NAME,
    NUMBER,
    PERCENTAGE,
    PERIOD,
    facts_of,
    shown,
)

NUMBERS = [
    ("They counted 30,000 tents.", "30,000 tents = 30000 tents"),
    ("and 9,000 ISIS members detained there", "9,000 ISIS members = 9000 ISIS members"),
    ("about 30,000 displaced people", "about 30,000 displaced people = 30000 displaced people | about"),
    ("4.5 million people", "4.5 million people = 4500000 people"),
    ("It was 4.5.", "4.5 = 4.5"),
    ("twenty-five men", "twenty-five men = 25 men"),
    ("Twenty five men", "Twenty five men = 25 men"),
    ("one hundred and twenty women", "one hundred and twenty women = 120 women"),
    ("two thousand five hundred homes", "two thousand five hundred homes = 2500 homes"),
    ("three million two hundred thousand voters", "three million two hundred thousand voters = 3200000 voters"),
    ("half a million votes", "half a million votes = 500000 votes"),
    ("a quarter of a million votes", "a quarter of a million votes = 250000 votes"),
    ("three quarters of a million votes", "three quarters of a million votes = 750000 votes"),
    ("a quarter of voters", "a quarter = 1/4"),
    ("two point five million people", "two point five million people = 2500000 people"),
    ("two million and a half", "two million and a half = 2500000"),
    ("4 000 people", "4 000 people = 4000 people"),
    ("minus five degrees", "minus five degrees = -5 degrees"),
    ("it was -5 degrees", "-5 degrees = -5 degrees"),
    ("12’500 people", "12’500 people = 12500 people"),
    ("1,00,000 people", "1,00,000 people = 100000 people"),
    ("5 crores people", "5 crores people = 50000000 people"),
    ("ten to twelve million voters", "ten to twelve million voters = 10000000..12000000 voters"),
    ("two to three hundred men", "two to three hundred men = 200..300 men"),
    ("two and a half million", "two and a half million = 2500000"),
    ("a hundred soldiers", "a hundred soldiers = 100 soldiers"),
    ("a dozen eggs", "a dozen eggs = 12 eggs"),
    ("zero deaths", "zero deaths = 0 deaths"),
    ("300k users", "300k users = 300000 users"),
    ("5m people", "5m people = 5000000 people"),
    ("the 100m race", "100m = 100 m"),
    ("30km away", "30km = 30 km"),
    ("5 km away", "5 km = 5 km"),
    ("1½ hectares", "1½ hectares = 1.5 hectares"),
    ("30\u202f000 people", "30\u202f000 people = 30000 people"),
    ("the 12-nation trade deal", "12-nation = 12 nation"),
    ("12 dead", "12 dead = 12 dead"),
    ("2,000 Iraqis.", "2,000 Iraqis = 2000 Iraqis"),
    ("20 of the prisoners", "20 = 20"),
    ("more than 300 people", "more than 300 people = 300 people | more than"),
    ("over 300 people", "over 300 people = 300 people | more than"),
    ("fewer than ten", "fewer than ten = 10 | less than"),
    ("at least 20 soldiers", "at least 20 soldiers = 20 soldiers | at least"),
    ("no fewer than 20 soldiers", "no fewer than 20 soldiers = 20 soldiers | at least"),
    ("no more than 20 soldiers", "no more than 20 soldiers = 20 soldiers | at most"),
    ("up to 20 soldiers", "up to 20 soldiers = 20 soldiers | at most"),
    ("as many as 20 soldiers", "as many as 20 soldiers = 20 soldiers | at most"),
    ("some 20 soldiers", "some 20 soldiers = 20 soldiers | about"),
    ("nearly 20 soldiers", "nearly 20 soldiers = 20 soldiers | almost"),
    ("exactly 20 soldiers", "exactly 20 soldiers = 20 soldiers | exactly"),
    ("20+ soldiers", "20+ soldiers = 20 soldiers | at least"),
    ("20 or more soldiers", "20 or more soldiers = 20 soldiers | at least"),
    ("20-30 soldiers", "20-30 soldiers = 20..30 soldiers"),
    ("20 to 30 soldiers", "20 to 30 soldiers = 20..30 soldiers"),
    ("between 20 and 30 soldiers", "20 and 30 soldiers = 20..30 soldiers"),
    ("two or three soldiers", "two or three soldiers = 2..3 soldiers"),
    ("5 to 10 million voters", "5 to 10 million voters = 5000000..10000000 voters"),
    ("They won 3-2.", "3-2 = 3-2"),
    ("a 5-4 ruling", "5-4 = 5-4"),
    ("hundreds of thousands fled", "hundreds of thousands = 100000 | multiples of"),
    ("Tens of thousands of people fled", "Tens of thousands of people = 10000 people | multiples of"),
    ("dozens of cars", "dozens of cars = 12 cars | multiples of"),
    ("several hundred men", "several hundred men = 100 men | multiples of"),
    ("two-thirds of voters", "two-thirds = 2/3"),
    ("a third of voters", "a third = 1/3"),
    ("more than half of voters", "more than half = 1/2 | more than"),
    ("three quarters of them", "three quarters = 3/4"),
    ("the third time", "third = 3rd"),
    ("the 21st century", "21st = 21st"),
    ("her 112th goal", "112th = 112th"),
    ("the second time", "second = 2nd"),
    ("a 30-year-old man", "30-year-old = 30 years old"),
    ("She is 30 years old.", "30 years old = 30 years old"),
    ("a man aged 30", "30 = 30 years old"),
    ("Ann Lee, 45, said so.", "45 = 45 years old"),
    ("18- to 24-year-olds", "18- to 24-year-olds = 18..24 years old"),
    ("one man", "one man = 1 man"),
]  # fmt: skip
NO_NUMBERS = [
    "one of them", "this one", "COVID-19", "an F-16", "a Boeing 737", "the G20", "open 24/7",
    "the 9/11 attacks", "1. First", "in his 30s", "in 2016", "on May 5, 2016", "at 5 p.m.", "five years",
    "4%", "$20", "call 555-1234", "http://a.org/2/3", "a second ago", "the 1990s", "2014-2017",
]  # fmt: skip
AMOUNTS = [
    ("$4.5bn", "$4.5bn = 4500000000 USD"),
    ("$4.5 billion", "$4.5 billion = 4500000000 USD"),
    ("a $4.5-million house", "$4.5-million = 4500000 USD"),
    ("€3 million", "€3 million = 3000000 EUR"),
    ("£20m", "£20m = 20000000 GBP"),
    ("5 million euros", "5 million euros = 5000000 EUR"),
    ("USD 300", "USD 300 = 300 USD"),
    ("US$300", "US$300 = 300 USD"),
    ("A$300", "A$300 = 300 AUD"),
    ("300 dollars", "300 dollars = 300 USD"),
    ("300 Canadian dollars", "300 Canadian dollars = 300 CAD"),
    ("one dollar", "one dollar = 1 USD"),
    ("two hundred pounds sterling", "two hundred pounds sterling = 200 GBP"),
    ("one point two billion dollars", "one point two billion dollars = 1200000000 USD"),
    ("ten to twelve million dollars", "ten to twelve million dollars = 10000000..12000000 USD"),
    ("EUR 140 million", "EUR 140 million = 140000000 EUR"),
    ("140 million euros", "140 million euros = 140000000 EUR"),
    ("CHF 1’234.50", "CHF 1’234.50 = 1234.5 CHF"),
    ("Rs 500 crore", "Rs 500 crore = 5000000000 INR"),
    ("2 lakh crore rupees", "2 lakh crore rupees = 2000000000000 INR"),
    ("more than $300", "more than $300 = 300 USD | more than"),
    ("$5 to $10 million", "$5 to $10 million = 5000000..10000000 USD"),
    ("$5-10 million", "$5-10 million = 5000000..10000000 USD"),
    ("$1,234.56", "$1,234.56 = 1234.56 USD"),
]
SHARES = [
    ("4%", "4% = 4 %"),
    ("4 %", "4 % = 4 %"),
    ("four per cent", "four per cent = 4 %"),
    ("4 percent", "4 percent = 4 %"),
    ("a 4-percent rise", "4-percent = 4 %"),
    ("4.25 percent", "4.25 percent = 4.25 %"),
    ("4 percentage points", "4 percentage points = 4 percentage points"),
    ("a 4-percentage-point lead", "4-percentage-point = 4 percentage points"),
    ("4%-points", "4%-points = 4 percentage points"),
    ("up 2.5 pp", "2.5 pp = 2.5 percentage points"),
    ("zero point five percent", "zero point five percent = 0.5 %"),
    ("25 basis points", "25 basis points = 25 basis points"),
    ("4 to 5 percent", "4 to 5 percent = 4..5 %"),
    ("4-5%", "4-5% = 4..5 %"),
    ("up to 5%", "up to 5% = 5 % | at most"),
    ("nearly one percent", "nearly one percent = 1 % | almost"),
]
DAYS = [
    ("on February 25, 2025", "February 25, 2025 = 2025-02-25"),
    ("on Tuesday, February 25, 2025", "Tuesday, February 25, 2025 = 2025-02-25 Tuesday"),
    ("on Tues. Feb. 25", "Tues. Feb. 25 = --02-25 Tuesday"),
    ("on 25 February 2025", "25 February 2025 = 2025-02-25"),
    ("on the 25th of February", "25th of February = --02-25"),
    ("on April the 3rd, 2026", "April the 3rd, 2026 = 2026-04-03"),
    ("on Feb. 3rd", "Feb. 3rd = --02-03"),
    ("in February 2025", "February 2025 = 2025-02"),
    ("in Sept. 2014", "Sept. 2014 = 2014-09"),
    ("in December", "December = --12"),
    ("in May", "May = --05"),
    ("in 2025", "2025 = 2025"),
    ("the 2016 election", "2016 = 2016"),
    ("since 1789", "1789 = 1789"),
    ("2025-02-25", "2025-02-25 = 2025-02-25"),
    ("on 25/02/2025", "25/02/2025 = 2025-02-25"),
    ("on 2/25/2025", "2/25/2025 = 2025-02-25"),
    ("on 02/03/2025", "02/03/2025 = [2025-02-03,2025-03-02] | ambiguous"),
    ("on 03.04.2026", "03.04.2026 = 2026-04-03"),
    ("on 13-04-2026", "13-04-2026 = 2026-04-13"),
    ("in nineteen ninety-five", "nineteen ninety-five = 1995"),
    ("Nineteen oh five", "Nineteen oh five = 1905"),
    ("since twenty twenty-four", "twenty twenty-four = 2024"),
    ("on Monday", "Monday = -W-1 Monday"),
    ("at 9:30 a.m.", "9:30 a.m. = T09:30"),
    ("at 12 p.m.", "12 p.m. = T12:00"),
    ("at 21:30", "21:30 = T21:30"),
]
NO_DAYS = [
    "Theresa May said",
    "twenty twenty-dollar notes",
    "they march on",
    "2016 people",
    "2,016",
    "the 9/11 attacks",
    "may 5",
    "1984 seats",
]
PERIODS = [
    ("between 2014 and 2017", "between 2014 and 2017 = 2014/2017"),
    ("from 2014 to 2017", "from 2014 to 2017 = 2014/2017"),
    ("2014-2017", "2014-2017 = 2014/2017"),
    ("the 2015-16 season", "2015-16 = 2015/2016"),
    ("from 3 to 5 May 2020", "from 3 to 5 May 2020 = 2020-05-03/2020-05-05"),
    ("May 3-5, 2020", "May 3-5, 2020 = 2020-05-03/2020-05-05"),
    ("May 3 to June 5, 2020", "May 3 to June 5, 2020 = 2020-05-03/2020-06-05"),
    ("between May 3 and May 5", "between May 3 and May 5 = --05-03/--05-05"),
    ("from June 2016 to August 2017", "from June 2016 to August 2017 = 2016-06/2017-08"),
    ("the 1990s", "1990s = 1990/1999"),
    ("five years", "five years = P5Y"),
    ("a five-year plan", "five-year = P5Y"),
    ("24 hours", "24 hours = PT24H"),
    ("two weeks", "two weeks = P2W"),
    ("a decade", ""),
    ("two decades", "two decades = P20Y"),
    ("10 to 15 years", "10 to 15 years = P10Y..P15Y"),
    ("more than 100 days", "more than 100 days = P100D | more than"),
    ("five more years", "five more years = P5Y"),
]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (kind, text, expected)
        for kind, table in (
            (NUMBER, NUMBERS),
            (MONEY, AMOUNTS),
            (PERCENTAGE, SHARES),
            (DATE, DAYS),
            (PERIOD, PERIODS),
        )
        for text, expected in table
    ],
)
def test_a_number_has_a_value_a_unit_and_a_modifier(kind, text, expected):
    assert [shown(text, fact) for fact in facts_of(text, kind)] == ([expected] if expected else [])


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_dates_labels_and_pronouns_are_not_numbers(text):
    assert facts_of(text, NUMBER) == []


@pytest.mark.parametrize("text", NO_DAYS)
def test_surnames_verbs_and_counts_are_not_dates(text):
    assert facts_of(text, DATE) == []


def test_a_change_is_two_numbers_with_one_unit():
    text = "It rose from 20 to 30 percent."
    assert [shown(text, fact) for fact in facts_of(text, PERCENTAGE)] == [
        "20 = 20 %",
        "30 percent = 30 %",
    ]


def test_both_numbers_of_a_change_have_the_scale():
    text = "It rose from 5 to 10 million votes."
    assert [fact.value for fact in facts_of(text, NUMBER)] == ["5000000", "10000000"]


def test_the_code_of_a_currency_is_no_name():
    assert [fact.kind for fact in facts_of("They paid EUR 140 million.")] == [MONEY]


def test_a_name_is_found_inside_a_counted_thing():
    text = "They hold 9,000 ISIS members."
    assert [(fact.kind, text[fact.start : fact.end]) for fact in facts_of(text)] == [
        (NUMBER, "9,000 ISIS members"),
        (NAME, "ISIS"),
    ]


def test_a_hedge_is_part_of_its_number_not_a_comparison():
    assert [fact.kind for fact in facts_of("They hold more than 300 men.")] == [NUMBER]


def test_the_spans_are_those_of_the_whole_text():
    text = "😀 Nobody came. They saw 5 tents."
    start = text.index("They")

    (fact,) = facts(text, Span(start, len(text)))

    assert text[fact.start : fact.end] == "5 tents"


WORDS = [
    "4.5", "30,000", "%", "percent", "million", "$", "€", "USD", "from", "to", "and",
    "between", "-", "–", "2014", "2016-17", "May", "Feb.", "25", "Monday,", "five",
    "twenty", "half", "a", "third", "of", "years", "not", "no.", "never", "before",
    "largest", "more", "than", "up", "al-Shatri", "Smith,", "Mr.", "van", "of", "the",
    "US", "😀", "é", "“", "”", ".", ",", "'", "dozen", "hundreds", "one", "-year-old",
    "aged", "twice", "as", "many",
]  # fmt: skip
PIECES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.text(max_size=5),
    ),
    max_size=40,
)
ANY = st.one_of(PIECES.map(" ".join), PIECES.map("".join), st.text(max_size=80))


@given(ANY, ANY, ANY)
def test_facts_are_in_order_and_those_of_one_kind_do_not_overlap(before, text, after):
    span = Span(len(before), len(before) + len(text))
    facts_found = facts(before + text + after, span)

    assert facts_found == sorted(facts_found) == facts(before + text + after, span)
    ends: dict[FactKind, int] = {}
    for fact in facts_found:
        assert span.start <= fact.start < fact.end <= span.end
        assert ends.get(fact.kind, 0) <= fact.start
        ends[fact.kind] = fact.end


@given(ANY)
def test_facts_of_two_kinds_are_disjoint_or_one_holds_the_other(text):
    marked = facts_of(text)
    for one in marked:
        for other in marked:
            if one.start < other.start < one.end:
                assert other.end <= one.end
