"""A reporting frame: who said what with which words, as tokens."""

from dataclasses import dataclass, field

from articles.text.cues import FoundCue
from articles.text.language import Cue
from articles.text.subjects import Range
from articles.text.tokens import QUOTATION, Tokens

ACCORDING = Cue("according to", frozenset({"according"}), "neutral")
CLOSING_RULES = frozenset({"subject", "inverted"})  # their cue may close what was said before it
CLOSING = "\"”»’'"


@dataclass(slots=True)
class Frame:
    """Who said what with which words. Ranges are tokens; `rule` names what decided it."""

    cue: FoundCue
    subject: Range | None
    start: int
    rule: str
    sure: float
    content: list[Range] = field(default_factory=list)
    trailing: bool = False  # what was said stands before the cue, as in "..., Smith said"
    cut: int | None = None  # where the content of an earlier frame has to end


def hears(found: FoundCue) -> bool:
    """Does the verb name whom it is said to before what is said?"""
    return bool(found.cue.frames & {"hearer", "person"})


def follows_speech(tokens: Tokens, place: int) -> bool:
    """Does a quotation stand before `place` that ends in a comma, "?" or "!"?"""
    if not place or tokens.low[place - 1] != QUOTATION:
        return False
    return tokens.text[tokens.start[place - 1] : tokens.end[place - 1]].rstrip(CLOSING)[-1:] in {
        ",",
        "?",
        "!",
    }
