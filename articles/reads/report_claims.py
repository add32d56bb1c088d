"""What hangs on a claim as a report tells it: what was said about it, and how it came to its place."""

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.report_sources import name, term


def with_trail(claims: QuerySet[models.Claim]) -> QuerySet[models.Claim]:
    """The claims with what is told here: a constant number of queries."""
    said = models.Comment.objects.filter(withdrawal__isnull=True).select_related("author")
    settled = models.Resolution.objects.select_related("author").order_by("comment", "number")
    put = models.File.objects.filter(withdrawal__isnull=True).select_related("author")
    carried = models.Carrying.objects.select_related("confirmed_by", "former", "revision")
    carried = carried.defer("former__text", "revision__text").order_by("revision__number")
    return (
        claims.select_related("revision")
        .defer("revision__text")
        .prefetch_related(
            Prefetch("comments", said.prefetch_related(Prefetch("resolutions", settled))),
            Prefetch("files", put),
            Prefetch("carryings", carried),
        )
    )


def told_comments(claim: models.Claim) -> tuple[reports.Comment, ...]:
    """The comments in the order in which they were written. One that answers what was taken back
    is told as one that answers nothing."""
    places = {each.pk: place for place, each in enumerate(claim.comments.all(), start=1)}
    return tuple(
        reports.Comment(
            each.text,
            name(each.author),
            each.created_at,
            places.get(each.reply_to_id or 0),
            tuple(
                reports.Resolution(one.resolved, name(one.author), one.created_at)
                for one in each.resolutions.all()
            ),
        )
        for each in claim.comments.all()
    )


def told_files(claim: models.Claim) -> tuple[reports.File, ...]:
    """The files beside the claim, without their bytes."""
    return tuple(
        reports.File(
            each.file_name,
            each.sha256,
            each.size,
            name(each.author),
            each.created_at,
            each.file.name or "",
        )
        for each in claim.files.all()
    )


def told_carryings(claim: models.Claim) -> tuple[reports.Carrying, ...]:
    """How the claim came along from one text to the next, oldest first."""
    return tuple(map(_carrying, claim.carryings.all()))


def _carrying(carrying: models.Carrying) -> reports.Carrying:
    state = models.Claim.State(carrying.former_state)
    is_there = carrying.start is not None and carrying.end is not None
    return reports.Carrying(
        former=carrying.former.number,
        former_span=(carrying.former_start, carrying.former_end),
        former_state=reports.Term(state.value, str(state.label)),
        revision=carrying.revision.number,
        span=(carrying.start or 0, carrying.end or 0) if is_there else None,
        kind=term(carrying, "kind"),
        doubt=term(carrying, "doubt"),
        needs_look=carrying.needs_look,
        confirmed_by=name(carrying.confirmed_by),
    )
