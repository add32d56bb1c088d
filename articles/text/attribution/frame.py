"""A reporting frame: a cue with its subject and its content, as tokens."""

from dataclasses import dataclass, field

from articles.text.languages import Cue

TokenRange = tuple[int, int]  # the first token, and the token behind the last
ACCORDING = Cue("according to", frozenset({"according"}), "neutral")
CLOSING_RULES = frozenset({"subject", "inverted"})  # their cue may stand behind its content


@dataclass(slots=True)
class CueMatch:
    """A cue in the tokens [first, last): auxiliaries, verb and particles. `head` is the verb or noun."""

    first: int
    head: int
    last: int
    cue: Cue
    form: str
    passive: bool = False
    by: bool = False  # a noun with its author behind it: "a report by Lee that"


@dataclass(slots=True)
class Frame:
    """A cue with its subject and content, as ranges of tokens. `rule` names the rule that found it."""

    match: CueMatch
    subject: TokenRange | None
    start: int
    rule: str
    confidence: float
    content: list[TokenRange] = field(default_factory=list)
    patient: TokenRange | None = (
        None  # of a passive verb: the "dam" of "the dam is said to be safe"
    )
    ends_at: int | None = None  # the token at which its own content ends at the latest
    earlier_ends_at: int | None = None  # the token at which the content of an earlier frame ends


def takes_hearer(match: CueMatch) -> bool:
    """Tell whether the verb names the hearer before the content."""
    return bool(match.cue.frames & {"hearer", "person"})
