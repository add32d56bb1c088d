"""A reporting frame: who said what with which words, as tokens."""

from dataclasses import dataclass, field

from articles.text.attribution.cues import FoundCue
from articles.text.attribution.subjects import Range
from articles.text.languages import Cue

ACCORDING = Cue("according to", frozenset({"according"}), "neutral")
CLOSING_RULES = frozenset({"subject", "inverted"})  # their cue may close what was said before it


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
