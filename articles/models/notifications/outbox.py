import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.triggers import forbid


class OutboxMessage(models.Model):
    """A message that leaves the newsroom: written with the change that it is about, sent by a worker.

    `attempts` is the fence, as in `Job`: only the attempt that holds the message changes it. It is
    handed over to a server once. If nobody knows whether the server took it, it is not sent again.
    """

    class Kind(models.TextChoices):
        NOTICE = "notice", _("e-mail")
        DIGEST = "digest", _("daily e-mail")

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        NOT_NEEDED = "not_needed", _("not needed any more")
        FAILED = "failed", _("not sent")
        UNKNOWN = "unknown", _("perhaps sent")

    PENDING = (State.QUEUED, State.SENDING)
    PROBLEMS = (State.FAILED, State.UNKNOWN)

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=200, help_text="What it is about: one message of each key.")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="outbox_messages"
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(
        help_text="No worker takes it earlier. While it is being sent: until when the attempt has it."
    )
    handed_over_at = models.DateTimeField(
        null=True, blank=True, help_text="When the present attempt began to pass it to the server."
    )
    problem = models.CharField(max_length=500, blank=True, help_text="A sentence for people.")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="outbox_due",
            ),
            models.Index(
                fields=["-id"], condition=Q(state__in=["failed", "unknown"]), name="outbox_problems"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="outbox_key_once"),
            models.CheckConstraint(
                condition=Q(state="sending")
                | Q(state__in=["sent", "unknown"], handed_over_at__isnull=False)
                | Q(state__in=["queued", "not_needed", "failed"], handed_over_at__isnull=True),
                name="outbox_sent_was_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending"], finished_at__isnull=True)
                | (~Q(state__in=["queued", "sending"]) & Q(finished_at__isnull=False)),
                name="outbox_ended_iff_finished",
            ),
        ]
        triggers = [
            forbid(
                "sent_once",
                """OLD.state IN ('sent', 'unknown', 'not_needed') OR (
                    OLD.handed_over_at IS NOT NULL
                    AND NEW.handed_over_at IS DISTINCT FROM OLD.handed_over_at
                    AND NEW.handed_over_at IS NOT NULL
                )""",
                "a message is handed over once",
                constraint="outbox_handed_over_once",
                operation=pgtrigger.Update,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.state}"
