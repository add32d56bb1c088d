"""The revisions of an article in a report, with statements, facts checked and inconsistencies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet, TextChoices

from articles import models, reports
from articles.reading.document import role_label
from articles.reads.articles import Ticks, ticks_from_rows, ticks_subquery
from articles.reads.publishing.report_sources import name, term
from articles.reports.content.article import Span

ATTRIBUTION_FIELDS = (
    *("statement_id", "speaker__name", "state", "confirmed_by_id", "confidence", "content"),
    *("mention_start", "mention_end", "cue_start", "cue_end", "stance", "rule"),
)


def build_revision(revision: models.Revision, ticks: Ticks) -> reports.Revision:
    """Return the revision's record, with the facts ticked in it."""
    return reports.Revision(
        revision.number,
        revision.text,
        revision.length,
        revision.sha256,
        name(revision.created_by),
        revision.created_at,
        tuple(map(_build_tick, ticks.values())),
        tuple(
            reports.TextRole((start, end), reports.Term(role, role_label(role)))
            for start, end, role in revision.roles
        ),
    )


def _build_tick(tick: models.Tick) -> reports.Tick:
    return reports.Tick(
        span=(tick.start, tick.end),
        kind=term(tick, "kind"),
        by=name(tick.ticked_by),
        at=cast("datetime", tick.ticked_at),
        external=tick.is_external,
    )


def statements_of(revisions: Iterable[models.Revision]) -> dict[int, tuple[reports.Statement, ...]]:
    """Return the statements of each revision by its id, in text order.

    Four queries, which read only the columns of the records: a long text has tens of thousands.
    """
    ids = [each.pk for each in revisions]
    statements: dict[int, list[reports.Statement]] = {each: [] for each in ids}
    rows = models.Statement.objects.filter(revision__in=ids)
    for row, record in build_statements(rows, {"statement__revision__in": ids}):
        statements[row.revision_id].append(record)
    return {revision_id: tuple(each) for revision_id, each in statements.items()}


def build_statements(
    rows: QuerySet[models.Statement], of_these: Mapping[str, Any]
) -> Iterator[tuple[Any, reports.Statement]]:
    """Yield the columns of each statement (`revision_id`, `pk`, ...) and its record.

    `of_these` are the lookups for the quotations and attributions of the statements.
    """
    quotations = defaultdict[int, list[Span]](list)
    quoted = models.Quotation.objects.filter(**of_these).values_list("statement_id", "start", "end")
    for statement_id, start, end in quoted.iterator():
        quotations[statement_id].append((start, end))
    attributions = _attributions_by_statement(of_these)
    kinds = _terms(models.Statement.Kind)
    fields = ("revision_id", "pk", "start", "end", "kind", "version")
    for row in rows.values_list(*fields, named=True).iterator():
        yield (
            row,
            reports.Statement(
                span=(row.start, row.end),
                kind=kinds[row.kind],
                quotations=tuple(quotations.pop(row.pk, ())),
                attributions=tuple(attributions.pop(row.pk, ())),
            ),
        )


def _attributions_by_statement(
    of_revisions: Mapping[str, Any],
) -> dict[int, list[reports.Attribution]]:
    """Return the attributions by the id of their statement: two queries."""
    rows = models.Attribution.objects.filter(**of_revisions)
    confirming = rows.filter(confirmed_by__isnull=False).order_by().values("confirmed_by")
    people = {each.pk: str(each) for each in models.User.objects.filter(pk__in=confirming)}
    states, stances = _terms(models.Attribution.State), _terms(models.Attribution.Stance)
    by_statement = defaultdict[int, list[reports.Attribution]](list)
    for row in rows.values_list(*ATTRIBUTION_FIELDS, named=True).iterator():
        by_statement[row.statement_id].append(
            reports.Attribution(
                speaker=row.speaker__name or "",
                state=states[row.state],
                confirmed_by=people.get(row.confirmed_by_id, ""),
                confidence=row.confidence,
                mention=_span(row.mention_start, row.mention_end),
                cue=_span(row.cue_start, row.cue_end),
                content=tuple((start, end) for start, end in row.content),
                stance=stances[row.stance],
                rule=row.rule,
            )
        )
    return by_statement


def _terms(choices: type[TextChoices]) -> dict[str, reports.Term]:
    """Return the choices as records, which the rows of a report share."""
    return {each.value: reports.Term(each.value, str(each.label)) for each in choices}


def _span(start: int | None, end: int | None) -> Span | None:
    return (start, end) if start is not None and end is not None else None


def build_former_texts(newest: models.Revision) -> tuple[reports.FormerText, ...]:
    """Return the earlier revisions, oldest first: five queries, or one if there are none."""
    before = models.Revision.objects.filter(article=newest.article_id, number__lt=newest.number)
    revisions = list(before.select_related("created_by").annotate(tick_rows=ticks_subquery()))
    statements = statements_of(revisions) if revisions else {}
    return tuple(
        reports.FormerText(
            build_revision(each, ticks_from_rows(each, each.tick_rows)), statements[each.pk]
        )
        for each in revisions
    )


def build_inconsistencies(
    revision: models.Revision, claims: Sequence[models.Claim]
) -> tuple[reports.Inconsistency, ...]:
    """Return the inconsistencies of the revision: one query.

    `claims` are those of the report, in order, with their questions.
    """
    numbers = {
        question.pk: (claim_number, question_number)
        for claim_number, claim in enumerate(claims, start=1)
        for question_number, question in enumerate(claim.questions.all(), start=1)
    }
    inconsistencies = revision.inconsistencies.select_related("dismissed_by")
    return tuple(
        _build_inconsistency(inconsistency, numbers.get(inconsistency.asked_question_id or 0))
        for inconsistency in inconsistencies
    )


def _build_inconsistency(
    inconsistency: models.Inconsistency, question: tuple[int, int] | None
) -> reports.Inconsistency:
    """Return the record. If its question was withdrawn, its state is open again."""
    state = models.Inconsistency.State
    has_lost_question = inconsistency.state == state.ASKED and question is None
    return reports.Inconsistency(
        kind=inconsistency.kind,
        first=(inconsistency.first_start, inconsistency.first_end),
        second=(inconsistency.second_start, inconsistency.second_end),
        question=inconsistency.question,
        state=reports.Term("open", str(state.OPEN.label))
        if has_lost_question
        else term(inconsistency, "state"),
        query=question,
        dismissed_by=name(inconsistency.dismissed_by),
        reason=inconsistency.reason,
    )
