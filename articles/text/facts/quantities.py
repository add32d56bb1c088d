"""Find numbers with what they count, amounts of money, percentages and durations."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from articles.text.facts.currencies import CODES, NAMES, SYMBOLS, currency_code
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.first_words import DIGIT, matches
from articles.text.facts.number_context import (
    LOOK_BACK,
    counted_thing,
    find_hedge,
    is_age,
    is_label,
)
from articles.text.facts.numerals import (
    LARGE,
    NUMERAL,
    NUMERAL_WORDS,
    ORDINALS,
    PARTS,
    SCALES,
    SHORT,
    SIZES,
    VAGUE,
    any_of,
    format_number,
    parse_numeral,
)

FLAGS = re.VERBOSE | re.IGNORECASE
DURATIONS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
    "century": "P{}Y",
    "centurie": "P{}Y",
}
YEARS_IN = {"decade": 10, "century": 100, "centurie": 100}
# "Over five years" is how long it took, not a comparison.
NOT_OF_TIME = re.compile(r"(?:over|under|above|below)\s", re.IGNORECASE)

CURRENCY = rf"(?: (?: {any_of(map(re.escape, SYMBOLS))} ) \s? | \b (?:{any_of(CODES)}) [ ] )"
FIGURE = re.compile(
    rf"""
    (?<! [\w/@&=] ) (?<! [0-9][.,:] ) (?<! \w[-–'’] )
    (?: (?P<fraction> (?P<over> {NUMERAL} | an? ) [-\s] (?P<under> {any_of(PARTS)} ) s?\b
                      (?: (?<= s ) | (?= \s of\b ) ) (?! \s of \s an? \s (?: {any_of(LARGE)} )\b )
                  | half (?= \s (?: of | the | its | their )\b ) )
    |   (?P<vague> (?: (?:{any_of(VAGUE)}) \s of \s )? (?:{any_of(VAGUE)}) \b
                 | (?: several | a\sfew | many ) \s (?:{any_of(SCALES)}) \b )
    |   (?P<ordinal> [0-9]{{1,4}} (?: st | nd | rd | th )\b
                 | (?<! \ba\s ) (?<! \bone\s ) (?:{any_of(ORDINALS)}) \b )
    |   (?P<numeral> {NUMERAL} (?! /[0-9] ) ) )
    """,
    FLAGS,
)
FIRST_WORDS = NUMERAL_WORDS | {DIGIT, "several", "many", *VAGUE, *ORDINALS}
RANGE = re.compile(
    rf"(?P<by> \s?[-–—]\s? | [-\s]to[-\s] | -?\s(?:to|or|and)\s ) {CURRENCY}? (?P<last> {NUMERAL} )",
    FLAGS,
)
UNIT = re.compile(
    rf"""
    \s? % (?: (?P<points> -points?\b | \s (?: percentage \s )? points?\b ) )?
    | [-\s] (?: (?P<spelled_points> (?: percentage | per\s?cent(?:age)? ) [-\s] points? )
            |   (?P<short_points> pp )
            |   (?P<basis> basis [-\s] points? )
            |   (?P<percent> percent | per\s?cent | pct )
            |   (?P<currency> {any_of(map(re.escape, NAMES))} ) s?
            |   (?: (?: full|whole|straight|consecutive|long|more|additional ) \s )?
                (?P<time> {any_of(DURATIONS)} ) s? (?P<old> [-\s]olds? | \s of \s age )? ) \b
    """,
    FLAGS,
)
MEASURE = re.compile(r"\s?(?:km|kg|kph|mph|cm|mm|ft|lbs?|oz|GB|MB|TB|MW|GW|kW|°[CF]?)(?!\w)")
OR_MORE = re.compile(r"\+ | -plus\b | \s or \s more\b", FLAGS)
LAST_SCALE = re.compile(rf"(?: [-\s] (?: hundred | dozen | {SIZES} ) | {SHORT} ) \Z", FLAGS)
CURRENCY_BEFORE = re.compile(rf"{CURRENCY}\Z", re.VERBOSE)
MINUS = re.compile(r"(?:(?<![\w)\]])[-−]|\bminus\s)\Z", re.IGNORECASE)
FROM_BEFORE = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
BETWEEN_BEFORE = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|his|her|its|their)\s\Z", re.IGNORECASE)
ONE_OF_THEM = re.compile(r"\s(?:person|man|woman|child)\b", re.IGNORECASE)
PHONE = re.compile(r"[0-9]{3}-[0-9]{4}")


class ParsedNumber(NamedTuple):
    """A numeral or a range of two. `first` and `last` are equal if it is one."""

    start: int
    end: int
    first: Decimal
    last: Decimal
    attached: str  # the last character of the digits, which may be a unit: the "m" of "100m"

    def value(self, form: str = "{}", times: int = 1) -> str:
        """Return the number, or both ends of the range, each formatted with `form`."""
        ends = dict.fromkeys((self.first, self.last))
        return "..".join(form.format(format_number(end * times)) for end in ends)


def quantities(sentence: str, covered: bytearray, starts: Sequence[int]) -> list[Fact]:
    """Return the numbers, percentages, amounts of money and durations. None overlap, nor lie on a date.

    `covered` has a byte for each code point, which is 1 where another fact lies; those of the numbers are set.
    `starts` is where the first words of numbers begin.
    """
    facts: list[Fact] = []
    for match in matches(FIGURE, sentence, starts):
        if any(covered[match.start() : match.end()]):
            continue
        fact = _fact_of_match(sentence, covered, match)
        if fact is not None and not any(covered[fact.start : fact.end]):
            covered[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
            facts.append(fact)
    return facts


def _fact_of_match(sentence: str, covered: bytearray, match: re.Match[str]) -> Fact | None:
    """The fact of a numeral, an ordinal, a fraction or a vague number."""
    if match["numeral"]:
        return _numeral_fact(sentence, covered, match)
    start, end, written = match.start(), match.end(), match.group().lower()
    if match["ordinal"]:
        return _ordinal_fact(sentence, start, end, written)
    modifier, start = find_hedge(sentence, start)
    if match["fraction"]:
        over = (
            "1"
            if match["over"] is None
            else format_number(parse_numeral(match["over"])).replace("0", "1")
        )
        under = PARTS[(match["under"] or "half").lower().removesuffix("s")]
        return Fact(start, end, FactKind.NUMBER, f"{over}/{under}", "", modifier)
    size = Decimal(1)
    for word in written.split():
        size *= VAGUE.get(word, SCALES.get(word, 1))
    of = 3 if sentence.startswith(" of ", end) else 0
    finish, unit = counted_thing(sentence, covered, end + of)
    return Fact(
        start,
        finish if unit else end,
        FactKind.NUMBER,
        format_number(size),
        unit,
        modifier or "multiples of",
    )


def _ordinal_fact(sentence: str, start: int, end: int, written: str) -> Fact | None:
    if written == "second" and not DEFINITE.search(sentence, max(0, start - LOOK_BACK), start):
        return None  # a moment, or "secondly"
    ordinal = ORDINALS.get(written) or int(written[:-2])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(
        ordinal % 10 if ordinal % 100 not in (11, 12, 13) else 0, "th"
    )
    return Fact(start, end, FactKind.NUMBER, f"{ordinal}{ending}")


def _numeral_fact(sentence: str, covered: bytearray, match: re.Match[str]) -> Fact | None:
    """A number, an amount of money, a range or a score."""
    start = match.start()
    sign = CURRENCY_BEFORE.search(sentence, max(0, start - LOOK_BACK), start)
    if sign:
        start = sign.start()
    if not sign and _counts_nothing(sentence, match):
        return None
    shared = parse_numeral(match.group())
    if following := RANGE.match(sentence, match.end()):
        if PHONE.fullmatch(match.group() + following.group()):
            return None
        if score := _score_fact(match, following):
            return score
        number = _parse_range(start, match, following)
        free = not any(covered[following.start() : following.end()])
        if free and number.first < number.last and _is_range(sentence, start, following["by"]):
            return _quantity_fact(sentence, covered, number, sign)
        if following["by"].strip() == "to":
            shared = number.first  # "from 5 to 10 million"
    if below := MINUS.search(sentence, max(0, start - LOOK_BACK), start):
        start, shared = below.start(), -shared
    number = ParsedNumber(start, match.end(), shared, shared, match.group()[-1:])
    return _quantity_fact(sentence, covered, number, sign)


def _counts_nothing(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether it is a label or a pronoun: "Boeing 737", "1. First", "30s", "one of them"."""
    start, end = match.span()
    if is_label(sentence, start):
        return True
    if match.group()[-1].isdigit():
        numbered = start <= 2 and not sentence[:start].strip()
        after = sentence[end : end + 2]
        return (numbered and after in (". ", ") ")) or (
            after[:1].isalpha() and not MEASURE.match(sentence, end)
        )
    return match.group().lower() == "one" and not (
        UNIT.match(sentence, end) or ONE_OF_THEM.match(sentence, end)
    )


def _score_fact(match: re.Match[str], following: re.Match[str]) -> Fact | None:
    """A score, "3-2": two small numbers joined by a dash, the greater first."""
    first, last = match.group(), following["last"]
    dashed = following["by"].strip() in "-–—" and first.isdecimal() and last.isdecimal()
    if not dashed or int(first) < int(last):
        return None
    return Fact(match.start(), following.end(), FactKind.NUMBER, f"{first}-{last}")


def _is_range(sentence: str, start: int, by: str) -> bool:
    """Tell whether both numbers are one range. "From 20 to 30" is a change, "20 and 30" a list."""
    word = by.strip(" -").lower()
    if word == "and":
        return BETWEEN_BEFORE.search(sentence, max(0, start - LOOK_BACK), start) is not None
    return word != "to" or not FROM_BEFORE.search(sentence, max(0, start - LOOK_BACK), start)


def _parse_range(start: int, match: re.Match[str], following: re.Match[str]) -> ParsedNumber:
    """The two ends. In "5 to 10 million" and "ten to twelve million" both are millions."""
    first, last = parse_numeral(match.group()), parse_numeral(following["last"])
    bare = LAST_SCALE.sub("", following["last"])
    if first < last and bare != following["last"] and not LAST_SCALE.search(match.group()):
        mantissa = parse_numeral(bare)
        if first < mantissa and last > mantissa:
            first *= last / mantissa
    return ParsedNumber(start, following.end(), first, last, "")


def _quantity_fact(
    sentence: str, covered: bytearray, number: ParsedNumber, sign: re.Match[str] | None
) -> Fact | None:
    """The number with its unit, whichever it is."""
    modifier, start = find_hedge(sentence, number.start)
    end = number.end
    if sign:
        return Fact(
            start, end, FactKind.MONEY, number.value(), currency_code(sign.group()), modifier
        )
    if following := _shared_unit(sentence, number.start, end):
        fact = _fact_with_unit(number, following)
        if fact.kind == FactKind.PERIOD and NOT_OF_TIME.match(sentence, start):
            modifier, start = "", number.start
        finish = following.end() if following.start() == end else end
        return replace(fact, start=start, end=finish, modifier=modifier)
    if is_age(sentence, number.start, number.end):
        return Fact(start, end, FactKind.NUMBER, number.value(), "years old", modifier)
    if measure := MEASURE.match(sentence, end):
        unit = measure.group().strip()
        return Fact(start, measure.end(), FactKind.NUMBER, number.value(), unit, modifier)
    if more := OR_MORE.match(sentence, end):
        modifier, end = "at least", more.end()
    end, unit = counted_thing(sentence, covered, end)
    if number.attached == "m" and not unit:
        metres = number._replace(first=number.first / 10**6, last=number.last / 10**6)
        return Fact(start, end, FactKind.NUMBER, metres.value(), "m", modifier)
    return Fact(start, end, FactKind.NUMBER, number.value(), unit, modifier)


def _shared_unit(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The unit after `end`. In "from 20 to 30 percent" the 20 has it too."""
    if following := UNIT.match(sentence, end):
        return following
    if FROM_BEFORE.search(sentence, max(0, start - LOOK_BACK), start):
        other = RANGE.match(sentence, end)
        if other and other["by"].strip() == "to":
            return UNIT.match(sentence, other.end())
    return None


def _fact_with_unit(number: ParsedNumber, following: re.Match[str]) -> Fact:
    """The number with a unit that has a name of its own."""
    kind, unit, value = FactKind.PERCENTAGE, "%", number.value()
    if following["points"] or following["spelled_points"] or following["short_points"]:
        unit = "percentage points"
    elif following["basis"]:
        unit = "basis points"
    elif following["currency"]:
        kind, unit = FactKind.MONEY, currency_code(following["currency"])
    elif following["old"]:
        kind, unit = FactKind.NUMBER, "years old"
    elif following["time"]:
        time = following["time"].lower()
        kind, unit = FactKind.PERIOD, ""
        value = number.value(DURATIONS[time], YEARS_IN.get(time, 1))
    return Fact(number.start, number.end, kind, value, unit)
