from datetime import timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import is_web_address
from articles.models.versioned import Versioned

SECRET_SHOWN_FOR = timedelta(minutes=10)  # to the administrator who made it
BOTH_SIGN_FOR = timedelta(days=1)  # after a new secret, the former one signs as well


class WebhookType(models.TextChoices):
    """What a message is about. The words are those of report files."""

    ARTICLE_IMPORTED = "article.imported", _("An article is imported")
    VERDICT_RECORDED = "verdict.recorded", _("A verdict is recorded")
    SIGN_OFF_RECORDED = "sign_off.recorded", _("A verdict is signed off, or a reviewer dissents")
    GATE_OPENED = "gate.opened", _("All required house rules of an article are met")
    GATE_CLOSED = "gate.closed", _("A required house rule of an article is no longer met")
    EDITION_PUBLISHED = "edition.published", _("A report is published")
    EDITION_CORRECTED = "edition.corrected", _("A correction is published")
    PUBLICATION_WITHDRAWN = "publication.withdrawn", _("A publication is withdrawn")
    SOURCE_DRIFTED = "source.drifted", _("A source changed under a verdict")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["salt", "secret_sha256", "former_salt", "former_sha256", "failing_since"],
)
class WebhookEndpoint(Versioned):
    """An address of another system that gets messages, and which ones.

    Its secret is not stored: it is computed from the secret key of the installation and a `salt`.
    """

    name = models.CharField(_("name"), max_length=100)
    url = models.CharField(_("address"), max_length=500)
    kinds = ArrayField(
        models.CharField(max_length=30, choices=WebhookType), verbose_name=_("messages")
    )
    sees_all = models.BooleanField(_("sees all articles"), default=False)
    is_active = models.BooleanField(_("switched on"), default=True)
    problem = models.CharField(
        _("reason"), max_length=300, blank=True, help_text="Why it was switched off by the worker."
    )
    salt = models.CharField(max_length=64)
    secret_sha256 = models.CharField(max_length=64)
    former_salt = models.CharField(max_length=64, blank=True)
    former_sha256 = models.CharField(max_length=64, blank=True)
    secret_made_at = models.DateTimeField(_("secret made"))
    secret_made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    failing_since = models.DateTimeField(
        null=True, blank=True, help_text="When the first message was written that did not arrive."
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="webhook_endpoint_has_name"),
            models.CheckConstraint(condition=~Q(kinds=[]), name="webhook_endpoint_wants_messages"),
            models.UniqueConstraint(fields=["url"], name="webhook_endpoint_address_once"),
            is_web_address("url", name="webhook_endpoint_address_of_the_web"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_labels(self) -> list[str]:
        """What its messages are about, in the order of `WebhookType`."""
        return [str(each.label) for each in WebhookType if each.value in self.kinds]

    @property
    def has_two_secrets(self) -> bool:
        """Whether the former secret signs as well."""
        return bool(self.former_salt) and timezone.now() < self.secret_made_at + BOTH_SIGN_FOR
