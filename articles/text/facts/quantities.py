"""Numbers with what they count: amounts of money, shares, durations, and how sure they are."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from articles.text.facts.counting import LOOK_BACK, counted, hedge, is_age, is_label
from articles.text.facts.currencies import CODES, NAMES, SYMBOLS, currency
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.numerals import (
    NUMERAL,
    ORDINALS,
    PARTS,
    SCALES,
    VAGUE,
    amount,
    one_of,
    plain,
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

CURRENCY = rf"(?: (?: {one_of(map(re.escape, SYMBOLS))} ) \s? | \b (?:{one_of(CODES)}) [ ] )"
FIGURE = re.compile(
    rf"""
    (?<! [\w/@&=] ) (?<! [0-9][.,:] ) (?<! \w[-–'’] )
    (?: (?P<fraction> (?P<over> {NUMERAL} | an? ) [-\s] (?P<under> {one_of(PARTS)} ) s?\b
                      (?: (?<= s ) | (?= \s of\b ) ) | half (?= \s (?: of | the | its | their )\b ) )
    |   (?P<vague> (?: (?:{one_of(VAGUE)}) \s of \s )? (?:{one_of(VAGUE)}) \b
                 | (?: several | a\sfew | many ) \s (?:{one_of(SCALES)}) \b )
    |   (?P<ordinal> [0-9]{{1,4}} (?: st | nd | rd | th )\b
                 | (?<! \ba\s ) (?<! \bone\s ) (?:{one_of(ORDINALS)}) \b )
    |   (?P<numeral> {NUMERAL} (?! /[0-9] ) ) )
    """,
    FLAGS,
)
RANGE = re.compile(
    rf"(?P<by> \s?[-–—]\s? | [-\s]to[-\s] | -?\s(?:to|or|and)\s ) {CURRENCY}? (?P<last> {NUMERAL} )",
    FLAGS,
)
UNIT = re.compile(
    rf"""
    \s? % (?: (?P<points> -points?\b | \s (?: percentage \s )? points?\b ) )?
    | [-\s] (?: (?P<spelled_points> (?: percentage | per\s?cent(?:age)? ) [-\s] points? )
            |   (?P<basis> basis [-\s] points? )
            |   (?P<percent> percent | per\s?cent | pct )
            |   (?P<currency> {one_of(map(re.escape, NAMES))} ) s?
            |   (?: (?: full|whole|straight|consecutive|long|more|additional ) \s )?
                (?P<time> {one_of(DURATIONS)} ) s? (?P<old> [-\s]olds? | \s of \s age )? ) \b
    """,
    FLAGS,
)
MEASURE = re.compile(r"\s?(?:km|kg|kph|mph|cm|mm|ft|lbs?|oz|GB|MB|TB|MW|GW|kW|°[CF]?)(?!\w)")
OR_MORE = re.compile(r"\+ | -plus\b | \s or \s more\b", FLAGS)
CURRENCY_BEFORE = re.compile(rf"{CURRENCY}\Z", re.VERBOSE)
FROM_BEFORE = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
BETWEEN_BEFORE = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|his|her|its|their)\s\Z", re.IGNORECASE)
ONE_OF_THEM = re.compile(r"\s(?:person|man|woman|child)\b", re.IGNORECASE)
PHONE = re.compile(r"[0-9]{3}-[0-9]{4}")


class Figure(NamedTuple):
    """A numeral or a range of two, as read; `first` and `last` are alike when it is one."""

    start: int
    end: int
    first: Decimal
    last: Decimal
    attached: str  # what follows the digits at once, if that may be a unit: the "m" of "100m"

    def value(self, form: str = "{}", times: int = 1) -> str:
        """The number, or the two, each written into `form`."""
        ends = dict.fromkeys((self.first, self.last))
        return "..".join(form.format(plain(end * times)) for end in ends)


def quantities(sentence: str, taken: bytearray) -> list[Fact]:
    """The numbers, percentages, amounts of money and durations; none overlap, dates stay out.

    `taken` has a byte for each code point: where it is 1, others have been, and so have we after.
    """
    found: list[Fact] = []
    for match in FIGURE.finditer(sentence):
        if any(taken[match.start() : match.end()]):
            continue
        fact = _read(sentence, taken, match)
        if fact is not None and not any(taken[fact.start : fact.end]):
            taken[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
            found.append(fact)
    return found


def _read(sentence: str, taken: bytearray, match: re.Match[str]) -> Fact | None:
    if match["numeral"]:
        return _numeral(sentence, taken, match)
    start, end, written = match.start(), match.end(), match.group().lower()
    if match["ordinal"]:
        return _ordinal(sentence, start, end, written)
    modifier, start = hedge(sentence, start)
    if match["fraction"]:
        over = "1" if match["over"] is None else plain(amount(match["over"])).replace("0", "1")
        under = PARTS[(match["under"] or "half").lower().removesuffix("s")]
        return Fact(start, end, FactKind.NUMBER, f"{over}/{under}", "", modifier)
    size = Decimal(1)
    for word in written.split():
        size *= VAGUE.get(word, SCALES.get(word, 1))
    of = 3 if sentence.startswith(" of ", end) else 0
    finish, unit = counted(sentence, taken, end + of)
    return Fact(
        start,
        finish if unit else end,
        FactKind.NUMBER,
        plain(size),
        unit,
        modifier or "multiples of",
    )


def _ordinal(sentence: str, start: int, end: int, written: str) -> Fact | None:
    if written == "second" and not DEFINITE.search(sentence, max(0, start - LOOK_BACK), start):
        return None  # a moment, or "secondly"
    place = ORDINALS.get(written) or int(written[:-2])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(
        place % 10 if place % 100 not in (11, 12, 13) else 0, "th"
    )
    return Fact(start, end, FactKind.NUMBER, f"{place}{ending}")


def _numeral(sentence: str, taken: bytearray, match: re.Match[str]) -> Fact | None:
    start = match.start()
    sign = CURRENCY_BEFORE.search(sentence, max(0, start - LOOK_BACK), start)
    if sign:
        start = sign.start()
    if not sign and _only_points(sentence, match):
        return None
    if found := RANGE.match(sentence, match.end()):
        if PHONE.fullmatch(match.group() + found.group()):
            return None
        if score := _score(match, found):
            return score
        figure = _range(start, match, found)
        free = not any(taken[found.start() : found.end()])
        if free and figure.first < figure.last and _joins(sentence, start, found["by"]):
            return _quantity(sentence, taken, figure, sign)
    figure = Figure(start, match.end(), *(amount(match.group()),) * 2, match.group()[-1:])
    return _quantity(sentence, taken, figure, sign)


def _only_points(sentence: str, match: re.Match[str]) -> bool:
    """Is it no count: "Boeing 737", "1. First", "30s", and "one" that only points ("one of them")?"""
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


def _score(match: re.Match[str], found: re.Match[str]) -> Fact | None:
    """A score: "3-2": two small numbers, the greater first, joined by a dash."""
    first, last = match.group(), found["last"]
    dashed = found["by"].strip() in "-–—" and first.isdecimal() and last.isdecimal()
    if not dashed or int(first) < int(last):
        return None
    return Fact(match.start(), found.end(), FactKind.NUMBER, f"{first}-{last}")


def _joins(sentence: str, start: int, by: str) -> bool:
    """Do the words make one range? "From 20 to 30" is a change, "20 and 30" a list."""
    word = by.strip(" -").lower()
    if word == "and":
        return BETWEEN_BEFORE.search(sentence, max(0, start - LOOK_BACK), start) is not None
    return word != "to" or not FROM_BEFORE.search(sentence, max(0, start - LOOK_BACK), start)


def _range(start: int, match: re.Match[str], found: re.Match[str]) -> Figure:
    """The two ends; of "5 to 10 million" both are millions."""
    first, last = amount(match.group()), amount(found["last"])
    digits = re.match(r"[0-9.,]+", found["last"])
    if first < last and digits and match.group()[-1].isdigit():
        mantissa = amount(digits.group())
        if first < mantissa and last > mantissa:
            first *= last / mantissa
    return Figure(start, found.end(), first, last, "")


def _quantity(
    sentence: str, taken: bytearray, figure: Figure, sign: re.Match[str] | None
) -> Fact | None:
    """The figure with its unit, whichever it is."""
    modifier, start = hedge(sentence, figure.start)
    end = figure.end
    if sign:
        return Fact(start, end, FactKind.MONEY, figure.value(), currency(sign.group()), modifier)
    if found := _shared_unit(sentence, figure.start, end):
        fact = _measured(figure, found)
        if fact.kind == FactKind.PERIOD and NOT_OF_TIME.match(sentence, start):
            modifier, start = "", figure.start
        finish = found.end() if found.start() == end else end
        return replace(fact, start=start, end=finish, modifier=modifier)
    if is_age(sentence, figure.start, figure.end):
        return Fact(start, end, FactKind.NUMBER, figure.value(), "years old", modifier)
    if measure := MEASURE.match(sentence, end):
        unit = measure.group().strip()
        return Fact(start, measure.end(), FactKind.NUMBER, figure.value(), unit, modifier)
    if more := OR_MORE.match(sentence, end):
        modifier, end = "at least", more.end()
    end, unit = counted(sentence, taken, end)
    if figure.attached == "m" and not unit:
        metres = figure._replace(first=figure.first / 10**6, last=figure.last / 10**6)
        return Fact(start, end, FactKind.NUMBER, metres.value(), "m", modifier)
    return Fact(start, end, FactKind.NUMBER, figure.value(), unit, modifier)


def _shared_unit(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The unit after `end`; of "from 20 to 30 percent" the 20 has it too."""
    if found := UNIT.match(sentence, end):
        return found
    if FROM_BEFORE.search(sentence, max(0, start - LOOK_BACK), start):
        other = RANGE.match(sentence, end)
        if other and other["by"].strip() == "to":
            return UNIT.match(sentence, other.end())
    return None


def _measured(figure: Figure, found: re.Match[str]) -> Fact:
    """The figure with a unit that is known by its name."""
    kind, unit, value = FactKind.PERCENTAGE, "%", figure.value()
    if found["points"] or found["spelled_points"]:
        unit = "percentage points"
    elif found["basis"]:
        unit = "basis points"
    elif found["currency"]:
        kind, unit = FactKind.MONEY, currency(found["currency"])
    elif found["old"]:
        kind, unit = FactKind.NUMBER, "years old"
    elif found["time"]:
        time = found["time"].lower()
        kind, unit = FactKind.PERIOD, ""
        value = figure.value(DURATIONS[time], YEARS_IN.get(time, 1))
    return Fact(figure.start, figure.end, kind, value, unit)
