"""A checkable fact: the words for a number, a date, a name or a superlative."""

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """The kind of a checkable fact."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    MONEY = "money"
    DATE = "date"
    PERIOD = "period"
    NAME = "name"
    SUPERLATIVE = "superlative"
    COMPARISON = "comparison"
    NEGATION = "negation"
    QUANTIFIER = "quantifier"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """`text[start:end]` can be looked up. `value` is what it says, in one fixed form.

    kind         value                                          unit
    number       "30000", "4.5", "2/3", range "20..30",         what is counted: "ISIS members",
                 score "3-2", ordinal "3rd"                     "years old"; "" when not found
    percentage   "4", "4..5"                                    "%", "percentage points",
                                                                "basis points"
    money        "4500000000", "5000000..10000000"              ISO 4217: "USD"
    date         ISO 8601, cut off where the text is silent:    the weekday, when it is named
                 "2025-02-25", "2025-02", "2025", "--02-25",
                 "--02", weekday alone "-W-2", time "T21:30";
                 of two possible days "[2026-03-04,2026-04-03]"
    period       ISO 8601: "2014/2017", "--05-03/--05-05",      ""
                 duration "P5Y", "PT24H", "P5Y..P10Y"
    name         as written, without title and possessive       ""
    others       the words in small letters                     ""

    `modifier` is "about", "almost", "more than", "less than", "at least", "at most", "exactly",
    "multiples of" ("dozens", "hundreds of") or "", of a date "ambiguous" or "". The span includes it and
    the unit.
    """

    start: int
    end: int
    kind: FactKind
    value: str
    unit: str = ""
    modifier: str = ""
