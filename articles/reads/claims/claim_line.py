"""What a line of the list of claims shows, as values: equal lines are drawn once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from articles.models import Mark, Question, Verdict

SHOWN_LETTERS, NAMED_LETTERS = 160, 60  # of the claim, and of its name for screen readers


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of the list. `rating` is the colour, sign and label of its verdict, None without one.

    `urgency` of the day on which it is due is "late", "today" or empty. `questions` are those that
    block its sign-off: whether each is overdue, and its state in words.
    """

    pk: int
    version: int
    text: str
    short_text: str
    article_id: int
    article_title: str
    speaker: str
    state: str
    state_label: str
    priority: int
    priority_label: str
    rating: tuple[str, str, str] | None
    is_external: bool  # the verdict, of another newsroom
    is_blind: bool
    is_disagreed: bool
    marks: tuple[Mark, ...]
    questions: tuple[tuple[bool, str], ...]
    assignee: str
    initials: str
    due: date | None
    urgency: str


def line_of(row: Any) -> ClaimLine:
    """Return the line of a `ListedClaim`."""
    claim, assignee = row.claim, row.claim.assignee
    return ClaimLine(
        pk=claim.pk,
        version=claim.version,
        text=Truncator(claim.text).chars(SHOWN_LETTERS),
        short_text=Truncator(claim.text).chars(NAMED_LETTERS),
        article_id=claim.revision.article_id,
        article_title=claim.revision.article.title,
        speaker=claim.speaker_name or "",
        state=claim.state,
        state_label=claim.get_state_display(),
        priority=claim.priority,
        priority_label=claim.get_priority_display(),
        rating=_rating(row.verdict),
        is_external=bool(row.verdict and row.verdict.is_external),
        is_blind=row.is_blind,
        is_disagreed=row.is_disagreed,
        marks=tuple(row.freshness.marks),
        questions=tuple(map(_question, row.blocking_questions)),
        assignee=str(assignee or ""),
        initials=assignee.initials if assignee else "",
        due=claim.due,
        urgency=_urgency(claim.due) if row.is_open else "",
    )


def _rating(verdict: Verdict | None) -> tuple[str, str, str] | None:
    if verdict is None:
        return None
    rating = verdict.recorded_rating
    return rating["colour"], rating["shape"], rating["short_label"]


def _question(question: Question) -> tuple[bool, str]:
    return question.is_overdue, question.get_state_display()


def _urgency(due: date | None) -> str:
    today = timezone.localdate()
    if due is None or due > today:
        return ""
    return "late" if due < today else "today"
