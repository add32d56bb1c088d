"""The position of a statement in the text, and the claims that overlap it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from articles.models import Claim, Quotation, Revision, Statement
from articles.prepared import prepared, read_together
from articles.reads.articles import Desk, Line
from articles.reads.rows import count_of


class NumberedClaim(NamedTuple):
    """A claim with its number."""

    pk: int
    number: int


@dataclass(frozen=True, slots=True)
class StatementPosition:
    """A statement with its number, its neighbours, and the claims that overlap it."""

    statement: Statement
    number: int
    total: int  # statements in the text
    previous_id: int | None
    next_id: int | None
    claims: list[NumberedClaim]
    quotations: list[Quotation]


def find_position(
    revision: Revision, desk: Desk | None, *, statement_id: int | None, offset: int | None
) -> StatementPosition | None:
    """Return the position of the statement at `offset`, or with the id, or else the first one.

    `offset` is in code points. What `desk` has read is not read again: no query with a desk, two
    without. Returns None if the revision has no such statement.
    """
    if desk:
        return _position_on_desk(desk, statement_id, offset)
    return _position_in(revision, statement_id, offset)


def _position_on_desk(
    desk: Desk, statement_id: int | None, offset: int | None
) -> StatementPosition | None:
    lines = desk.lines
    wanted = (index for index, line in enumerate(lines) if _is_wanted(line, statement_id, offset))
    index = next(wanted, None)
    if index is None:
        return None
    line = lines[index]
    statement = Statement(
        pk=line.statement_id,
        revision=desk.revision,
        version=line.version,
        start=line.start,
        end=line.end,
        kind=line.kind,
        facts=line.facts,
    )
    return StatementPosition(
        statement=statement,
        number=line.number,
        total=len(lines),
        previous_id=lines[index - 1].statement_id if index else None,
        next_id=lines[index + 1].statement_id if index + 1 < len(lines) else None,
        claims=[NumberedClaim(each.claim.pk, each.number) for each in line.claims],
        quotations=[
            Quotation(pk=pk, statement=statement, start=start, end=end)
            for pk, start, end in line.quotations
        ],
    )


def _position_in(
    revision: Revision, statement_id: int | None, offset: int | None
) -> StatementPosition | None:
    rows: list[Any] = _statements(revision, statement_id, offset)
    if not rows:
        return None
    statement = rows[0]
    statement.revision = revision
    claims, quotations = read_together(_claims_in.bind(statement), _quotations.bind(statement))
    return StatementPosition(
        statement=statement,
        number=statement.before + 1,
        total=statement.before + 1 + statement.after,
        previous_id=statement.previous_id,
        next_id=statement.next_id,
        claims=list(map(NumberedClaim._make, claims)),
        quotations=quotations,
    )


def _is_wanted(line: Line, statement_id: int | None, offset: int | None) -> bool:
    if offset is not None:
        return line.start <= offset < line.end
    return statement_id in {None, line.statement_id}


@prepared
def _statements(
    revision: Revision, statement_id: int | None, offset: int | None
) -> QuerySet[Statement]:
    others = Statement.objects.filter(revision=OuterRef("revision"))
    before = others.filter(start__lt=OuterRef("start")).order_by("-start")
    after = others.filter(start__gt=OuterRef("start")).order_by("start")
    statements = revision.statements.annotate(
        before=count_of(before),
        after=count_of(after),
        previous_id=Subquery(before.values("pk")[:1]),
        next_id=Subquery(after.values("pk")[:1]),
    )
    if offset is not None:
        statements = statements.filter(start__lte=offset, end__gt=offset)
    elif statement_id is not None:
        statements = statements.filter(pk=statement_id)
    return statements.order_by("start")[:1]


@prepared
def _claims_in(statement: Statement) -> QuerySet[Claim, tuple[int, int]]:
    """Return the claims that overlap the statement, without those that were cut, with their numbers."""
    uncut = Claim.objects.exclude(state=Claim.State.CUT)
    it = Statement.objects.filter(pk=statement.pk)
    overlapping = uncut.filter(
        revision__in=it.values("revision"),
        start__lt=Subquery(it.values("end")),
        end__gt=Subquery(it.values("start")),
    )
    return overlapping.order_by("start", "end").values_list("pk", "number")


@prepared
def _quotations(statement: Statement) -> QuerySet[Quotation]:
    return statement.quotations.all()
