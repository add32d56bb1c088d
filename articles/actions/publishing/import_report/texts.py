"""The article of a report, its speakers, and its texts as they were split there."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles import reports, text
from articles.actions.publishing.import_report.import_context import Taking
from articles.actions.publishing.import_report.rows import insert_with_timestamps
from articles.models import (
    Article,
    Attribution,
    Quotation,
    Rating,
    Revision,
    Scale,
    Speaker,
    Statement,
    Tick,
    User,
)
from articles.reports.content.article import (
    Span,
)
from articles.reports.data.from_json import wrong

KEY = re.compile("[-a-zA-Z0-9_]{1,40}")  # shorter than a slug may be: a number may follow


def new_article(report: reports.Report, *, owner: User) -> Article:
    """The row for the article that the report is about."""
    told = report.article
    return insert_with_timestamps(
        Article(
            title=told.title,
            byline=told.byline,
            publisher=told.publisher,
            published_on=told.published_on,
            language=told.language,
            status=told.status.key,
            scale=_scale(report.scale),
            owner=owner,
            created_at=told.created_at,
        )
    )


def _scale(told: reports.Scale) -> Scale:
    """The scale of the report: the one here that says the same, else a new one beside it."""
    if not KEY.fullmatch(told.key):
        wrong("report.scale.key", _("expected a short name of letters, digits and hyphens."))
    named = re.compile(rf"{told.key}(-\d+)?")
    for scale in Scale.objects.prefetch_related("ratings"):
        if named.fullmatch(scale.key) and _says(scale) == (
            told.name,
            told.description,
            told.ratings,
        ):
            return scale
    taken = set(Scale.objects.values_list("key", flat=True))
    names = [told.key, *(f"{told.key}-{number}" for number in range(2, len(taken) + 3))]
    scale = Scale.objects.create(
        key=next(name for name in names if name not in taken),
        name=told.name,
        description=told.description,
    )
    Rating.objects.bulk_create(
        Rating(
            scale=scale,
            position=place,
            label=each.label,
            short_label=each.short_label,
            colour=each.colour,
            shape=each.shape,
            value=each.value,
            definition=each.definition,
        )
        for place, each in enumerate(told.ratings, start=1)
    )
    return scale


def _says(scale: Scale) -> tuple[str, str, tuple[reports.Rating, ...]]:
    ratings = tuple(told_rating(each) for each in scale.ratings.all())
    return scale.name, scale.description, ratings


def told_rating(rating: Rating) -> reports.Rating:
    """The rating as a report tells it."""
    return reports.Rating(
        rating.label,
        rating.short_label,
        rating.colour,
        rating.shape,
        rating.value,
        rating.definition,
    )


def take_speakers(taking: Taking) -> None:
    """Everybody who is quoted."""
    for place, told in enumerate(taking.report.speakers):
        if told.name in taking.speakers:
            wrong(f"report.speakers[{place}].name", _("another speaker has this name."))
        taking.speakers[told.name] = Speaker.objects.create(
            article=taking.article,
            name=told.name,
            kind=told.kind.key,
            role=told.role,
            aliases=list(told.aliases),
        )


def take_text(
    taking: Taking, told: reports.Revision, statements: Sequence[reports.Statement], where: str
) -> None:
    """One text, as it was split. The texts come in their order."""
    if told.sha256 != Revision.fingerprint(told.text) or told.length != len(told.text):
        wrong(f"{where}.sha256", _("it does not match the text: the file was altered."))
    if told.text != text.normalise(told.text):
        wrong(f"{where}.text", _("it is not written as texts are here: lines end in \\n alone."))
    if taking.revisions and told.number <= max(taking.revisions):
        wrong(f"{where}.number", _("revisions must be numbered in ascending order."))
    revision = Revision(
        article=taking.article,
        number=told.number,
        text=told.text,
        length=told.length,
        sha256=told.sha256,
        created_by=taking.person(told.created_by, f"{where}.created_by"),
        created_at=told.created_at,
    )
    taking.revisions[told.number] = insert_with_timestamps(revision)
    rows = Statement.objects.bulk_create(
        Statement(
            revision=revision,
            start=each.span[0],
            end=each.span[1],
            kind=each.kind.key,
            facts=_facts(revision, told, each.span),
        )
        for each in statements
    )
    _take_ticks(taking, revision, told, rows, where)
    Quotation.objects.bulk_create(
        Quotation(statement=row, start=start, end=end)
        for row, each in zip(rows, statements, strict=True)
        for start, end in each.quotations
    )
    Attribution.objects.bulk_create(
        _attribution(taking, row, said, f"{where}, statement {number}")
        for number, (row, each) in enumerate(zip(rows, statements, strict=True))
        for said in each.attributions
    )


def _facts(revision: Revision, told: reports.Revision, span: Span) -> list[list[int | str]]:
    """What is to check in the statement: what this program finds, and what somebody has ticked."""
    found = {(start, end, kind) for start, end, kind in revision.facts_in(*span)}
    ticked = {(*each.span, each.kind.key) for each in told.ticks if _lies_in(each.span, span)}
    return [list(fact) for fact in sorted(found | ticked)]


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < inner[1] <= outer[1]


def _take_ticks(
    taking: Taking,
    revision: Revision,
    told: reports.Revision,
    statements: Sequence[Statement],
    where: str,
) -> None:
    for number, each in enumerate(told.ticks):
        if not any(_lies_in(each.span, (row.start, row.end)) for row in statements):
            wrong(f"{where}.ticks[{number}].span", _("it is not inside a statement."))
        insert_with_timestamps(
            Tick(
                revision=revision,
                start=each.span[0],
                end=each.span[1],
                kind=each.kind.key,
                text=told.text[slice(*each.span)],
                ticked_by=taking.person(each.by, f"{where}.ticks[{number}].by"),
                ticked_at=each.at,
            )
        )


def _attribution(
    taking: Taking, statement: Statement, told: reports.Attribution, where: str
) -> Attribution:
    mention_start, mention_end = told.mention or (None, None)
    cue_start, cue_end = told.cue or (None, None)
    return Attribution(
        statement=statement,
        speaker=taking.speaker(told.speaker, where),
        mention_start=mention_start,
        mention_end=mention_end,
        cue_start=cue_start,
        cue_end=cue_end,
        content=[list(span) for span in told.content],
        confidence=told.confidence,
        stance=told.stance.key,
        rule=told.rule,
        state=told.state.key,
        confirmed_by=taking.user_or_none(told.confirmed_by),
    )
