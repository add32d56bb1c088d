"""The statements, attributions and speakers of a split text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A range of code points: `text[start:end]`."""

    start: int
    end: int


class OverlapSweep:
    """Tells of spans, asked in rising order, whether they overlap one of a sorted list."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.next, self.reach = spans, 0, -1

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any span of the list shares a code point with [start, end)."""
        while self.next < len(self.spans) and self.spans[self.next].start < end:
            self.reach = max(self.reach, self.spans[self.next].end)
            self.next += 1
        return self.reach > start


class StatementKind(StrEnum):
    """Whether a statement quotes somebody, reports somebody's words, or does neither."""

    QUOTED = "quoted"
    REPORTED = "reported"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words are quoted or reported. `kind` is person, organisation, document or unnamed."""

    name: str
    kind: str = "person"
    role: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: `content` are the spans of the reported words, without the reporting verb.

    `mention` is where the text names the speaker ("He"), `cue` the reporting verb or phrase. `rule` names
    the rule that found it, `confidence` is from 0 to 1.
    """

    speaker: Speaker | None
    mention: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float = 1.0
    stance: str = "neutral"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, heading or list item, without blanks at its ends."""

    start: int
    end: int
    kind: StatementKind
    quotations: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    terms: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A text and its statements. Every character that is not blank lies in exactly one of them."""

    text: str
    language: str
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, as `manage.py split` prints them."""
        return {
            "text": self.text,
            "language": self.language,
            "statements": [
                _statement_as_json(self.text, statement) for statement in self.statements
            ],
            "speakers": [
                {
                    "name": speaker.name,
                    "kind": speaker.kind,
                    "role": speaker.role,
                    "aliases": list(speaker.aliases),
                }
                for speaker in self.speakers
            ],
        }


def _statement_as_json(text: str, statement: Statement) -> dict[str, Any]:
    """A statement as plain lists and dictionaries."""
    return {
        "start": statement.start,
        "end": statement.end,
        "kind": statement.kind.value,
        "quotations": [list(span) for span in statement.quotations],
        "terms": [list(span) for span in statement.terms],
        "attributions": [
            {
                "speaker": _speaker_as_json(text, attribution),
                "cue": list(attribution.cue) if attribution.cue else None,
                "content": [list(span) for span in attribution.content],
                "confidence": round(attribution.confidence, 2),
                "stance": attribution.stance,
                "rule": attribution.rule,
            }
            for attribution in statement.attributions
        ],
    }


def _speaker_as_json(text: str, attribution: Attribution) -> dict[str, Any] | None:
    """A pronoun without a known speaker ("I", "we") is given by its own word."""
    if attribution.speaker is None and attribution.mention is None:
        return None
    mention = list(attribution.mention) if attribution.mention else None
    name = (
        attribution.speaker.name
        if attribution.speaker
        else text[slice(*attribution.mention or (0, 0))]
    )
    return {"name": name, "mention": mention}
