"""The result of comparing a passage or claim with a source. Spans are code points."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from articles.text.facts.fact import Fact
from articles.text.spans import Span


class MatchOutcome(StrEnum):
    """How the words of a passage occur in the source. An aid for readers, never a verdict.

    `PUNCTUATION` means that both sound the same: marks, capitals, "%" for "per cent", "30,000" for
    "thirty thousand". `SPELLING` means the same words, spelled otherwise: "organise", "Strasse", "i11egal",
    another alphabet. If a word differs it is `ALTERED`, or `STITCHED` if the words come from several
    places; then each part has its own outcome. `OTHER_SENSE` means that the words are there, but that the
    source turns them: "It is not true that ..."; the parts keep the outcome of their wording.
    """

    EXACT = "exact"
    PUNCTUATION = "punctuation only"
    SPELLING = "spelled otherwise"
    ALTERED = "altered"
    STITCHED = "stitched"
    OTHER_SENSE = "other sense"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"


SAME_WORDING = frozenset({MatchOutcome.EXACT, MatchOutcome.PUNCTUATION, MatchOutcome.SPELLING})


class NoMatchReason(StrEnum):
    """Why nothing could be compared, if that is known."""

    NONE = ""
    NO_WORDS = "no words"
    TOO_SHORT = "too short"
    NO_SOURCE_TEXT = "the source has no text"
    OTHER_LANGUAGE = "other language"
    BEGINNING = "only the beginning"  # of the source was there to be searched


class FrameKind(StrEnum):
    """How the source turns the words that it has."""

    NEGATED = "negated"
    DENIED = "denied"
    DOUBTED = "doubted"
    CONDITIONAL = "conditional"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"
    JOKE = "joke"
    RUMOUR = "rumour"
    FICTION = "fiction"
    OTHER_SPEAKER = "other speaker"
    WITHDRAWN = "withdrawn"
    HEADLINE = "headline against text"


@dataclass(frozen=True, slots=True)
class Frame:
    """What gives the words of a passage another sense. `words` are the turning words in the source."""

    kind: FrameKind
    words: Span

    def as_json(self, source: str) -> dict[str, Any]:
        """Return a plain dictionary."""
        start, end = self.words
        return {"kind": self.kind.value, "words": source[start:end], "start": start, "end": end}


class WordingDifferenceKind(StrEnum):
    """The kind of a difference. Only `WORDS`, `BRACKET` and `OMITTED` may change the words."""

    WORDS = "words"
    BRACKET = "bracket"  # the writer's own insertion, shown as such: [the Syrian government]
    OMITTED = "omitted"  # what lies in the source between two parts
    ASIDE = "aside"  # the source's own "he said" between two pieces of one quotation
    SPELLING = "spelled otherwise"  # the same word: organise and organize, i11egal
    WRITING = "writing"  # the same words in other signs: 30,000 and thirty thousand
    PUNCTUATION = "punctuation"
    CASE = "case"


TOUCHES_WORDS = frozenset(
    {WordingDifferenceKind.WORDS, WordingDifferenceKind.BRACKET, WordingDifferenceKind.OMITTED}
)


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """`passage` of the one text stands for `source` of the other. Either may be empty.

    The flags say that numbers (amounts, units, days), negations or names differ. They are shown whatever
    the kind is. `explains` tells of a bracket that it only says who or what is meant.
    """

    kind: WordingDifferenceKind
    passage: Span
    source: Span
    number: bool = False
    negation: bool = False
    name: bool = False
    explains: bool = False

    @property
    def touches_words(self) -> bool:
        """Tell whether the words differ."""
        return self.kind in TOUCHES_WORDS and not self.explains

    @property
    def stands_out(self) -> bool:
        """Tell whether a number, a negation or a name differs."""
        return not self.explains and (self.number or self.negation or self.name)


@dataclass(frozen=True, slots=True)
class MatchedPart:
    """A part of the passage and its place in the source.

    `share` is the share of its words that is there, from 0 to 1. Small words count less.
    """

    passage: Span
    source: Span
    outcome: MatchOutcome
    differences: tuple[WordingDifference, ...]
    share: float


@dataclass(frozen=True, slots=True)
class PartsGap:
    """The gap between two neighbouring parts of the passage.

    `distance` is in words of the source, `in_order` says that the source has the parts in this order, and
    `marked` that the passage has an ellipsis there.
    """

    in_order: bool
    marked: bool
    distance: int


@dataclass(frozen=True, slots=True)
class PassageMatch:
    """A passage compared with a source.

    `context` is the place of the first part with the words around it; the `source` of each part of a
    stitched passage is a place. `others` are further places with nearly the same words. `bracketed` says
    that only the writer's own [insertions] differ. `frame` is what turns the words, if the outcome is
    `OTHER_SENSE`. `speaker_confirmed` is None if the claim names no speaker, and False if the source names
    nobody as the speaker of these words.
    """

    outcome: MatchOutcome
    reason: NoMatchReason = NoMatchReason.NONE
    parts: tuple[MatchedPart, ...] = ()
    joins: tuple[PartsGap, ...] = ()
    differences: tuple[WordingDifference, ...] = ()
    context: Span | None = None
    others: tuple[MatchedPart, ...] = ()
    bracketed: bool = False
    frame: Frame | None = None
    speaker_confirmed: bool | None = None
    stitches: MatchOutcome = MatchOutcome.STITCHED

    @property
    def wording(self) -> MatchOutcome:
        """How the words alone occur in the source, whatever it makes of them."""
        if self.outcome is not MatchOutcome.OTHER_SENSE:
            return self.outcome
        return self.parts[0].outcome if len(self.parts) == 1 else self.stitches

    @property
    def stands_out(self) -> bool:
        """Tell whether numbers, negations or names differ."""
        return any(difference.stands_out for difference in self.differences)

    def as_json(self, passage: str, source: str) -> dict[str, Any]:
        """Return plain lists and dictionaries, with the words beside the spans."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason.value,
            "passage": passage,
            "bracketed": self.bracketed,
            "frame": self.frame.as_json(source) if self.frame else None,
            "speaker_confirmed": self.speaker_confirmed,
            "context": _span_as_json(self.context, source),
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
class FactMatch:
    """A fact of the claim, and the places in the source that say the same or something different."""

    fact: Fact
    outcome: FactOutcome
    places: tuple[Span, ...] = ()

    def as_json(self, claim: str, source: str) -> dict[str, Any]:
        """Return a plain dictionary."""
        return {
            "words": claim[self.fact.start : self.fact.end],
            "start": self.fact.start,
            "end": self.fact.end,
            "kind": self.fact.kind.value,
            "value": self.fact.value,
            "unit": self.fact.unit,
            "modifier": self.fact.modifier,
            "outcome": self.outcome.value,
            "places": [_span_as_json(span, source) for span in self.places],
        }


