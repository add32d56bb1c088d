"""Questions to reporters, speakers and sources, across all articles."""

from collections.abc import Sequence

from django.db.models import F, Q, QuerySet

from articles.models import Question, User
from articles.reads.visibility import hidden_from, sources_visible_to, withhold_questions


def list_questions() -> QuerySet[Question]:
    """Return all questions with their claims and articles, the next deadline first."""
    return Question.objects.select_related(
        "claim__revision__article", "asked_by", "closed_by", "overridden_by", "source"
    ).order_by(F("deadline").asc(nulls_last=True), "pk")


def questions_visible_to(user: User) -> QuerySet[Question]:
    """Return all questions except those to sources that the user may not see."""
    return Question.objects.filter(Q(source=None) | Q(source__in=sources_visible_to(user)))


def withhold_hidden_sources(questions: Sequence[Question], *, reader: User) -> None:
    """Remove from the questions what `reader` may not see of the sources they name."""
    source_ids = {question.source_id for question in questions if question.source_id}
    withhold_questions(questions, hidden_from(reader, source_ids))
