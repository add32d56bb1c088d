"""What there is to check in a statement: the words that name a figure, a day, a person, a claim."""

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What sort of thing can be checked."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    MONEY = "money"
    DATE = "date"
    PERIOD = "period"
    NAME = "name"
    SUPERLATIVE = "superlative"
    COMPARISON = "comparison"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """`text[start:end]` says something that can be looked up; `value` says it in one fixed form.

    kind         value                                          unit
    number       "30000", "4.5", "2/3", range "20..30",         what is counted: "ISIS members",
                 score "3-2", ordinal "3rd"                     "years old"; "" when not found
    percentage   "4", "4..5"                                    "%", "percentage points",
                                                                "basis points"
    money        "4500000000", "5000000..10000000"              ISO 4217: "USD"
    date         ISO 8601, cut off where the text is silent:    the weekday, when it is named
                 "2025-02-25", "2025-02", "2025", "--02-25",
                 "--02", weekday alone "-W-2", time "T21:30"
    period       ISO 8601: "2014/2017", "--05-03/--05-05",      ""
                 duration "P5Y", "PT24H", "P5Y..P10Y"
    name         as written, without title and possessive       ""
    others       the words in small letters                     ""

    `modifier` is "about", "almost", "more than", "less than", "at least", "at most", "exactly",
    "multiples of" ("dozens", "hundreds of") or "". The span takes it in, and the unit too.
    """

    start: int
    end: int
    kind: FactKind
    value: str
    unit: str = ""
    modifier: str = ""
