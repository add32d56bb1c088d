"""Which notifications of a person still hold. Pages, counts and e-mails all ask here."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from articles import permissions
from articles.models import (
    Claim,
    Notification,
    NotificationKind,
    Question,
    Source,
    User,
)
from articles.models.conditions import standing
from articles.rules.claims import awaiting_sign_off

ALWAYS = (NotificationKind.PUBLISHED, NotificationKind.CORRECTED)


def current_notifications(user: User) -> QuerySet[Notification]:
    """Return the notifications of the user that still hold, of articles that they may read.

    An assignment holds while the claim is theirs, a mention and a verdict until they are withdrawn, a
    wanted sign-off while the user may sign, an overdue question while it is open, and a webhook that is
    switched off until it is on again, for administrators.
    """
    # As one value, not as EXISTS: PostgreSQL would first look for all claims that wait.
    waiting = awaiting_sign_off(Claim.objects.filter(pk=OuterRef("claim")), by=user)
    to_sign = Subquery(waiting.order_by().annotate(newest=F("current")).values("newest")[:1])
    source = Source.objects.filter(permissions.seen_by(user), pk=OuterRef("question__source"))
    is_visible = Q(question__source__isnull=True) | Exists(source)
    holds = (
        Q(kind__in=ALWAYS)
        | Q(kind=NotificationKind.ASSIGNED, claim__assignee=user)
        | (Q(kind=NotificationKind.MENTIONED) & standing("comment"))
        | (Q(kind=NotificationKind.DRIFTED) & standing("verdict"))
        | Q(kind=NotificationKind.SIGN_OFF, verdict=to_sign)
        | (Q(kind=NotificationKind.OVERDUE, question__state=Question.State.OPEN) & is_visible)
    )
    readable = permissions.readable_by(user).filter(pk=OuterRef("article"))
    is_off = Q(kind=NotificationKind.WEBHOOK, endpoint__is_active=False)
    of_webhooks = is_off if permissions.may_change_settings(user) else Q(pk__in=[])
    return Notification.objects.filter((holds & Exists(readable)) | of_webhooks, recipient=user)
