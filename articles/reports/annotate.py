"""The text cut for printing: paragraphs of pieces, each with the marks that lie over it."""

import re
from dataclasses import dataclass

from articles.reports.report import Report, ReportedClaim
from articles.text.segments import segments

BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `ending` are the claims whose number follows it."""

    text: str
    quoted: bool
    claims: tuple[ReportedClaim, ...]
    ending: tuple[ReportedClaim, ...]

    @property
    def claim(self) -> ReportedClaim | None:
        """The innermost: the one whose colour shows."""
        return self.claims[-1] if self.claims else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its line ends, and the claims that end in it, for the margin."""

    pieces: tuple[Piece, ...]
    claims: tuple[ReportedClaim, ...]


def paragraphs(report: Report) -> list[Paragraph]:
    """The article's text in order. The pieces of all paragraphs, joined, are exactly the text."""
    text = report.text
    cuts = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
    quotations = sorted(span for statement in report.statements for span in statement.quotations)
    widest = sorted(report.claims, key=lambda claim: claim.span[0] - claim.span[1])
    drawn = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        if start == end:
            continue
        marks: list[tuple[int, int, ReportedClaim | None]] = [
            (*span, None) for span in quotations if span[0] < end and span[1] > start
        ]
        marks += [
            (*claim.span, claim)
            for claim in widest
            if claim.span[0] < end and claim.span[1] > start
        ]
        pieces = tuple(
            _piece(text[first:last], last, over) for first, last, over in segments(start, end, marks)
        )
        ending = tuple(claim for claim in report.claims if start < claim.span[1] <= end)
        drawn.append(Paragraph(pieces, ending))
    return drawn


def _piece(text: str, end: int, over: list[ReportedClaim | None]) -> Piece:
    claims = tuple(claim for claim in over if claim is not None)
    ending = tuple(claim for claim in claims if claim.span[1] == end)
    return Piece(text, None in over, claims, ending)
