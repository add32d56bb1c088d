"""What waits for one person: sign-offs, claims, questions, outdated verdicts and mentions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet, Subquery

from articles.models import Claim, Mention, Question, User, Verdict
from articles.reads.claims.claim_list import (
    ListedClaim,
    as_listed,
    claims_to_check,
    with_dissent,
)
from articles.reads.claims.nav_counts import mentions_of
from articles.reads.visibility import listed_rows, questions_visible_to
from articles.rules import awaiting_sign_off
from articles.rules.freshness import freshness_of

SHOWN = 10  # rows of a section
UNJUDGED = [Claim.State.OPEN, Claim.State.IN_PROGRESS, Claim.State.HELP_NEEDED]

RowT = TypeVar("RowT")
ModelT = TypeVar("ModelT", bound=Model)


@dataclass(frozen=True, slots=True)
class Section(Generic[RowT]):
    """The first `SHOWN` rows, and how many there are in all."""

    rows: Sequence[RowT]
    total: int


@dataclass(frozen=True, slots=True)
class MyWork:
    """What waits for one person, the most urgent first."""

    sign_offs: Section[ListedClaim]  # that they may sign off
    assigned: Section[ListedClaim]  # assigned to them, without a verdict that waits for a sign-off
    questions: Section[Question]  # overdue, asked by them or about a claim assigned to them
    outdated: Section[ListedClaim]  # whose current verdict is theirs, and no longer current
    mentions: Section[Mention]  # unread

    @property
    def total(self) -> int:
        """The number of all items."""
        sections = (self.sign_offs, self.assigned, self.questions, self.outdated, self.mentions)
        return sum(section.total for section in sections)

    @property
    def most_urgent(self) -> Claim | None:
        """The claim to begin with: an overdue question, then sign-offs, then assigned claims."""
        if self.questions.rows:
            return self.questions.rows[0].claim
        listed = [*self.sign_offs.rows, *self.assigned.rows, *self.outdated.rows]
        return listed[0].claim if listed else None


def my_work(reader: User) -> MyWork:
    """Return what waits for `reader` in the articles that they may read and that lists show."""
    sign_offs = _section(with_dissent(_sign_offs(reader)))
    assigned = claims_to_check(reader=reader, states=UNJUDGED, assignee=reader)
    assigned_claims = _section(with_dissent(assigned))
    outdated = _section(with_dissent(_outdated(reader)))
    three = [sign_offs, assigned_claims, outdated]
    listed = iter(as_listed([claim for section in three for claim in section.rows], reader=reader))
    as_rows = [
        Section([next(listed) for _claim in section.rows], section.total) for section in three
    ]
    return MyWork(
        sign_offs=as_rows[0],
        assigned=as_rows[1],
        questions=_section(_questions(reader)),
        outdated=as_rows[2],
        mentions=_section(mentions_of(reader).filter(read_at__isnull=True)),
    )


def _section(rows: QuerySet[ModelT]) -> Section[ModelT]:
    shown = list(rows[:SHOWN])
    return Section(shown, len(shown) if len(shown) < SHOWN else rows.count())


def _sign_offs(reader: User) -> QuerySet[Claim]:
    ready = claims_to_check(reader=reader, states=[Claim.State.READY])
    is_reviewer = reader.is_active and reader.is_reviewer
    return awaiting_sign_off(ready, by=reader) if is_reviewer else ready.none()


def _questions(reader: User) -> QuerySet[Question]:
    theirs = Q(asked_by=reader) | Q(claim__assignee=reader)
    overdue = Question.objects.overdue().filter(theirs)
    visible = questions_visible_to(reader).filter(pk__in=overdue.values("pk"))
    listed = listed_rows(visible, "claim__revision__article", reader)
    return listed.select_related("claim__revision__article").order_by("deadline", "pk")


def _outdated(reader: User) -> QuerySet[Claim]:
    """Return the claims whose current verdict is the reader's and no longer current."""
    newest = Verdict.of_outer_claim()
    settled_too = [*UNJUDGED, Claim.State.READY, Claim.State.SIGNED_OFF]
    claims = claims_to_check(reader=reader, states=settled_too).filter(
        pk__in=Verdict.objects.filter(author=reader).values("claim")
    )
    judged = claims.alias(judge=Subquery(newest.values("author")[:1])).filter(judge=reader.pk)
    ids = list(judged.order_by().values_list("pk", flat=True))
    stale = [
        pk
        for pk, freshness in freshness_of(Claim(pk=pk) for pk in ids).items()
        if freshness.is_stale
    ]
    return claims.filter(pk__in=stale)
