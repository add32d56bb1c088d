"""Create the article with its scale, speakers and revisions."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import models, reports, text
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import with_paths
from articles.actions.publishing.import_report.import_context import ImportContext, rating_key
from articles.reports.content.article import Span
from articles.reports.data.from_json import refuse_at

SCALE_KEY = re.compile("[-a-zA-Z0-9_]{1,40}")  # shorter than a slug: a number may follow


def create_article(context: ImportContext) -> None:
    """Create the article, its scale and its speakers."""
    scale = _find_or_create_scale(context)
    context.article = tables.ARTICLE.insert(
        context, context.report.article, "report.article", scale=scale
    )
    for position, rating in enumerate(context.article.scale.ratings.all(), start=1):
        context.rows[models.Rating].setdefault(rating_key(rating), rating)
        context.rows[models.Rating][(position,)] = rating
    speakers = context.rows[models.Speaker]
    for speaker, where in with_paths(context.report.speakers, "report.speakers"):
        if speaker.name in speakers:
            refuse_at(f"{where}.name", _("another speaker has this name."))
        speakers[speaker.name] = tables.SPEAKER.insert(
            context, speaker, where, article=context.article
        )


def _find_or_create_scale(context: ImportContext) -> models.Scale:
    """Return an equal scale of this newsroom, else create one, if need be with a numbered key."""
    scale = context.report.scale
    if not SCALE_KEY.fullmatch(scale.key):
        refuse_at("report.scale.key", _("expected a short name of letters, digits and hyphens."))
    numbered = re.compile(rf"{scale.key}(-\d+)?")
    for existing in models.Scale.objects.prefetch_related("ratings"):
        if numbered.fullmatch(existing.key) and _contents(existing) == _contents(scale):
            return existing
    taken = set(models.Scale.objects.values_list("key", flat=True))
    keys = [scale.key, *(f"{scale.key}-{number}" for number in range(2, len(taken) + 3))]
    key = next(each for each in keys if each not in taken)
    row = tables.SCALE.insert(context, scale, "report.scale", key=key)
    models.Rating.objects.bulk_create(
        tables.RATING.build(context, rating, where, scale=row, position=position)
        for position, (rating, where) in enumerate(
            with_paths(scale.ratings, "report.scale.ratings"), start=1
        )
    )
    return row


def _contents(scale: models.Scale | reports.Scale) -> tuple[object, ...]:
    if isinstance(scale, models.Scale):
        ratings = [(rating_key(each), each.is_retired) for each in scale.ratings.all()]
    else:
        ratings = [(rating_key(each), each.retired) for each in scale.ratings]
    return scale.name, scale.description, ratings


def create_text(
    context: ImportContext,
    record: reports.Revision,
    statements: Sequence[reports.Statement],
    where: str,
) -> None:
    """Create a revision with its statements, which are at the path `where`.

    Revisions come in ascending order.
    """
    _check_revision(context, record, f"{where}.revision")
    roles = _roles(record, f"{where}.revision.roles")
    revision = tables.REVISION.insert(
        context, record, f"{where}.revision", article=context.article, roles=roles
    )
    context.rows[models.Revision][record.number] = revision
    rows = models.Statement.objects.bulk_create(
        tables.STATEMENT.build(
            context, each, path, revision=revision, facts=_facts(revision, record, each.span)
        )
        for each, path in with_paths(statements, f"{where}.statements")
    )
    _create_ticks(context, record, rows, f"{where}.revision.ticks")
    models.Quotation.objects.bulk_create(
        models.Quotation(statement=row, start=start, end=end)
        for row, each in zip(rows, statements, strict=True)
        for start, end in each.quotations
    )
    models.Attribution.objects.bulk_create(
        tables.ATTRIBUTION.build(context, attribution, path, statement=row)
        for row, (each, at) in zip(rows, with_paths(statements, f"{where}.statements"), strict=True)
        for attribution, path in with_paths(each.attributions, f"{at}.attributions")
    )


def _check_revision(context: ImportContext, record: reports.Revision, where: str) -> None:
    sha256 = models.Revision.fingerprint(record.text)
    if (record.sha256, record.length) != (sha256, len(record.text)):
        refuse_at(f"{where}.sha256", _("it does not match the text: the file was altered."))
    if record.text != text.normalise(record.text):
        refuse_at(f"{where}.text", _("the text is not normalised: lines must end with \\n only."))
    if record.number <= max(context.rows[models.Revision], default=record.number - 1):
        refuse_at(f"{where}.number", _("revisions must be numbered in ascending order."))


def _roles(record: reports.Revision, where: str) -> list[tuple[int, int, str]]:
    """Return what the paragraphs are. Refuses spans outside of the text."""
    roles = []
    for each, path in with_paths(record.roles, where):
        start, end = each.span
        if not 0 <= start < end <= len(record.text):
            refuse_at(f"{path}.span", _("it is not inside the text."))
        roles.append((start, end, each.role.key))
    return roles


def _facts(revision: models.Revision, record: reports.Revision, span: Span) -> list[list[Any]]:
    """Return the facts to check in a statement: those found by the program, and those ticked."""
    detected_facts = {(start, end, kind) for start, end, kind in revision.facts_in(*span)}
    ticked = {(*each.span, each.kind.key) for each in record.ticks if _is_inside(each.span, span)}
    return [list(fact) for fact in sorted(detected_facts | ticked)]


def _is_inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < inner[1] <= outer[1]


def _create_ticks(
    context: ImportContext, record: reports.Revision, rows: Sequence[models.Statement], where: str
) -> None:
    revision = context.rows[models.Revision][record.number]
    for tick, path in with_paths(record.ticks, where):
        if not any(_is_inside(tick.span, (row.start, row.end)) for row in rows):
            refuse_at(f"{path}.span", _("it is not inside a statement."))
        by = context.find(models.User, tick.by, f"{path}.by")
        words = record.text[slice(*tick.span)]
        tables.TICK.insert(context, tick, path, revision=revision, text=words, ticked_by=by)
