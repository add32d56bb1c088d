"""What hangs on a claim as a report tells it: what was said about it, and how it came to its place."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Prefetch, QuerySet

from articles import models, reports, rules
from articles.reads.publishing.report_sources import name, term


def with_trail(claims: QuerySet[models.Claim]) -> QuerySet[models.Claim]:
    """The claims with what is told here: a constant number of queries."""
    said = models.Comment.objects.standing().select_related("author")
    settled = models.Resolution.objects.select_related("author").order_by("comment", "number")
    put = models.File.objects.standing().select_related("author")
    carried = models.ClaimCarryOver.objects.select_related("confirmed_by", "former", "revision")
    carried = carried.defer("former__text", "revision__text").order_by("revision__number")
    return (
        claims.select_related("revision")
        .defer("revision__text")
        .prefetch_related(
            Prefetch("comments", said.prefetch_related(Prefetch("resolutions", settled))),
            Prefetch("files", put),
            Prefetch("carry_overs", carried),
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


def told_carry_overs(claim: models.Claim) -> tuple[reports.ClaimCarryOver, ...]:
    """How the claim came along from one text to the next, oldest first."""
    return tuple(map(_carry_over, claim.carry_overs.all()))


def _carry_over(carrying: models.ClaimCarryOver) -> reports.ClaimCarryOver:
    state = models.Claim.State(carrying.former_state)
    is_there = carrying.start is not None and carrying.end is not None
    return reports.ClaimCarryOver(
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


def told_approval(article: models.Article) -> reports.PublicationApproval | None:
    """The newest clearing, None when nobody has cleared the article. Three queries at most."""
    cleared = article.approvals.standing().select_related("approved_by", "revision").last()
    if cleared is None:
        return None
    overrides = article.overrides.select_related("overridden_by").in_bulk()
    return reports.PublicationApproval(
        by=name(cleared.approved_by),
        at=cleared.created_at,
        revision=cleared.revision.number,
        is_current=cleared.state == rules.state_of(article),
        checks=tuple(_check(told, overrides.get(told["override"] or 0)) for told in cleared.checks),
    )


def _check(told: dict[str, str], override: models.Override | None) -> reports.RuleCheck:
    rule, severity = models.Rule(told["rule"]), models.Severity(told["severity"])
    return reports.RuleCheck(
        rule=reports.Term(rule.value, str(rule.label)),
        severity=reports.Term(severity.value, str(severity.label)),
        hits=int(told["count"]),
        overridden_by=name(override.overridden_by) if override else "",
        overridden_at=override.created_at if override else None,
        reason=override.reason if override else "",
    )


def told_editions(article: models.Article) -> tuple[reports.EditionNote, ...]:
    """The editions, oldest first, each with what it corrected. One query.

    Of a correction only what kind it is: words that an edition said may have been taken out of it
    because they are confidential.
    """
    found = models.Edition.objects.filter(publication__article=article)
    editions = found.select_related("retraction").defer("page", "record").order_by("number")
    return tuple(_told(list(editions)))


def _told(editions: list[models.Edition]) -> Iterator[reports.EditionNote]:
    for last, edition in zip([None, *editions], editions, strict=False):
        corrected = reports.corrections(last.outline, edition.outline) if last else ()
        yield reports.EditionNote(
            number=edition.number,
            at=edition.published_at,
            note=edition.note,
            corrections=tuple(replace(each, before="", after="") for each in corrected),
            withdrawn=edition.retraction.reason if hasattr(edition, "retraction") else "",
        )
