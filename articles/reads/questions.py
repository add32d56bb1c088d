"""Queries to reporters, speakers and sources, across all articles."""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from articles.models import Question, User
from articles.reads.visibility import hidden_from, withhold_questions


def asked() -> QuerySet[Question]:
    """All queries, those that are due first on top; each with its claim and article."""
    return Question.objects.select_related(
        "claim__revision__article", "asked_by", "closed_by", "overridden_by", "source"
    ).order_by(F("deadline").asc(nulls_last=True), "pk")


def withhold_asked(questions: Sequence[Question], *, reader: User) -> None:
    """Take out of the queries what `reader` may not see of the sources that they name."""
    named = {question.source_id for question in questions if question.source_id}
    withhold_questions(questions, hidden_from(reader, named))
