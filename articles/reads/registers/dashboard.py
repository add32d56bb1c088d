"""The dashboard: what is in work and late, who has how much, verdicts over time, agreement.

It counts only what its reader may read, and no verdict that is withheld from the reader.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Claim, SignOff, User, Verdict
from articles.reads.articles import ArticleFilters, ArticleRow, Shelf, list_articles
from articles.reads.claims import with_due
from articles.reads.registers.agreement import Agreement, agreement_of
from articles.reads.registers.charts import Chart, series_of, stacked_bars
from articles.reads.visibility import listed_rows

WEEKS = (4, 10, 52)
SHOWN = 8  # articles, and people of the tables
UNJUDGED = (Claim.State.OPEN, Claim.State.IN_PROGRESS, Claim.State.HELP_NEEDED)


@dataclass(frozen=True, slots=True)
class Workload:
    """The open claims of a person, or of nobody."""

    person: User | None
    to_judge: int
    late: int
    in_review: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that the page shows, at one moment."""

    at: datetime
    articles_in_work: int
    late_articles: int
    to_judge: int
    late_claims: int
    in_review: int
    signed_off: int
    articles: Sequence[ArticleRow]
    workload: Sequence[Workload]
    verdicts: Chart
    agreement: Agreement
    pairs: Sequence[Agreement]


def read_dashboard(reader: User, *, weeks: int = WEEKS[1]) -> Dashboard:
    """Return the dashboard for as many weeks, this one included: ten queries."""
    first = _monday(timezone.localdate()) - timedelta(weeks=weeks - 1)
    in_work = list_articles(reader)
    late = list_articles(reader, Shelf.CURRENT, ArticleFilters(due="late"))
    workload = _workload(reader)
    signed = _claims(reader).filter(state=Claim.State.SIGNED_OFF)
    this_week = signed.filter(verdicts__sign_offs__created_at__gte=_start(timezone.localdate()))
    everything, pairs = _agreements(reader, first)
    return Dashboard(
        at=timezone.now(),
        articles_in_work=len(in_work),
        late_articles=len(late),
        to_judge=sum(each.to_judge for each in workload),
        late_claims=sum(each.late for each in workload),
        in_review=sum(each.in_review for each in workload),
        signed_off=this_week.distinct().count(),
        articles=in_work[:SHOWN],
        workload=workload,
        verdicts=_verdicts(reader, first, weeks),
        agreement=everything,
        pairs=pairs,
    )


def _claims(reader: User) -> QuerySet[Claim]:
    return listed_rows(Claim.objects.all(), "revision__article", reader)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _start(day: date) -> datetime:
    """Return when the week of the day began."""
    midnight = datetime.combine(_monday(day), datetime.min.time())
    return timezone.make_aware(midnight)


def _workload(reader: User) -> list[Workload]:
    """Return the open claims of each person, the most loaded first, those of nobody last."""
    is_unjudged = Q(state__in=UNJUDGED)
    counts = (
        with_due(_claims(reader))
        .filter(state__in=[*UNJUDGED, Claim.State.READY])
        .order_by()
        .values("assignee")
        .annotate(
            to_judge=Count("pk", filter=is_unjudged),
            late=Count("pk", filter=is_unjudged & Q(due__lt=timezone.localdate())),
            in_review=Count("pk", filter=~is_unjudged),
        )
    )
    rows = list(counts)
    people = User.objects.in_bulk([row["assignee"] for row in rows if row["assignee"]])
    workload = [
        Workload(people.get(row["assignee"]), row["to_judge"], row["late"], row["in_review"])
        for row in rows
    ]
    return sorted(
        workload, key=lambda each: (each.person is None, -each.to_judge, str(each.person))
    )


def _verdicts(reader: User, first: date, weeks: int) -> Chart:
    """Return the verdicts of the newsroom that stand, by the week in which they were recorded."""
    standing = Verdict.objects.standing().filter(
        author__is_external=False, created_at__gte=_start(first)
    )
    shown = listed_rows(standing, "claim__revision__article", reader).exclude(
        claim__in=permissions.blind_claims(reader).values("pk")
    )
    mondays = [first + timedelta(weeks=number) for number in range(weeks)]
    counts: dict[date, Counter[str]] = {monday: Counter() for monday in mondays}
    ratings = {}
    for at, rating in shown.order_by("pk").values_list("created_at", "recorded_rating"):
        counts[_monday(timezone.localdate(at))][rating["label"]] += 1
        ratings[rating["label"]] = rating
    labels = [date_format(monday, "MONTH_DAY_FORMAT") for monday in mondays]
    return stacked_bars(labels, list(counts.values()), series_of(ratings.values()))


def _agreements(reader: User, first: date) -> tuple[Agreement, list[Agreement]]:
    """Return the agreement of all blind reviews since then, and that of the pairs with the most."""
    blind = SignOff.objects.standing().filter(
        is_blind=True, rating__isnull=False, created_at__gte=_start(first)
    )
    shown = listed_rows(blind, "verdict__claim__revision__article", reader).exclude(
        verdict__claim__in=permissions.blind_claims(reader).values("pk")
    )
    rows = shown.order_by("pk").values_list(
        F("verdict__author"),
        F("signer"),
        F("verdict__recorded_rating__label"),
        F("recorded_rating__label"),
    )
    everything: list[tuple[str, str]] = []
    by_pair: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for author, signer, theirs, signed in rows:
        low, high = sorted((author, signer))
        everything.append((theirs, signed))
        by_pair[low, high].append((theirs, signed) if author == low else (signed, theirs))
    people = User.objects.in_bulk({person for pair in by_pair for person in pair})
    most = sorted(by_pair.items(), key=lambda item: (-len(item[1]), item[0]))[:SHOWN]
    pairs = [
        agreement_of(_("%(first)s and %(second)s") % _names(people, pair), ratings)
        for pair, ratings in most
    ]
    return agreement_of(_("All reviewers"), everything), pairs


def _names(people: dict[int, User], pair: tuple[int, int]) -> dict[str, User]:
    return {"first": people[pair[0]], "second": people[pair[1]]}
