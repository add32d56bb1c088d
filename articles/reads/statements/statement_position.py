"""Where in the text the statement in hand stands, and which claims it holds."""

from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from articles.models import Claim, Quotation, Revision, Statement
from articles.reads.articles import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for: a statement, or whichever one `at` (code points) lies in.

    Neither means the first one.
    """

    statement_id: int | None
    at: int | None


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with its number in the text, from 1."""

    pk: int
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """The statement `number` of `of`, its neighbours, and the claims that lie in it."""

    statement: Statement
    number: int
    of: int
    previous_id: int | None
    next_id: int | None
    claims: list[NumberedClaim]
    quotations: list[Quotation]


def place_on(desk: Desk, wanted: Wanted) -> Place | None:
    """The place as the desk knows it: no query."""
    lines = desk.lines
    for at, line in enumerate(lines):
        if wanted.at is not None:
            found = line.start <= wanted.at < line.end
        else:
            found = wanted.statement_id in {None, line.statement_id}
        if found:
            statement = Statement(
                pk=line.statement_id,
                revision=desk.revision,
                version=line.version,
                start=line.start,
                end=line.end,
                kind=line.kind,
                facts=line.facts,
            )
            return Place(
                statement,
                line.number,
                len(lines),
                lines[at - 1].statement_id if at else None,
                lines[at + 1].statement_id if at + 1 < len(lines) else None,
                [NumberedClaim(each.claim.pk, each.number) for each in line.claims],
                [
                    Quotation(pk=pk, statement=statement, start=start, end=end)
                    for pk, start, end in line.quotations
                ],
            )
    return None


def place_of(revision: Revision, wanted: Wanted) -> Place | None:
    """The place, read without the rest of the text: three queries."""
    others = Statement.objects.filter(revision=OuterRef("revision"))
    before = others.filter(start__lt=OuterRef("start")).order_by("-start")
    after = others.filter(start__gt=OuterRef("start")).order_by("start")
    statements = revision.statements.annotate(
        before=_count(before),
        after=_count(after),
        previous_id=Subquery(before.values("pk")[:1]),
        next_id=Subquery(after.values("pk")[:1]),
    )
    if wanted.at is not None:
        statements = statements.filter(start__lte=wanted.at, end__gt=wanted.at)
    elif wanted.statement_id is not None:
        statements = statements.filter(pk=wanted.statement_id)
    statement = statements.first()
    if statement is None:
        return None
    number = statement.before + 1
    return Place(
        statement,
        number,
        number + statement.after,
        statement.previous_id,
        statement.next_id,
        _claims_in(revision, statement),
        list(statement.quotations.all()),
    )


def _claims_in(revision: Revision, statement: Statement) -> list[NumberedClaim]:
    """Return the claims that overlap the statement, without those that were cut."""
    shown = revision.claims.exclude(state=Claim.State.CUT)
    first = Q(start__lt=OuterRef("start")) | Q(start=OuterRef("start"), end__lte=OuterRef("end"))
    counted = Claim.objects.filter(first, revision=OuterRef("revision"))
    overlapping = (
        shown.filter(start__lt=statement.end, end__gt=statement.start)
        .annotate(number=_count(counted.exclude(state=Claim.State.CUT)))
        .order_by("start", "end")
    )
    return [NumberedClaim(pk, number) for pk, number in overlapping.values_list("pk", "number")]


def _count(rows: QuerySet[Statement] | QuerySet[Claim]) -> Subquery:
    """How many `rows` there are, as a subquery."""
    counted = rows.order_by().annotate(all_of_them=Func(F("pk"), function="Count"))
    return Subquery(counted.values("all_of_them"), output_field=IntegerField())
