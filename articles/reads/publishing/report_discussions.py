"""Questions, comments and files of the claims in a report."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.publishing.report_sources import name, term


def with_discussions(claims: QuerySet[models.Claim]) -> QuerySet[models.Claim]:
    """Add questions, comments and files to the query: a constant number of queries.

    Withdrawn ones are left out.
    """
    questions = models.Question.objects.standing()
    questions = questions.select_related("asked_by", "overridden_by", "closed_by", "speaker")
    comments = models.Comment.objects.standing().select_related("author")
    resolutions = models.Resolution.objects.select_related("author").order_by("comment", "number")
    files = models.File.objects.standing().select_related("author")
    return claims.prefetch_related(
        Prefetch("questions", questions),
        Prefetch("comments", comments.prefetch_related(Prefetch("resolutions", resolutions))),
        Prefetch("files", files),
    )


def build_question(question: models.Question, order: Mapping[int, int]) -> reports.Question:
    """Return the question's record. `order` maps source ids to numbers.

    The details of a question about a source that nothing cites any more are withheld.
    """
    record = _question_record(question, order)
    has_lost_source = question.source_id and question.source_id not in order
    return reports.withhold_question(record) if has_lost_source else record


def _question_record(question: models.Question, order: Mapping[int, int]) -> reports.Question:
    return reports.Question(
        addressee=question.addressee,
        channel=term(question, "channel"),
        question=question.text,
        deadline=question.deadline,
        state=term(question, "state"),
        answer=question.answer,
        asked_by=name(question.asked_by),
        at=question.created_at,
        source=order.get(question.source_id or 0),
        closed_at=question.closed_at,
        overridden_by=name(question.overridden_by),
        override_reason=question.override_reason,
        whom=term(question, "whom"),
        speaker=question.speaker.name if question.speaker else "",
        closed_by=name(question.closed_by),
    )


def build_comments(claim: models.Claim) -> tuple[reports.Comment, ...]:
    """Return the comments in order. A reply to a withdrawn comment becomes a comment of its own."""
    numbers = {each.pk: number for number, each in enumerate(claim.comments.all(), start=1)}
    return tuple(
        reports.Comment(
            each.text,
            name(each.author),
            each.created_at,
            numbers.get(each.reply_to_id or 0),
            tuple(
                reports.Resolution(
                    resolution.resolved, name(resolution.author), resolution.created_at
                )
                for resolution in each.resolutions.all()
            ),
        )
        for each in claim.comments.all()
    )


def build_files(claim: models.Claim) -> tuple[reports.File, ...]:
    """Return the files attached to the claim, without their bytes."""
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
