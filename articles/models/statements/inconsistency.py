import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned


@pghistory.track(pghistory.UpdateEvent())
class Inconsistency(Versioned):
    """Two places of a revision that seem to contradict each other. A suggestion, never a verdict."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ASKED = "asked", _("asked about")
        DISMISSED = "dismissed", _("dismissed")

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="inconsistencies", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=30)
    first_start = models.PositiveIntegerField()
    first_end = models.PositiveIntegerField()
    second_start = models.PositiveIntegerField()
    second_end = models.PositiveIntegerField()
    question = models.TextField(_("question"))
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_question = models.OneToOneField(
        "articles.Question",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inconsistency",
    )
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inconsistencies_dismissed",
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["first_start", "second_start", "pk"]
        verbose_name_plural = "inconsistencies"
        indexes = [
            models.Index(
                fields=["revision", "state", "first_start", "second_start", "id"],
                name="inconsistency_by_state",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_end__gt=F("first_start"), second_end__gt=F("second_start")),
                name="inconsistency_spans",
            ),
            models.CheckConstraint(condition=~Q(question=""), name="inconsistency_asks"),
            models.CheckConstraint(
                condition=Q(
                    state="open", asked_question__isnull=True, dismissed_by__isnull=True, reason=""
                )
                | Q(
                    state="asked",
                    asked_question__isnull=False,
                    dismissed_by__isnull=True,
                    reason="",
                )
                | (
                    Q(state="dismissed", asked_question__isnull=True, dismissed_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="inconsistency_settled_says_how",
            ),
            models.UniqueConstraint(
                fields=[
                    "revision",
                    "kind",
                    "first_start",
                    "first_end",
                    "second_start",
                    "second_end",
                ],
                name="inconsistency_unique_in_revision",
            ),
        ]
        triggers = [logs_desk_change("inconsistency", "revision_id")]

    def __str__(self) -> str:
        return self.question
