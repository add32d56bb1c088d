"""What is found of a passage in a source. Spans are code points, start included, end excluded."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from articles.text.facts.fact import Fact
from articles.text.spans import Span


class Outcome(StrEnum):
    """How the words of a passage stand in the source. A help to read, never a verdict.

    `PUNCTUATION` means that nobody who hears both could tell them apart: marks, capitals, "%" for
    "per cent", "30,000" for "thirty thousand". As soon as a word differs it is `ALTERED`, or
    `STITCHED` when the words come from two or more places; then each part has its own outcome.
    """

    EXACT = "exact"
    PUNCTUATION = "punctuation only"
    ALTERED = "altered"
    STITCHED = "stitched"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"


class Reason(StrEnum):
    """Why nothing could be compared, where that is known."""

    NONE = ""
    NO_WORDS = "no words"
    TOO_SHORT = "too short"
    NO_SOURCE_TEXT = "the source has no text"
    OTHER_LANGUAGE = "other language"


class Change(StrEnum):
    """What kind of difference it is. Only `WORDS`, `BRACKET` and `OMITTED` touch the words."""

    WORDS = "words"
    BRACKET = "bracket"  # the writer's own insertion, shown as such: [the Syrian government]
    OMITTED = "omitted"  # what lies in the source between two parts
    ASIDE = "aside"  # the source's own "he said" between two pieces of one quotation
    WRITING = "writing"  # the same words in other signs: 30,000 and thirty thousand
    PUNCTUATION = "punctuation"
    CASE = "case"


TOUCHES_WORDS = frozenset({Change.WORDS, Change.BRACKET, Change.OMITTED})


@dataclass(frozen=True, slots=True)
class Difference:
    """`passage` of the one text stands for `source` of the other; one of them may be empty.

    The flags say that numbers (amounts, units, days), negations or names are not the same on both
    sides. They stand out whatever the rest is.
    """

    kind: Change
    passage: Span
    source: Span
    number: bool = False
    negation: bool = False
    name: bool = False

    @property
    def stands_out(self) -> bool:
        return self.number or self.negation or self.name


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the passage and where it stands in the source.

    `share` is how much of its words, small ones counted less, is there: from 0 to 1.
    """

    passage: Span
    source: Span
    outcome: Outcome
    differences: tuple[Difference, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Join:
    """What lies between two neighbouring parts of the passage.

    `distance` is in words of the source, `in_order` says that the source has them in this order,
    `marked` that the passage has an ellipsis there.
    """

    in_order: bool
    marked: bool
    distance: int


@dataclass(frozen=True, slots=True)
class Located:
    """One passage in one source.

    `context` holds the first part's place with the words around it; of a stitched passage each
    part's `source` is a place. `others` are further places where the source says nearly the same.
    `bracketed` says that nothing but the writer's own [insertions] differs.
    """

    outcome: Outcome
    reason: Reason = Reason.NONE
    parts: tuple[Part, ...] = ()
    joins: tuple[Join, ...] = ()
    differences: tuple[Difference, ...] = ()
    context: Span | None = None
    others: tuple[Part, ...] = ()
    bracketed: bool = False

    @property
    def stands_out(self) -> bool:
        """Do numbers, negations or names differ?"""
        return any(difference.stands_out for difference in self.differences)

    def as_json(self, passage: str, source: str) -> dict[str, Any]:
        """As plain lists and dictionaries, with the words beside the spans."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason.value,
            "passage": passage,
            "bracketed": self.bracketed,
            "context": _shown(self.context, source),
            "parts": [_part(part, passage, source) for part in self.parts],
            "joins": [asdict(join) for join in self.joins],
            "differences": _differences(self.differences, passage, source),
            "others": [_part(part, passage, source) for part in self.others],
        }


class FactOutcome(StrEnum):
    """Whether the source has a fact of the claim."""

    FOUND = "found"
    DIFFERS = "differs"  # the source says another value of the same thing, or this value of another
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class FactFound:
    """A fact of the claim, and the places in the source that say it, or say it otherwise."""

    fact: Fact
    outcome: FactOutcome
    places: tuple[Span, ...] = ()

    def as_json(self, claim: str, source: str) -> dict[str, Any]:
        """As a plain dictionary."""
        return {
            "words": claim[self.fact.start : self.fact.end],
            "start": self.fact.start,
            "end": self.fact.end,
            "kind": self.fact.kind.value,
            "value": self.fact.value,
            "unit": self.fact.unit,
            "outcome": self.outcome.value,
            "places": [_shown(place, source) for place in self.places],
        }


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the claim that was looked for, marks left out, and what was found of it."""

    span: Span
    located: Located


@dataclass(frozen=True, slots=True)
class Examination:
    """All that a source says of one claim: its quotations, its facts, the reviewer's excerpt."""

    quotations: tuple[Passage, ...]
    facts: tuple[FactFound, ...]
    excerpt: Located | None = None

    def as_json(self, claim: str, source: str, excerpt: str = "") -> dict[str, Any]:
        """As plain lists and dictionaries, the form that `manage.py locate` prints."""
        return {
            "quotations": [
                {"start": span.start, "end": span.end}
                | located.as_json(claim[span.start : span.end], source)
                for span, located in ((found.span, found.located) for found in self.quotations)
            ],
            "facts": [found.as_json(claim, source) for found in self.facts],
            "excerpt": self.excerpt.as_json(excerpt, source) if self.excerpt else None,
        }


def _shown(span: Span | None, text: str) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _part(part: Part, passage: str, source: str) -> dict[str, Any]:
    return {
        "passage": _shown(part.passage, passage),
        "source": _shown(part.source, source),
        "outcome": part.outcome.value,
        "share": round(part.share, 3),
        "differences": _differences(part.differences, passage, source),
    }


def _differences(
    differences: tuple[Difference, ...], passage: str, source: str
) -> list[dict[str, Any]]:
    return [
        {
            "kind": found.kind.value,
            "passage": _shown(found.passage, passage),
            "source": _shown(found.source, source),
            "number": found.number,
            "negation": found.negation,
            "name": found.name,
        }
        for found in differences
    ]
