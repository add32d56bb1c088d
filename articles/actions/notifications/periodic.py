"""What nobody does in a moment: questions become overdue, sources drift, a day's e-mail is due."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles import jobs
from articles.actions.notifications.notify import Subject, notify
from articles.actions.notifications.outbox import add_messages
from articles.models import (
    Claim,
    Delivery,
    Job,
    NewsroomSettings,
    Notification,
    NotificationKind,
    OutboxMessage,
    Question,
    Source,
    User,
    Verdict,
)
from articles.rules.freshness import drift_of

OVERDUE_SINCE = timedelta(days=7)  # older ones are not news, such as those of an upgrade
EXAMINED_IN = 30.0  # seconds
OnDrift = Callable[[Verdict, Source, str], None]  # the verdict, its source, a key of the change


def notify_overdue() -> int:
    """Notify who asked a question, and to whom its claim is assigned, when its deadline has passed.

    Returns how many questions became overdue. Two workers at once never take the same question.
    """
    known = Notification.objects.filter(kind=NotificationKind.OVERDUE, question=OuterRef("pk"))
    recently = timezone.now() - OVERDUE_SINCE
    overdue = Question.objects.overdue().filter(~Exists(known), deadline__gt=recently)
    with transaction.atomic():
        locked = overdue.select_related("claim__revision__article").order_by("pk")
        questions = list(locked.select_for_update(skip_locked=True, of=("self",), no_key=True))
        for question in questions:
            claim = question.claim
            people = User.objects.filter(pk__in=[question.asked_by_id, claim.assignee_id])
            subject = Subject(
                f"overdue {question.pk}",
                claim.revision.article_id,
                claim=claim,
                question=question,
            )
            notify(NotificationKind.OVERDUE, people, [subject], by=None)
    return len(questions)


def notify_drifted(job: Job, *, on_drift: OnDrift) -> None:
    """Notify the authors of current verdicts under which the source of the job changed; close the job.

    It waits until the newest text is searched for what the claims quote. The author who uploaded the
    text is not notified. `on_drift` is called for each of these verdicts. Raises `jobs.Lost` if another
    attempt owns the job.
    """
    searching = Job.objects.filter(
        kind=Job.Kind.EXAMINE, subject_id=job.subject_id, state__in=Job.PENDING
    )
    if searching.exists():
        jobs.put_off(job, in_seconds=EXAMINED_IN)
        return
    with transaction.atomic():
        source = Source.objects.select_for_update(no_key=True).get(pk=job.subject_id)
        for drift in drift_of(source).values():
            if drift.marks_verdict:
                verdict = _current_verdict(drift.claim_id)
                if verdict:
                    change = f"{source.pk} {drift.status} {drift.after_id}"
                    on_drift(verdict, source, change)
                    _notify_drifted(verdict, change, job.asked_by)
        jobs.finish(job, outcome="notified")


def _current_verdict(claim_id: int) -> Verdict | None:
    """Return the current verdict of a claim that is not cut."""
    verdicts = Verdict.objects.standing().filter(claim=claim_id)
    uncut = verdicts.exclude(claim__state=Claim.State.CUT)
    return uncut.select_related("claim__revision", "author").first()


def _notify_drifted(verdict: Verdict, change: str, by: User | None) -> None:
    key = f"drifted {verdict.pk} source {change}"
    if Notification.objects.filter(recipient=verdict.author_id, key=key).exists():
        return
    subject = Subject(key, verdict.claim.revision.article_id, claim=verdict.claim, verdict=verdict)
    people = User.objects.filter(pk=verdict.author_id)
    notify(NotificationKind.DRIFTED, people, [subject], by=by)


def write_digests(now: datetime | None = None) -> int:
    """Put what waits for a daily e-mail into one message for each person, from `DIGEST_HOUR` on.

    It holds what was written before that hour. Returns how many messages were written.
    """
    local = timezone.localtime(now)
    begins = local.replace(hour=settings.DIGEST_HOUR, minute=0, second=0, microsecond=0)
    if local < begins:
        return 0
    waiting = Notification.objects.filter(
        delivery=Delivery.DAILY, message__isnull=True, created_at__lt=begins
    )
    people = User.objects.filter(~Q(email=""), pk__in=waiting.values("recipient"))
    return sum(
        _write_digest(person, waiting.filter(recipient=person), f"daily {begins:%Y-%m-%d}")
        for person in people.order_by("pk")
    )


def _write_digest(person: User, waiting: QuerySet[Notification], key: str) -> bool:
    """Write the message, unless the person has had one today."""
    try:
        with transaction.atomic():
            messages = add_messages(OutboxMessage.Kind.DIGEST, {person.pk: person.email}, key=key)
            return bool(waiting.update(message=messages[person.pk]))
    except IntegrityError:
        return False


def forget_notifications() -> None:
    """Delete old notifications and messages, and those of sign-offs that nobody waits for any more."""
    until = timezone.now() - timedelta(days=NewsroomSettings.current().notification_days)
    signed = Notification.objects.filter(kind=NotificationKind.SIGN_OFF)
    signed.exclude(claim__state=Claim.State.READY).delete()
    Notification.objects.filter(created_at__lt=until).delete()
    OutboxMessage.objects.filter(finished_at__lt=until).delete()
