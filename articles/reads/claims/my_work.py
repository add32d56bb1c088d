"""What waits for one person: sign-offs, claims, questions, outdated verdicts and mentions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet, Subquery

from articles.models import Citation, Claim, Mention, Question, User, Verdict
from articles.models.conditions import IsTurned
from articles.prepared import Reading, prepared, read_now
from articles.reads.claims.claim_list import (
    ListedClaim,
    as_listed,
    claims_to_check,
    with_dissent,
)
from articles.reads.claims.nav_counts import mentions_of
from articles.reads.visibility import listed_rows, questions_visible_to, sources_visible_to
from articles.rules import awaiting_sign_off
from articles.rules.freshness import drifts_of_claims, freshness_from

SHOWN = 10  # rows of a section
UNJUDGED = [Claim.State.OPEN, Claim.State.IN_PROGRESS, Claim.State.HELP_NEEDED]

RowT = TypeVar("RowT")


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
    return read_now(_my_work_reading(reader))


def _my_work_reading(reader: User) -> Reading[MyWork]:
    sign_offs, assigned, questions, mentions, judged = yield [
        _first_sign_offs.bind(reader),
        _first_assigned.bind(reader),
        _first_questions.bind(reader),
        _first_mentions.bind(reader),
        _judged.bind(reader),
    ]
    stale: list[int] = []
    if judged:
        (drifts,) = yield [drifts_of_claims([pk for (pk,) in judged])]
        stale = [pk for pk, freshness in freshness_from(drifts).items() if freshness.is_stale]
    (outdated,) = (yield [_first_of.bind(stale, reader)]) if stale else ([],)
    rows = as_listed([*sign_offs, *assigned, *outdated], reader=reader)
    (turned,) = (yield [_turned.bind([row.claim.pk for row in rows], reader)]) if rows else ([],)
    sources = Counter(turned)
    listed = (replace(row, turned_sources=sources[row.claim.pk]) for row in rows)
    return MyWork(
        sign_offs=_section(list(islice(listed, len(sign_offs))), _sign_offs(reader)),
        assigned=_section(list(islice(listed, len(assigned))), _assigned(reader)),
        questions=_section(questions, _questions(reader)),
        outdated=Section(list(listed), len(stale)),
        mentions=_section(mentions, _unread(reader)),
    )


def _section(shown: list[RowT], rows: QuerySet[Any]) -> Section[RowT]:
    """Return the first of `rows` with their number, which is counted only if more may follow."""
    return Section(shown, len(shown) if len(shown) < SHOWN else rows.count())


@prepared
def _first_sign_offs(reader: User) -> QuerySet[Claim]:
    return with_dissent(_sign_offs(reader))[:SHOWN]


def _sign_offs(reader: User) -> QuerySet[Claim]:
    ready = claims_to_check(reader=reader, states=[Claim.State.READY])
    is_reviewer = reader.is_active and reader.is_reviewer
    return awaiting_sign_off(ready, by=reader) if is_reviewer else ready.none()


@prepared
def _first_assigned(reader: User) -> QuerySet[Claim]:
    return with_dissent(_assigned(reader))[:SHOWN]


def _assigned(reader: User) -> QuerySet[Claim]:
    return claims_to_check(reader=reader, states=UNJUDGED, assignee=reader)


@prepared
def _first_questions(reader: User) -> QuerySet[Question]:
    return _questions(reader)[:SHOWN]


def _questions(reader: User) -> QuerySet[Question]:
    theirs = Q(asked_by=reader) | Q(claim__assignee=reader)
    overdue = Question.objects.overdue().filter(theirs)
    visible = questions_visible_to(reader).filter(pk__in=overdue.values("pk"))
    listed = listed_rows(visible, "claim__revision__article", reader)
    rows = listed.select_related("claim__revision__article").defer("claim__revision__text")
    return rows.order_by("deadline", "pk")


@prepared
def _first_mentions(reader: User) -> QuerySet[Mention]:
    return _unread(reader)[:SHOWN]


def _unread(reader: User) -> QuerySet[Mention]:
    return mentions_of(reader).filter(read_at__isnull=True)


@prepared
def _judged(reader: User) -> QuerySet[Claim, tuple[int]]:
    """Return the ids of the claims whose current verdict is the reader's."""
    judge = Subquery(Verdict.of_outer_claim().values("author")[:1])
    claims = _with_any_verdict(reader).filter(
        pk__in=Verdict.objects.filter(author=reader).values("claim")
    )
    return claims.alias(judge=judge).filter(judge=reader.pk).order_by().values_list("pk")


@prepared
def _first_of(claim_ids: list[int], reader: User) -> QuerySet[Claim]:
    return with_dissent(_with_any_verdict(reader).filter(id__any_of=claim_ids))[:SHOWN]


@prepared
def _turned(claim_ids: list[int], reader: User) -> QuerySet[Citation, int]:
    """Return the claim of each source that has its words in another sense, once for each source.

    Without sources that the reader may not see.
    """
    cited = Citation.objects.filter(claim__any_of=claim_ids, source__in=sources_visible_to(reader))
    turned = cited.filter(IsTurned("pk")).order_by("claim_id", "source_id")
    return turned.distinct("claim_id", "source_id").values_list("claim_id", flat=True)


def _with_any_verdict(reader: User) -> QuerySet[Claim]:
    settled_too = [*UNJUDGED, Claim.State.READY, Claim.State.SIGNED_OFF]
    return claims_to_check(reader=reader, states=settled_too)
