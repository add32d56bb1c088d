import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.webhooks.endpoint import WebhookEndpoint, WebhookType

WEBHOOK_PATIENCE = timedelta(days=3)  # that a message is tried


class WebhookMessage(models.Model):
    """What happened, written with the change. It holds no text: that is read when it is sent.

    The columns without a foreign key are ids in the tables of their names. A message without an
    article is a test.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=30, choices=WebhookType, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    claim_id = models.BigIntegerField(null=True, blank=True)
    verdict_id = models.BigIntegerField(null=True, blank=True)
    sign_off_id = models.BigIntegerField(null=True, blank=True)
    edition_id = models.BigIntegerField(null=True, blank=True)
    source_id = models.BigIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict, help_text="The state of the gate, without any text.")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="", article__isnull=True)
                | (~Q(kind="") & Q(article__isnull=False)),
                name="webhook_message_of_an_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.identifier}"

    @property
    def type(self) -> str:
        """The type that the message names."""
        return self.kind or "webhook.test"

    @property
    def identifier(self) -> str:
        """The `webhook-id`: the same for every attempt, so that a receiver counts it once."""
        return f"msg_{self.key.hex}"


class WebhookDelivery(models.Model):
    """One message to one endpoint: the outbox and the log.

    `attempts` is the fence, as in `Job`. A message may arrive twice, if a worker stops while it sends.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        SENDING = "sending", _("being sent")
        DELIVERED = "delivered", _("delivered")
        NOT_NEEDED = "not_needed", _("not needed any more")
        GIVEN_UP = "given_up", _("given up")

    PENDING = (State.QUEUED, State.SENDING)

    message = models.ForeignKey(WebhookMessage, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(
        help_text="No worker takes it earlier. While it is being sent: until when the attempt has it."
    )
    give_up_at = models.DateTimeField(help_text="When the last attempt is made.")
    status = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The HTTP status of the last answer."
    )
    problem = models.CharField(max_length=300, blank=True, help_text="A sentence for people.")
    attempted_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["endpoint", "next_attempt_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="webhook_delivery_due",
            ),
            models.Index(fields=["endpoint", "-id"], name="webhook_delivery_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["message", "endpoint"], name="webhook_delivery_once"),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending"], finished_at__isnull=True)
                | (~Q(state__in=["queued", "sending"]) & Q(finished_at__isnull=False)),
                name="webhook_delivery_ended_iff_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} to {self.endpoint_id}: {self.state}"

    @property
    def is_pending(self) -> bool:
        return self.state in self.PENDING
