"""The text on the desk: paragraphs of lines, one line for each statement.

Rows are read as plain values, not as models: a text may have ten thousand statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, OuterRef, QuerySet

from articles.models import Attribution, Quotation, Revision, Rule, Statement
from articles.prepared import prepared
from articles.reads.articles.newest_revision import CardRevision
from articles.reads.claims import DeskClaim
from articles.rules import is_closed, overlapping
from articles.text.segments import segments

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Filters:
    """The chosen filters of the desk. An empty one leaves everything."""

    kinds: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()  # house rules: what hits one of them

    @property
    def query(self) -> str:
        """The filters as further parameters of an address, beginning with "&"; empty without any."""
        chosen = {
            "kind": self.kinds,
            "speaker": self.speakers,
            "state": self.states,
            "fresh": self.marks,
            "left": self.left,
        }
        pairs = [(name, value) for name, values in chosen.items() for value in sorted(values)]
        return f"&{urlencode(pairs)}" if pairs else ""

    def show(
        self,
        kind: str,
        speakers: Iterable[str],
        claims: Iterable[DeskClaim],
        *,
        closed: bool | None,
    ) -> bool:
        """Return whether the filters leave a statement of this kind, with these speakers and claims."""
        if self.left and not self._has_left(claims, closed=closed):
            return False
        if self.kinds and kind not in self.kinds:
            return False
        if self.states and not self.states & {each.claim.state for each in claims}:
            return False
        if self.marks and not any(self.marks & each.marks for each in claims):
            return False
        return not self.speakers or not self.speakers.isdisjoint(speakers)

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
    claims: list[DeskClaim]
    ending: list[DeskClaim]

    @property
    def claim(self) -> DeskClaim | None:
        """The innermost claim: its colour is shown."""
        return self.claims[-1] if self.claims else None


@dataclass(slots=True)
class Line:
    """A statement on the page, with the blanks before it.

    `speakers` are the ids of its speakers as in addresses; "none" if a name is missing.
    """

    statement_id: int
    version: int
    number: int
    start: int
    end: int
    kind: str
    speakers: Sequence[str]
    quotations: list[list[int]]  # [id, start, end] of each
    before: str
    pieces: list[LinePiece]
    claims: list[DeskClaim]
    shown: bool
    facts: list[list[int | str]]  # [start, end, kind] of each
    ticked: int  # how many of them
    closed: bool | None  # is all checked that is to check? None where there is nothing

    @property
    def is_ticked(self) -> bool:
        """Whether it has facts and all of them are ticked."""
        return self.ticked == len(self.facts) > 0


def lines_of(newest: CardRevision, claims: Sequence[DeskClaim], filters: Filters) -> list[Line]:
    """Return a line for each statement of the revision, in text order: one query.

    `claims` are those of the revision, in text order.
    """
    text = newest.revision.text
    ticks = {fact for fact, tick in newest.ticks.items() if not tick.is_external}
    rows = list(map(_Row._make, _rows(newest.revision)))
    claims_of_rows = overlapping([(row.start, row.end) for row in rows], claims)
    lines, end = [], 0
    for number, (row, inside) in enumerate(zip(rows, claims_of_rows, strict=True), start=1):
        closed = is_closed(row.facts, ticks, [each.claim for each in inside])
        speakers = [str(speaker) for speaker in row.speakers] or [NOBODY]
        lines.append(
            Line(
                statement_id=row.pk,
                version=row.version,
                number=number,
                start=row.start,
                end=row.end,
                kind=row.kind,
                speakers=speakers,
                quotations=row.quotations,
                before=text[end : row.start],
                pieces=_pieces(text, row.start, row.end, row.quotations, inside),
                claims=inside,
                shown=filters.show(row.kind, speakers, inside, closed=closed),
                facts=row.facts,
                ticked=sum(1 for fact in row.facts if tuple(fact) in ticks) if ticks else 0,
                closed=closed,
            )
        )
        end = row.end
    return lines


class _Row(NamedTuple):
    """A statement as the query returns it."""

    pk: int
    version: int
    start: int
    end: int
    kind: str
    facts: list[list[int | str]]
    quotations: list[list[int]]
    speakers: list[int]


@prepared
def _rows(revision: Revision) -> QuerySet[Statement, tuple[Any, ...]]:
    span = Func(
        F("pk"),
        F("start"),
        F("end"),
        template="ARRAY[%(expressions)s]",
        output_field=ArrayField(IntegerField()),
    )
    quotations = Quotation.objects.filter(statement=OuterRef("pk")).order_by("start")
    named = Attribution.objects.filter(statement=OuterRef("pk"), speaker__isnull=False)
    statements = revision.statements.annotate(
        quoted=ArraySubquery(quotations.values_list(span)),
        speaker_ids=ArraySubquery(named.order_by("pk").values("speaker_id")),
    )
    columns = ("pk", "version", "start", "end", "kind", "facts", "quoted", "speaker_ids")
    return statements.order_by("start").values_list(*columns)


def _pieces(
    text: str, start: int, end: int, quoted: list[list[int]], claims: list[DeskClaim]
) -> list[LinePiece]:
    if not quoted and not claims:  # most lines
        return [LinePiece(text[start:end], quoted=False, claims=[], ending=[])]
    marks: list[tuple[int, int, DeskClaim | None]] = [
        (first, last, None) for _id, first, last in quoted
    ]
    widest_first = sorted(claims, key=lambda claim: claim.start - claim.end)
    marks += [(claim.start, claim.end, claim) for claim in widest_first]
    return [
        LinePiece(
            text[first:last],
            None in over,
            [mark for mark in over if mark is not None],
            [mark for mark in over if mark is not None and mark.end == last],
        )
        for first, last, over in segments(start, end, marks)
    ]


def paragraphs_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the lines in paragraphs. A blank line starts one; a single line end does not."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if not paragraphs or line.before.count("\n") > 1:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs
