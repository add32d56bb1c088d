"""What the splitter hands out. Spans are code points of the text, start included, end excluded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, always."""

    start: int
    end: int


class Kind(StrEnum):
    """How a statement came into the text."""

    QUOTED = "quoted"
    REPORTED = "reported"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted. `kind` is person, organisation, document or unnamed."""

    name: str
    kind: str = "person"
    role: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: `content` is what was said, without the frame.

    `mention` is where the text names the speaker ("He"), `cue` the reporting verb or phrase.
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
    """A sentence, heading or list item. Blanks at its ends are left out."""

    start: int
    end: int
    kind: Kind
    quotations: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    terms: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A whole text: every non-blank character lies in exactly one statement."""

    text: str
    language: str
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]

    def as_json(self) -> dict[str, Any]:
        """As plain lists and dictionaries, the form that `manage.py split` prints."""
        return {
            "text": self.text,
            "language": self.language,
            "statements": [_statement(self.text, statement) for statement in self.statements],
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


def _statement(text: str, statement: Statement) -> dict[str, Any]:
    return {
        "start": statement.start,
        "end": statement.end,
        "kind": statement.kind.value,
        "quotations": [list(span) for span in statement.quotations],
        "terms": [list(span) for span in statement.terms],
        "attributions": [
            {
                "speaker": _speaker(text, found),
                "cue": list(found.cue) if found.cue else None,
                "content": [list(span) for span in found.content],
                "confidence": round(found.confidence, 2),
                "stance": found.stance,
                "rule": found.rule,
            }
            for found in statement.attributions
        ],
    }


def _speaker(text: str, found: Attribution) -> dict[str, Any] | None:
    """A pronoun that stands for nobody known ("I", "we") goes by its own word."""
    if found.speaker is None and found.mention is None:
        return None
    mention = list(found.mention) if found.mention else None
    name = found.speaker.name if found.speaker else text[slice(*found.mention or (0, 0))]
    return {"name": name, "mention": mention}
