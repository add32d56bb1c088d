"""The article's texts as a report tells them: the one of today, and those before it."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.articles import Ticks, ticks_from_rows, ticks_subquery
from articles.reads.publishing.report_sources import name, term


def told_revision(revision: models.Revision, ticks: Ticks) -> reports.Revision:
    """A text as the report tells it, with the facts ticked in it."""
    return reports.Revision(
        revision.number,
        revision.text,
        revision.length,
        revision.sha256,
        name(revision.created_by),
        revision.created_at,
        tuple(map(_tick, ticks.values())),
    )


def _tick(tick: models.Tick) -> reports.Tick:
    return reports.Tick(
        span=(tick.start, tick.end),
        kind=term(tick, "kind"),
        by=name(tick.ticked_by),
        at=cast("datetime", tick.ticked_at),
    )


def statements_of(revision: models.Revision) -> list[models.Statement]:
    """The statements, with their quotations and who said them: three queries."""
    return list(_with_words(revision.statements.all()))


def _with_words(statements: QuerySet[models.Statement]) -> QuerySet[models.Statement]:
    attributions = models.Attribution.objects.select_related("speaker", "confirmed_by")
    return statements.prefetch_related("quotations", Prefetch("attributions", attributions))


def told_statement(statement: models.Statement) -> reports.Statement:
    """A statement as the report tells it."""
    return reports.Statement(
        span=(statement.start, statement.end),
        kind=term(statement, "kind"),
        quotations=tuple((each.start, each.end) for each in statement.quotations.all()),
        attributions=tuple(map(_attribution, statement.attributions.all())),
    )


def _attribution(attribution: models.Attribution) -> reports.Attribution:
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


def former_texts(newest: models.Revision) -> tuple[reports.Former, ...]:
    """The texts before the newest one, oldest first: four queries, or one when there is none."""
    split = Prefetch("statements", _with_words(models.Statement.objects.all()))
    before = models.Revision.objects.filter(article=newest.article_id, number__lt=newest.number)
    return tuple(
        reports.Former(
            told_revision(each, ticks_from_rows(each, each.tick_rows)),
            tuple(map(told_statement, each.statements.all())),
        )
        for each in before.select_related("created_by")
        .prefetch_related(split)
        .annotate(tick_rows=ticks_subquery())
    )


def inconsistencies_of(
    revision: models.Revision, claims: Sequence[models.Claim]
) -> tuple[reports.Inconsistency, ...]:
    """What does not fit together in the text: one query. `claims` are those that are told, in their
    order, with their queries."""
    places = {
        question.pk: (claim_place, question_place)
        for claim_place, claim in enumerate(claims, start=1)
        for question_place, question in enumerate(claim.questions.all(), start=1)
    }
    found = revision.inconsistencies.select_related("dismissed_by")
    return tuple(_inconsistency(each, places.get(each.asked_question_id or 0)) for each in found)


def _inconsistency(
    found: models.Inconsistency, question: tuple[int, int] | None
) -> reports.Inconsistency:
    """One whose query was taken back is told as one that nobody has asked about."""
    state = models.Inconsistency.State
    unasked = found.state == state.ASKED and question is None
    return reports.Inconsistency(
        kind=found.kind,
        first=(found.first_start, found.first_end),
        second=(found.second_start, found.second_end),
        question=found.question,
        state=reports.Term("open", str(state.OPEN.label)) if unasked else term(found, "state"),
        query=question,
        dismissed_by=name(found.dismissed_by),
        reason=found.reason,
    )


def report_import_of(article: models.Article) -> models.ReportImport | None:
    """Of which report the article was made, if it came as one."""
    return models.ReportImport.objects.filter(article=article).select_related("received_by").first()


def report_imports_of(article: models.Article) -> tuple[reports.ReportImport, ...]:
    """The report as which the article came here, and those as which it came there; oldest first."""
    receipt = report_import_of(article)
    if receipt is None:
        return ()
    return (
        *(
            reports.ReportImport(**{**each, "at": datetime.fromisoformat(each["at"])})
            for each in receipt.former
        ),
        reports.ReportImport(
            by=name(receipt.received_by),
            at=receipt.received_at,
            generator=receipt.generator,
            version=receipt.version,
            sha256=receipt.sha256,
        ),
    )
