"""The revisions of an article in a report, with statements, facts checked and inconsistencies."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.articles import Ticks, ticks_from_rows, ticks_subquery
from articles.reads.publishing.report_sources import name, term


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
    )


def _build_tick(tick: models.Tick) -> reports.Tick:
    return reports.Tick(
        span=(tick.start, tick.end),
        kind=term(tick, "kind"),
        by=name(tick.ticked_by),
        at=cast("datetime", tick.ticked_at),
        external=tick.is_external,
    )


def statements_of(revision: models.Revision) -> list[models.Statement]:
    """Return the statements with their quotations and attributions: three queries."""
    return list(_with_attributions(revision.statements.all()))


def _with_attributions(statements: QuerySet[models.Statement]) -> QuerySet[models.Statement]:
    attributions = models.Attribution.objects.select_related("speaker", "confirmed_by")
    return statements.prefetch_related("quotations", Prefetch("attributions", attributions))


def build_statement(statement: models.Statement) -> reports.Statement:
    """Return the statement's record."""
    return reports.Statement(
        span=(statement.start, statement.end),
        kind=term(statement, "kind"),
        quotations=tuple((each.start, each.end) for each in statement.quotations.all()),
        attributions=tuple(map(_build_attribution, statement.attributions.all())),
    )


def _build_attribution(attribution: models.Attribution) -> reports.Attribution:
    return reports.Attribution(
        speaker=attribution.speaker.name if attribution.speaker else "",
        state=term(attribution, "state"),
        confirmed_by=name(attribution.confirmed_by),
        confidence=attribution.confidence,
        mention=_span(attribution.mention_start, attribution.mention_end),
        cue=_span(attribution.cue_start, attribution.cue_end),
        content=tuple((start, end) for start, end in attribution.content),
        stance=term(attribution, "stance"),
        rule=attribution.rule,
    )


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return (start, end) if start is not None and end is not None else None


def build_former_texts(newest: models.Revision) -> tuple[reports.FormerText, ...]:
    """Return the earlier revisions, oldest first: four queries, or one if there are none."""
    statements = Prefetch("statements", _with_attributions(models.Statement.objects.all()))
    before = models.Revision.objects.filter(article=newest.article_id, number__lt=newest.number)
    return tuple(
        reports.FormerText(
            build_revision(each, ticks_from_rows(each, each.tick_rows)),
            tuple(map(build_statement, each.statements.all())),
        )
        for each in before.select_related("created_by")
        .prefetch_related(statements)
        .annotate(tick_rows=ticks_subquery())
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
