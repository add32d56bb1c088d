"""The text on the desk: paragraphs of lines, one line for each statement.

Rows are read as plain values, not as models: a text may have ten thousand statements.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.models import Rule
from articles.reads.claims import DeskClaim
from articles.text import Reason
from articles.text.segments import segments

NOBODY = "none"
NO_SPEAKERS = (NOBODY,)
NOBODY_QUOTED = 0  # instead of the id of a speaker: the speaker was removed
NO_CLAIMS: tuple[DeskClaim, ...] = ()
NOTHING = "[]"  # no facts or quotations, as JSON
FACT_KIND = re.compile(r'"(\w+)"')  # in facts as JSON


@dataclass(frozen=True, slots=True)
class Filters:
    """The chosen filters of the desk. An empty one leaves everything."""

    kinds: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()  # house rules: what hits one of them
    suggested: frozenset[str] = frozenset()  # of any value: only suggested claims

    @property
    def query(self) -> str:
        """The filters as further parameters of an address, beginning with "&"; empty without any."""
        chosen = {
            "kind": self.kinds,
            "speaker": self.speakers,
            "state": self.states,
            "fresh": self.marks,
            "left": self.left,
            "suggested": self.suggested,
        }
        pairs = [(name, value) for name, values in chosen.items() for value in sorted(values)]
        return f"&{urlencode(pairs)}" if pairs else ""

    def show(self, line: "Line") -> bool:
        """Return whether the filters leave the statement of a line."""
        if self.left and not self._has_left(line.claims, closed=line.closed):
            return False
        if self.suggested and not line.reasons:
            return False
        if self.kinds and line.kind not in self.kinds:
            return False
        if self.states and not self.states & {each.claim.state for each in line.claims}:
            return False
        if self.marks and not any(self.marks & each.marks for each in line.claims):
            return False
        return not self.speakers or not self.speakers.isdisjoint(line.speakers)

    def _has_left(self, claims: Iterable[DeskClaim], *, closed: bool | None) -> bool:
        if Rule.NOT_CLOSED in self.left and closed is False:
            return True
        return any(self.left & set(each.violations) for each in claims)


EVERYTHING = Filters()


@dataclass(slots=True)
class LinePiece:
    """A part of a statement that the same claims and quotations cover."""

    text: str
    quoted: bool
    claims: Sequence[DeskClaim]
    ending: Sequence[DeskClaim]

    @property
    def claim(self) -> DeskClaim | None:
        """The innermost claim: its colour is shown."""
        return self.claims[-1] if self.claims else None


@dataclass(slots=True)
class Line:
    """A statement on the page, with the blanks before it.

    `speakers` are the ids of its speakers as in addresses; "none" if a name is missing.

    A text may have ten thousand lines, of which most are only counted. Facts and quotations are
    therefore kept as JSON until they are asked for: objects cost more than their text.
    """

    statement_id: int
    version: int
    number: int
    start: int
    end: int
    kind: str
    speakers: Sequence[str]
    text: str
    before: str
    closed: bool | None  # is all checked that is to check? None where there is nothing
    facts_json: str
    quotations_json: str
    claims: Sequence[DeskClaim] = ()
    ticked: int = 0  # number of facts that are ticked
    reasons: Sequence[Reason] = ()  # why it is likely to need a check; empty if it has a claim
    shown: bool = True
    html: str = ""  # how it is drawn without claims and filters, once it was

    @property
    def has_facts(self) -> bool:
        return self.facts_json != NOTHING

    @property
    def facts(self) -> list[list[int | str]]:
        """The start, end and kind of each fact."""
        return list(json.loads(self.facts_json))

    @property
    def has_quotations(self) -> bool:
        """Whether quotation marks show the speech: those of a transcript do not."""
        return self.quotations_json != NOTHING

    @property
    def quotations(self) -> list[list[int]]:
        """The id, start and end of each quotation."""
        return list(json.loads(self.quotations_json))

    @property
    def pieces(self) -> list[LinePiece]:
        """The parts of the text."""
        return _pieces(self)

    @property
    def is_ticked(self) -> bool:
        """Whether it has facts and all of them are ticked."""
        return bool(self.ticked) and self.ticked == len(self.facts)


def _pieces(line: Line) -> list[LinePiece]:
    if line.quotations_json == NOTHING and not line.claims:  # most lines
        return [LinePiece(line.text, quoted=False, claims=[], ending=[])]
    marks: list[tuple[int, int, DeskClaim | None]] = [
        (first, last, None) for _id, first, last in line.quotations
    ]
    widest_first = sorted(line.claims, key=lambda claim: claim.start - claim.end)
    marks += [(claim.start, claim.end, claim) for claim in widest_first]
    return [
        LinePiece(
            line.text[first - line.start : last - line.start],
            None in over,
            [mark for mark in over if mark is not None],
            [mark for mark in over if mark is not None and mark.end == last],
        )
        for first, last, over in segments(line.start, line.end, marks)
    ]


def paragraphs_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the lines in paragraphs. A blank line starts one; a single line end does not."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if not paragraphs or line.before.count("\n") > 1:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def lines_inside(lines: Sequence[Line], start: int, end: int) -> range:
    """Return the indexes of the lines, which are in text order, that overlap [start, end)."""
    first = bisect_right(lines, start, key=lambda line: line.end)
    return range(first, bisect_left(lines, end, lo=first, key=lambda line: line.start))
