import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claim import Claim
from articles.models.source import Source
from articles.models.versioned import Versioned


@pghistory.track()
class Query(Versioned):
    """A question about a claim to a reporter, speaker or source. An open one blocks sign-off."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        MESSAGE = "message", _("message")
        IN_PERSON = "in_person", _("in person")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        NO_REPLY = "no_reply", _("no reply")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="queries")
    addressee = models.CharField(_("to whom"), max_length=200)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.EMAIL)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="queries",
        verbose_name=_("source"),
        help_text="Which it asks or names. If that is restricted, so is the query.",
    )
    question = models.TextField(_("question"))
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="queries"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "queries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(addressee=""), name="query_asks_somebody_something"
            ),
            models.CheckConstraint(
                condition=(Q(state="answered") & ~Q(answer=""))
                | Q(state__in=["open", "no_reply"], answer=""),
                name="query_answered_iff_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.question
