"""The people of the newsroom, invitations, and the actions that a person can undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import (
    Article,
    Claim,
    Invitation,
    Rating,
    Scale,
    SignOff,
    Statement,
    Tag,
    Team,
    UndoEntry,
    User,
    Verdict,
)
from articles.prepared import Reading, prepared, prepared_sql, read_rows, together
from articles.reads.claims import PendingWork, pending_work_reading
from articles.reads.history import describe_event, events_of_rows, subject_of
from articles.reads.visibility import hidden_from, withhold_events

OF_ALL_DESKS = (
    *("user", "team", "teammember", "newsroomsettings", "scale", "rating"),
    *("commonorigin", "sourcegrant"),
)
NEWEST = [f"(SELECT max(pgh_id) FROM articles_{name}event)" for name in OF_ALL_DESKS]  # noqa: S608 (constants)
_newest_changes = prepared_sql(f"SELECT {', '.join(NEWEST)}", width=len(NEWEST))


def list_people() -> QuerySet[User]:
    """Return all users, inactive ones last, without the names from imported reports."""
    return User.objects.filter(is_external=False).order_by("-is_active", "username")


def person_named(login: str) -> User | None:
    """Return the person with this username or email address, in any case."""
    if not login or "\0" in login:
        return None
    return User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login)).first()


def person_with_address(address: str) -> User | None:
    """Return the person of this newsroom whose account has the email address, in any case."""
    return list_people().filter(email__iexact=address).first() if address else None


def has_second_factor(user: User) -> bool:
    """Return whether a login of the person asks for more than the password."""
    return bool(is_mfa_enabled(user))


def is_newcomer(user: User) -> bool:
    """Has the person joined within 30 days and not changed an article yet? At most one query."""
    if user.date_joined < timezone.now() - timedelta(days=30):
        return False
    return not _one_entry(user)


@prepared
def _one_entry(user: User) -> QuerySet[UndoEntry, int]:
    return UndoEntry.objects.filter(by=user).order_by().values_list("pk", flat=True)[:1]


def list_teams() -> QuerySet[Team]:
    """Return all teams with their members, by name."""
    return Team.objects.prefetch_related("members")


def list_tags() -> QuerySet[Any]:
    """Return the tags that articles have, by name, with the number of these articles (`articles`)."""
    used = Tag.objects.annotate(articles=Count("tagged")).filter(articles__gt=0)
    return used.order_by(Lower("name"))


def list_scales() -> QuerySet[Any]:
    """Return the rating scales with their offered ratings (`offered`) and number of articles (`used`)."""
    offered = Prefetch("ratings", Rating.objects.filter(is_retired=False), to_attr="offered")
    used = Article.objects.filter(scale=OuterRef("pk")).order_by()
    counted = used.values("scale").annotate(number=Count("pk")).values("number")
    return Scale.objects.annotate(used=Coalesce(Subquery(counted), 0)).prefetch_related(offered)


def ratings_with_usage(scale: Scale) -> QuerySet[Any]:
    """Return the ratings of a scale in their order, with the number of judgements with each (`used`)."""
    return _with_usage(scale.ratings.all())


def rating_with_usage(rating_id: int) -> Any:
    """Return an offered rating with its scale and the number of judgements with it, or None."""
    offered = Rating.objects.filter(is_retired=False).select_related("scale")
    return _with_usage(offered).filter(pk=rating_id).first()


def _with_usage(ratings: QuerySet[Rating]) -> QuerySet[Any]:
    counts = [
        Coalesce(Subquery(_of_outer_rating(model).values("number")), 0)
        for model in (Verdict, SignOff)
    ]
    return ratings.annotate(used=counts[0] + counts[1])


def _of_outer_rating(model: type[Verdict | SignOff]) -> QuerySet[Any]:
    rows = model._default_manager.filter(rating=OuterRef("pk")).order_by()
    return rows.values("rating").annotate(number=Count("pk"))


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that were neither accepted nor revoked, expired ones included."""
    return Invitation.objects.filter(Invitation.IS_OPEN).select_related("invited_by")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a desk shows of the newsroom around its article, to one person.

    `newsroom` has the numbers of the newest changes of people, house rules, ratings and origins: while
    it is the same, these look the same on all desks.
    """

    pending: PendingWork
    last_entry: UndoEntry | None
    reviewers: Sequence[User]  # to whom claims are assigned
    newsroom: tuple[int | None, ...]


def surroundings_reading(article_id: int, user: User) -> Reading[Surroundings]:
    """Return the reading of what is around an article: one round."""
    entries = _standing_entries.bind(Article(pk=article_id), user)
    pending, (last_entries, reviewers, (numbers,)) = yield from together(
        pending_work_reading(user), read_rows(entries, _reviewers.bind(), _newest_changes())
    )
    return Surroundings(pending, next(iter(last_entries), None), reviewers, numbers)


@prepared
def _reviewers() -> QuerySet[User]:
    return User.objects.filter(is_active=True, is_reviewer=True).order_by("username")


def last_undo_entry(article: Article, by: User) -> UndoEntry | None:
    """Return the last action of the person on the article that is not undone."""
    return next(iter(_standing_entries(article, by)), None)


@prepared
def _standing_entries(article: Article, by: User) -> QuerySet[UndoEntry]:
    return UndoEntry.objects.filter(article=article, by=by, undone_at__isnull=True)[:1]


def last_decision(article: Article, by: User) -> UndoEntry | None:
    """Return it only if it was an override of a rule or an approval."""
    entry = last_undo_entry(article, by)
    return entry if entry and entry.kind in UndoEntry.AT_THE_GATE else None


def newest_change_since(entry: UndoEntry) -> str:
    """Return who changed the same claim or statement last since the action, and how.

    Empty for blind reviewers of the claim, who must not learn what others think.
    """
    model, pk = (Claim, entry.claim) if entry.claim else (Statement, entry.statement)
    thing = model._default_manager.filter(pk=pk or 0).first()
    if thing is None or permissions.blind_claims(entry.by).filter(pk=entry.claim or 0).exists():
        return ""
    since = events_of_rows([thing]).filter(pgh_created_at__gt=entry.created_at)
    newest_first = since.order_by("-pgh_created_at", "-pgh_id")
    others = newest_first.exclude(user=entry.by_id)
    event = others.first() or newest_first.first()
    if event is None:
        return ""
    named = (event.pgh_data or {}).get("source_id")
    withhold_events([event], hidden_from(entry.by, [named] if named else []))
    what = describe_event(
        subject_of(event), event.pgh_label, event.pgh_data or {}, event.pgh_diff or {}
    )
    return _("%(who)s: %(what)s.") % {"who": event.user or _("the worker"), "what": what}


def place_of(entry: UndoEntry) -> tuple[int | None, int | None]:
    """Return the ids of the claim and the statement of an action, None for one that is gone."""
    claim = entry.claim if Claim.objects.filter(pk=entry.claim or 0).exists() else None
    statement = entry.statement or entry.values_before.get("statement")
    there = Statement.objects.filter(pk=statement).exists()
    return claim, statement if there else None
