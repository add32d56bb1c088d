"""The text of a revision in blocks, cut where marks begin and end. Not a character is lost."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from articles.reports.content.report import Claim, Report
from articles.text.segments import segments

GAP = "gap"
BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
LINE_ENDS = re.compile(r"\n\s*")

Mark = tuple[int, int, str | Claim]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `ending` are the claims whose last words these are."""

    text: str
    kinds: tuple[str, ...]
    claims: tuple[Claim, ...]
    ending: tuple[Claim, ...]

    @property
    def classes(self) -> str:
        """Kinds of statement, and the colour of the innermost claim."""
        if not self.claims:
            return " ".join(self.kinds)
        verdict = self.claims[-1].verdict
        return " ".join([*self.kinds, verdict.rating.colour if verdict else "flagged"])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the blanks behind it, and the claims that begin in it."""

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]


def blocks(report: Report) -> list[Block]:
    """The text in paragraphs: joined, the pieces are exactly the revision's text.

    Blank lines part paragraphs; in a text without any, each line end does. Cost: linear, as long
    as few marks lie over the same words.
    """
    text = report.revision.text
    marks = deque(sorted(_marks(report), key=lambda mark: mark[0]))
    over: list[Mark] = []
    found = []
    for start, end, finish in _bounds(text):
        over = [mark for mark in over if mark[1] > start]
        while marks and marks[0][0] < finish:
            over.append(marks.popleft())
        pieces = tuple(_pieces(text, start, finish, [*over, (end, finish, GAP)]))
        begin = tuple(
            mark for first, _last, mark in over if isinstance(mark, Claim) and first >= start
        )
        found.append(Block(pieces, begin))
    return found


def _bounds(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end of the words, end of the blanks behind them) of each paragraph."""
    start = 0
    parting = BLANK_LINES if BLANK_LINES.search(text.strip()) else LINE_ENDS
    for gap in parting.finditer(text):
        if gap.start() > start:
            yield start, gap.start(), gap.end()
            start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def _marks(report: Report) -> Iterator[Mark]:
    for statement in report.statements:
        yield (*statement.span, statement.kind.key)
        for start, end in statement.quotations:
            yield start, end, "quotation"
    for claim in report.shown:
        yield (*claim.span, claim)


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    widest_first = sorted(marks, key=lambda mark: mark[0] - mark[1])
    for first, last, over in segments(start, end, widest_first):
        claims = tuple(mark for mark in over if isinstance(mark, Claim))
        yield Piece(
            text[first:last],
            tuple(mark for mark in over if isinstance(mark, str)),
            claims,
            tuple(claim for claim in claims if claim.span[1] == last),
        )
