from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.articles.article import Article
from articles.models.claims.claim import Claim
from articles.models.claims.comment import Comment
from articles.models.notifications.outbox import OutboxMessage
from articles.models.publishing.publication import Edition
from articles.models.questions import Question
from articles.models.verdicts.verdict import Verdict
from articles.models.webhooks.endpoint import WebhookEndpoint


class NotificationKind(models.TextChoices):
    """What a person is notified of."""

    ASSIGNED = "assigned", gettext_lazy("A claim is assigned to you")
    MENTIONED = "mentioned", gettext_lazy("A comment mentions you")
    SIGN_OFF = "sign_off", gettext_lazy("A verdict waits for a sign-off")
    OVERDUE = "overdue", gettext_lazy("A question is overdue")
    DRIFTED = "drifted", gettext_lazy("A source changed under your verdict")
    PUBLISHED = "published", gettext_lazy("An article you worked on is published")
    CORRECTED = "corrected", gettext_lazy("An article you worked on is corrected")
    WEBHOOK = "webhook", gettext_lazy("A webhook is switched off")


class Delivery(models.TextChoices):
    """How a person is notified."""

    IN_APP = "in_app", gettext_lazy("In the app")
    AT_ONCE = "at_once", gettext_lazy("In the app, and by e-mail at once")
    DAILY = "daily", gettext_lazy("In the app, and in a daily e-mail")
    OFF = "off", gettext_lazy("Off")


DEFAULT_DELIVERY = {
    NotificationKind.ASSIGNED: Delivery.AT_ONCE,
    NotificationKind.MENTIONED: Delivery.AT_ONCE,
    NotificationKind.SIGN_OFF: Delivery.IN_APP,
    NotificationKind.OVERDUE: Delivery.DAILY,
    NotificationKind.DRIFTED: Delivery.DAILY,
    NotificationKind.PUBLISHED: Delivery.IN_APP,
    NotificationKind.CORRECTED: Delivery.DAILY,
    NotificationKind.WEBHOOK: Delivery.AT_ONCE,
}


ICONS = {
    NotificationKind.ASSIGNED: "user",
    NotificationKind.MENTIONED: "mentioned",
    NotificationKind.SIGN_OFF: "ready",
    NotificationKind.OVERDUE: "warning",
    NotificationKind.DRIFTED: "corrected",
    NotificationKind.PUBLISHED: "published",
    NotificationKind.CORRECTED: "published",
    NotificationKind.WEBHOOK: "warning",
}


class Notification(models.Model):
    """Something that a person should know of. It holds no text: what it shows is read with it.

    Whether it still holds, and whether the person may still read the article, is asked each time:
    see `rules.current_notifications`. It is in one message at most.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notifications",
        db_index=False,
    )
    kind = models.CharField(max_length=10, choices=NotificationKind)
    key = models.CharField(max_length=100, help_text="What it is about: one of each to a person.")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notifications",
        db_index=False,
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    verdict = models.ForeignKey(
        Verdict, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    endpoint = models.ForeignKey(
        WebhookEndpoint,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    delivery = models.CharField(max_length=10, choices=Delivery)
    message = models.ForeignKey(
        OutboxMessage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="notifications",
        help_text="The e-mail that has it.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["recipient", "-id"],
                condition=Q(read_at__isnull=True),
                name="notification_unread",
            ),
            models.Index(fields=["recipient", "-id"], name="notification_newest"),
            models.Index(
                fields=["recipient"],
                condition=Q(delivery="daily", message__isnull=True),
                name="notification_undigested",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="notification_once"),
            models.CheckConstraint(
                condition=Q(kind="assigned", claim__isnull=False)
                | Q(kind="mentioned", claim__isnull=False, comment__isnull=False)
                | Q(kind__in=["sign_off", "drifted"], claim__isnull=False, verdict__isnull=False)
                | Q(kind="overdue", claim__isnull=False, question__isnull=False)
                | Q(kind__in=["published", "corrected"], edition__isnull=False)
                | Q(kind="webhook", endpoint__isnull=False),
                name="notification_has_its_subject",
            ),
            models.CheckConstraint(
                condition=Q(kind="webhook", article__isnull=True)
                | (~Q(kind="webhook") & Q(article__isnull=False)),
                name="notification_of_an_article",
            ),
            models.CheckConstraint(
                condition=Q(delivery__in=["in_app", "at_once", "daily"]),
                name="notification_is_delivered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id}: {self.kind} {self.key}"

    def get_absolute_url(self) -> str:
        """The address of what it is about, without the host."""
        if self.endpoint_id:
            return reverse("webhook_edit", args=[self.endpoint_id])
        if self.edition:
            return reverse(
                "edition_detail", args=[self.edition.publication.key, self.edition.number]
            )
        page = f"{reverse('article_detail', args=[self.article_id])}?claim={self.claim_id}"
        if self.comment_id:
            return f"{page}&feed=200#comment-{self.comment_id}"
        return f"{page}#question-{self.question_id}" if self.question_id else page

    @property
    def sentence(self) -> str:
        """What happened, as a sentence without a full stop."""
        match NotificationKind(self.kind):
            case NotificationKind.ASSIGNED:
                sentence = _("%(name)s assigned a claim to you")
            case NotificationKind.MENTIONED:
                sentence = _("%(name)s mentioned you in a comment")
            case NotificationKind.SIGN_OFF:
                sentence = _("A verdict waits for your sign-off")
            case NotificationKind.OVERDUE:
                sentence = _("A question is overdue")
            case NotificationKind.DRIFTED:
                sentence = _("A source changed under your verdict")
            case NotificationKind.PUBLISHED:
                sentence = _("%(name)s published an article you worked on")
            case NotificationKind.CORRECTED:
                sentence = _("%(name)s published a correction of an article you worked on")
            case NotificationKind.WEBHOOK:
                sentence = _("A webhook is switched off, because its messages did not arrive")
        return sentence % {"name": self.actor or _("The newsroom")}

    @property
    def icon(self) -> str:
        """The name of the icon of its kind."""
        return ICONS[NotificationKind(self.kind)]

    @property
    def subject(self) -> str:
        """The article or the webhook that it is about."""
        return str(self.endpoint or self.article)

    @property
    def quote(self) -> str:
        """The comment, the question or the claim; empty for a publication."""
        subject = self.comment or self.question or self.claim
        return str(subject.text) if subject else ""


class NotificationPreference(models.Model):
    """How a person is notified of one kind of thing. Without a row, as `DEFAULT_DELIVERY` says."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences"
    )
    kind = models.CharField(max_length=10, choices=NotificationKind)
    delivery = models.CharField(max_length=10, choices=Delivery)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="notification_preference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.delivery}"