@dataclass(frozen=True, slots=True)
class LocatedPassage:
    """A quotation of the claim without its marks, and its match."""

    span: Span
    located: PassageMatch


@dataclass(frozen=True, slots=True)
class Examination:
    """The quotations, facts and excerpt of a claim, compared with one source."""

    quotations: tuple[LocatedPassage, ...]
    facts: tuple[FactMatch, ...]
    excerpt: PassageMatch | None = None

    def as_json(self, claim: str, source: str, excerpt: str = "") -> dict[str, Any]:
        """Return plain lists and dictionaries, as `manage.py locate` prints them."""
        return {
            "quotations": [
                {"start": span.start, "end": span.end}
                | located.as_json(claim[span.start : span.end], source)
                for span, located in ((each.span, each.located) for each in self.quotations)
            ],
            "facts": [fact.as_json(claim, source) for fact in self.facts],
            "excerpt": self.excerpt.as_json(excerpt, source) if self.excerpt else None,
        }


def _span_as_json(span: Span | None, text: str) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _part(part: MatchedPart, passage: str, source: str) -> dict[str, Any]:
    return {
        "passage": _span_as_json(part.passage, passage),
        "source": _span_as_json(part.source, source),
        "outcome": part.outcome.value,
        "share": round(part.share, 3),
        "differences": _differences(part.differences, passage, source),
    }


def _differences(
    differences: tuple[WordingDifference, ...], passage: str, source: str
) -> list[dict[str, Any]]:
    return [
        {
            "kind": difference.kind.value,
            "passage": _span_as_json(difference.passage, passage),
            "source": _span_as_json(difference.source, source),
            "number": difference.number,
            "negation": difference.negation,
            "name": difference.name,
        }
        for difference in differences
    ]
