"""The position of a statement in the text, and the claims that overlap it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.postgres.fields import IntegerRangeField
from django.db.models import F, Func, OuterRef, QuerySet, Subquery

from articles.models import Attribution, Claim, Quotation, Revision, Statement
from articles.prepared import Reading, prepared
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


def position_on_desk(
    desk: Desk, *, statement_id: int | None, offset: int | None
) -> StatementPosition | None:
    """Return the position of the statement at `offset`, or with the id, or else the first one.

    `offset` is in code points. Returns None if the desk has no such statement.
    """
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


def position_reading(
    article_id: int, *, statement_id: int | None, claim_id: int | None
) -> Reading[tuple[StatementPosition | None, Sequence[Attribution]]]:
    """Return the reading of the position of a statement and its attributions, None without it.

    It is the one in which the claim begins, or the one with the id, or else the first of the newest
    revision. Two rounds. The statement may be of an earlier revision.
    """
    ((*statements,),) = yield [_statements.bind(article_id, statement_id, claim_id)]
    if not statements:
        return None, ()
    (statement,) = statements
    claims, quotations, attributions = yield [
        _claims_in.bind(statement),
        _quotations.bind(statement),
        attributions_of.bind(statement.pk),
    ]
    position = StatementPosition(
        statement=statement,
        number=statement.before + 1,
        total=statement.before + 1 + statement.after,
        previous_id=statement.previous_id,
        next_id=statement.next_id,
        claims=list(map(NumberedClaim._make, claims)),
        quotations=quotations,
    )
    return position, attributions


def _is_wanted(line: Line, statement_id: int | None, offset: int | None) -> bool:
    if offset is not None:
        return line.start <= offset < line.end
    return statement_id in {None, line.statement_id}


@prepared
def _statements(
    article_id: int, statement_id: int | None, claim_id: int | None
) -> QuerySet[Statement]:
    others = Statement.objects.filter(revision=OuterRef("revision"))
    before = others.filter(start__lt=OuterRef("start")).order_by("-start")
    after = others.filter(start__gt=OuterRef("start")).order_by("start")
    statements: QuerySet[Statement] = Statement.objects.filter(revision__article=article_id)
    if claim_id is not None:
        statements = _where_begins(claim_id, statements)
    elif statement_id is not None:
        statements = statements.filter(pk=statement_id)
    else:
        newest = Revision.objects.filter(article=article_id).order_by("-number").values("pk")[:1]
        statements = statements.filter(revision=Subquery(newest))
    positioned = statements.annotate(
        before=count_of(before),
        after=count_of(after),
        previous_id=Subquery(before.values("pk")[:1]),
        next_id=Subquery(after.values("pk")[:1]),
    )
    return positioned.order_by("start")[:1]


def _where_begins(claim_id: int, statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return the statement in which a claim begins, by the index of the spans of statements."""
    span = Func("start", "end", function="int4range", output_field=IntegerRangeField())
    begins = {"revision__claims": claim_id, "span__contains": F("revision__claims__start")}
    return statements.alias(span=span).filter(**begins)


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


@prepared
def attributions_of(statement_id: int) -> QuerySet[Attribution]:
    """Return the attributions of a statement, with their speakers."""
    return _attributions().filter(statement=statement_id)


@prepared
def attributions_of_first(article_id: int) -> QuerySet[Attribution]:
    """Return the attributions of the first statement of an article's newest revision."""
    statements = Statement.objects.filter(revision__article=article_id)
    first = statements.order_by("-revision__number", "start").values("pk")[:1]
    return _attributions().filter(statement__in=first)


@prepared
def attributions_where_claim_begins(claim_id: int) -> QuerySet[Attribution]:
    """Return the attributions of the statement in which a claim begins."""
    statements = _where_begins(claim_id, Statement.objects.all())
    return _attributions().filter(statement__in=statements)


def _attributions() -> QuerySet[Attribution]:
    return Attribution.objects.select_related("speaker", "confirmed_by")
