"""The text on the desk: paragraphs of lines, one line for each statement.

Rows are read as plain values, not as models: a text may have ten thousand statements.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from articles.models import Attribution, Quotation, Revision, Rule, Statement
from articles.prepared import prepared
from articles.reads.articles.newest_revision import CardRevision
from articles.reads.claims import DeskClaim
from articles.rules import is_closed, overlapping
from articles.rules.violations import Fact
from articles.text import Reason, checkability
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
    claims: Sequence[DeskClaim]
    closed: bool | None  # is all checked that is to check? None where there is nothing
    ticked: int  # number of facts that are ticked
    facts_json: str
    quotations_json: str
    reasons: Sequence[Reason] = ()  # why it is likely to need a check; empty if it has a claim
    shown: bool = True

    @property
    def has_facts(self) -> bool:
        return self.facts_json != NOTHING

    @property
    def facts(self) -> list[list[int | str]]:
        """The start, end and kind of each fact."""
        return list(json.loads(self.facts_json))

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


def lines_of(
    newest: CardRevision,
    statements: Iterable[str],
    claims: Sequence[DeskClaim],
    filters: Filters,
) -> list[Line]:
    """Return a line for each statement of the revision, in text order: no query.

    `statements` are its `statement_rows`, `claims` those of the revision, in text order.
    """
    text = newest.revision.text
    ticks = sorted(fact for fact, tick in newest.ticks.items() if not tick.is_external)
    offices = {str(each.pk) for each in newest.revision.article.speakers.all() if each.role}
    rows = [row for document in statements for row in _read_rows(document)]
    claims_of_rows = overlapping(((row.start, row.end) for row in rows), claims)
    lines, end = [], 0
    for number, (row, inside) in enumerate(zip(rows, claims_of_rows, strict=True), start=1):
        ticked, closed = _checks(row, inside, ticks)
        line = Line(
            statement_id=row.pk,
            version=row.version,
            number=number,
            start=row.start,
            end=row.end,
            kind=row.kind,
            speakers=_named_speakers(row.speakers),
            text=text[row.start : row.end],
            before=text[end : row.start],
            claims=inside or NO_CLAIMS,
            closed=closed,
            ticked=ticked,
            facts_json=row.facts_json,
            quotations_json=row.quotations_json,
        )
        line.reasons = _reasons(line, offices)
        line.shown = filters.show(line)
        lines.append(line)
        end = row.end
    return lines


class _Row(NamedTuple):
    """A statement as the query returns it."""

    pk: int
    version: int
    start: int
    end: int
    kind: str
    facts_json: str
    quotations_json: str
    speakers: str  # ids, with commas


def _checks(
    row: _Row, claims: Sequence[DeskClaim], ticks: Sequence[Fact]
) -> tuple[int, bool | None]:
    """Return how many facts of a statement are ticked, and whether all is checked."""
    first = bisect_left(ticks, (row.start,))
    ticks_inside = first < len(ticks) and ticks[first][0] < row.end
    if not claims and not ticks_inside:  # most statements
        return 0, None if row.facts_json == NOTHING else False
    facts = json.loads(row.facts_json)
    inside = set(ticks[first : bisect_left(ticks, (row.end,))])
    ticked = sum(1 for fact in facts if tuple(fact) in inside)
    return ticked, is_closed(facts, inside, [each.claim for each in claims])


def _reasons(line: Line, offices: Container[str]) -> Sequence[Reason]:
    """Return why to check a statement without a claim. `offices`: ids of speakers who hold one."""
    if line.claims:
        return ()
    is_official = any(speaker in offices for speaker in line.speakers)
    return _reasons_of_text(line.text, line.facts_json, is_official=is_official)


@lru_cache(maxsize=10_000)  # the desk of a text is drawn again after each change in it
def _reasons_of_text(text: str, facts_json: str, *, is_official: bool) -> Sequence[Reason]:
    rank = checkability(text, FACT_KIND.findall(facts_json), is_official=is_official)
    return rank.reasons if rank.is_likely else ()


@prepared
def statement_rows(revision: Revision) -> QuerySet[Statement, str]:
    """Return the statements in text order, as one document, which is read faster than rows."""
    quotations = Quotation.objects.filter(statement=OuterRef("pk")).order_by("start")
    span = _text_of("json_build_array", F("pk"), F("start"), F("end"))
    is_decided = Q(speaker__isnull=False) | Q(state=Attribution.State.CONFIRMED)
    decided = Attribution.objects.filter(is_decided, statement=OuterRef("pk")).order_by("pk")
    speakers = ArraySubquery(decided.values_list(Coalesce("speaker_id", NOBODY_QUOTED)))
    row = _text_of(
        "json_build_array",
        F("pk"),
        F("version"),
        F("start"),
        F("end"),
        F("kind"),
        Cast("facts", TextField()),
        Cast(_text_of("array_to_json", ArraySubquery(quotations.values_list(span))), TextField()),
        _text_of("array_to_string", speakers, Value(",")),
    )
    in_order = StringAgg(Cast(row, TextField()), ",", order_by="start")
    statements = revision.statements.order_by().values("revision")
    return statements.annotate(document=in_order).values_list("document", flat=True)


def _named_speakers(ids: str) -> Sequence[str]:
    """Return the ids of the speakers; empty where somebody confirmed that nobody is quoted."""
    if not ids:
        return NO_SPEAKERS
    return [each for each in ids.split(",") if each != str(NOBODY_QUOTED)]


def _read_rows(document: str) -> Iterable[_Row]:
    return map(_Row._make, json.loads(f"[{document}]"))


def _text_of(function: str, *expressions: F | Expression | Subquery) -> Func:
    return Func(*expressions, function=function, output_field=TextField())


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
