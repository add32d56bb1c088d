"""Write who is to know what, in the transaction of the change, and mark it as read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now
from django.utils import timezone

from articles import permissions
from articles.actions.notifications.outbox import add_messages
from articles.models import (
    DEFAULT_DELIVERY,
    Article,
    Claim,
    Comment,
    Delivery,
    Edition,
    Mention,
    Notification,
    NotificationKind,
    NotificationPreference,
    OutboxMessage,
    Question,
    Readership,
    UndoEntry,
    User,
    Verdict,
    WebhookEndpoint,
)
from articles.prepared import prepared
from articles.rules import current_notifications

# One row for each person and subject. A verdict notifies all reviewers, and a model for each row
# took a tenth of its processor time.
WRITE = """
    INSERT INTO articles_notification (
        kind, actor_id, created_at, recipient_id, delivery, message_id,
        key, article_id, claim_id, comment_id, verdict_id, question_id, edition_id, endpoint_id
    )
    SELECT %s, %s::bigint, %s, person.*, subject.*
    FROM unnest(%s::bigint[], %s::text[], %s::bigint[]) person
    CROSS JOIN unnest(
        %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[],
        %s::bigint[], %s::bigint[]
    ) subject
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notification is about. Its `key` is notified of to each person once."""

    key: str
    article_id: int | None
    claim: Claim | None = None
    comment: Comment | None = None
    verdict: Verdict | None = None
    question: Question | None = None
    edition: Edition | None = None
    endpoint: WebhookEndpoint | None = None

    @property
    def columns(self) -> tuple[Any, ...]:
        """Its values in the columns of a notification, in the order of `WRITE`."""
        rows: tuple[Model | None, ...]
        rows = (self.claim, self.comment, self.verdict, self.question, self.edition, self.endpoint)
        return self.key, self.article_id, *map(_id_of, rows)


class Recipient(NamedTuple):
    """A person to notify; `chosen` is how they want to be notified, None if they did not choose."""

    pk: int
    email: str
    chosen: str | None


def _recipients(
    people: QuerySet[User], kind: NotificationKind, *also: Subquery
) -> QuerySet[User, tuple[Any, ...]]:
    """Return the values of a `Recipient` for each of `people` who can log in, and `also` others."""
    chosen = NotificationPreference.objects.filter(person=OuterRef("pk"), kind=kind)
    active = people.filter(is_active=True, is_external=False).order_by("pk")
    return active.values_list("pk", "email", Subquery(chosen.values("delivery")), *also)


def notify(
    kind: NotificationKind,
    people: QuerySet[User],
    subjects: Sequence[Subject],
    *,
    by: User | None,
) -> None:
    """Notify people of `subjects`, which `by` has done, inside the transaction of an action.

    Nobody is notified of their own acts, nor who cannot log in, nor who switched the kind off. For
    those who want an e-mail at once, all subjects are one message. The page and the worker that sends
    it ask again who may read the article.
    """
    if subjects:
        recipients = [Recipient(*row) for row in _recipients(people, kind)]
        _write(kind, recipients, subjects, by=by)


def _write(
    kind: NotificationKind,
    recipients: Iterable[Recipient],
    subjects: Sequence[Subject],
    *,
    by: User | None,
) -> None:
    """Write the notifications of `notify`, to people who were read before."""
    deliveries = {
        person: Delivery(person.chosen or DEFAULT_DELIVERY[kind])
        for person in recipients
        if by is None or person.pk != by.pk
    }
    wanted = {person: how for person, how in deliveries.items() if how != Delivery.OFF}
    addresses = {p.pk: p.email for p, how in wanted.items() if how == Delivery.AT_ONCE}
    key = subjects[0].key
    messages = add_messages(OutboxMessage.Kind.NOTICE, addresses, key=key)
    people = [
        (person.pk, how.value, _id_of(messages.get(person.pk))) for person, how in wanted.items()
    ]
    if people:
        about = [subject.columns for subject in subjects]
        arrays = [list(column) for rows in (people, about) for column in zip(*rows, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [kind.value, _id_of(by), timezone.now(), *arrays])


def _id_of(row: Model | None) -> int | None:
    return row.pk if row else None


def notify_assigned(assignee: User, claims: Sequence[Claim], article: Article, *, by: User) -> None:
    """Notify the assignee of claims of one article that were just assigned to them."""
    subjects = [Subject(_assignment(c.pk, c.version), article.pk, claim=c) for c in claims]
    notify(NotificationKind.ASSIGNED, User.objects.filter(pk=assignee.pk), subjects, by=by)


def _assignment(claim_id: int, version: int) -> str:
    return f"assigned {claim_id} version {version}"


def withdraw_assignments(entry: UndoEntry) -> None:
    """Withdraw the notifications of the assignments that are undone, and what of them is not sent yet."""
    versions = {name.partition(" "): version for name, version in entry.versions_after.items()}
    keys = [
        _assignment(int(pk), version)
        for (model, _space, pk), version in versions.items()
        if model == "claim"
    ]
    Notification.objects.filter(article=entry.article_id, key__in=keys).delete()


def notify_mentioned(people: Iterable[User], comment: Comment, *, by: User) -> None:
    """Notify the people whom a comment mentions."""
    ids = [person.pk for person in people]
    if not ids:
        return
    claim = comment.claim
    subject = Subject(
        f"mentioned {comment.pk}", claim.revision.article_id, claim=claim, comment=comment
    )
    notify(NotificationKind.MENTIONED, User.objects.filter(pk__in=ids), [subject], by=by)


@prepared
def reviewers_of(claim: Claim) -> QuerySet[User, tuple[Any, ...]]:
    """Return the values of a `Recipient` for each reviewer, and who reads the article."""
    readership = Readership.objects.filter(article__revisions__claims=claim)
    reviewers = User.objects.filter(is_reviewer=True)
    audience = Subquery(readership.values("audience"))
    return _recipients(reviewers, NotificationKind.SIGN_OFF, audience)


def notify_of_verdict(
    verdict: Verdict, *, by: User, reviewers: Iterable[tuple[Any, ...]] | None = None
) -> None:
    """Notify the reviewers who may sign a verdict off, as far as they read the article.

    `reviewers` are the rows of `reviewers_of`, if they were read together with others.
    """
    claim = verdict.claim
    article = claim.revision.article
    recipients = [
        Recipient(*values)
        for *values, audience in (reviewers_of(claim) if reviewers is None else reviewers)
        if audience == Readership.Audience.NEWSROOM
        or permissions.may_read(User.objects.get(pk=values[0]), article)
    ]
    subject = Subject(f"sign-off {verdict.pk}", article.pk, claim=claim, verdict=verdict)
    _write(NotificationKind.SIGN_OFF, recipients, [subject], by=by)


def notify_of_edition(edition: Edition, article: Article, *, by: User) -> None:
    """Notify who owns the article or worked on its claims of a publication or a correction."""
    claims = Claim.objects.filter(revision__article=article)
    verdicts = Verdict.objects.filter(claim__in=claims)
    worked = (
        Q(pk=article.owner_id)
        | Q(pk__in=claims.values("assignee"))
        | Q(pk__in=verdicts.values("author"))
        | Q(pk__in=verdicts.values("sign_offs__signer"))
    )
    is_first = edition.number == 1
    kind = NotificationKind.PUBLISHED if is_first else NotificationKind.CORRECTED
    subject = Subject(f"edition {edition.pk}", article.pk, edition=edition)
    notify(kind, User.objects.filter(worked), [subject], by=by)


def notify_of_webhook(endpoint: WebhookEndpoint) -> None:
    """Notify the administrators that the worker has switched a webhook off."""
    subject = Subject(f"webhook {endpoint.pk} version {endpoint.version}", None, endpoint=endpoint)
    administrators = User.objects.filter(is_administrator=True)
    notify(NotificationKind.WEBHOOK, administrators, [subject], by=None)


def read_notifications(by: User, notification: Notification | None = None) -> None:
    """Mark a notification of the user as read, or all of them, and the mentions among them."""
    unread = Notification.objects.filter(recipient=by, read_at__isnull=True)
    mentions = Mention.objects.filter(user=by, read_at__isnull=True)
    if notification:
        unread = unread.filter(pk=notification.pk)
        mentions = mentions.filter(comment=notification.comment_id)
    else:
        shown = current_notifications(by).filter(kind=NotificationKind.MENTIONED)
        mentions = mentions.filter(comment__in=shown.values("comment"))
    mentions.update(read_at=Now())
    unread.update(read_at=timezone.now())


def save_preferences(by: User, deliveries: Mapping[NotificationKind, Delivery]) -> None:
    """Save how the user is notified."""
    rows = [
        NotificationPreference(person=by, kind=kind, delivery=how)
        for kind, how in deliveries.items()
    ]
    NotificationPreference.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["delivery"],
    )
