from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.publishing.publication import Edition
from articles.models.questions import Question
from articles.models.versioned import Versioned

LONGEST_REPORT = 3000  # code points
LONGEST_CONTACT = 200


class ErrorReport(Versioned):
    """What a reader says is wrong in a published edition. It blocks nothing.

    It has nothing of the reader but what they typed. It is not in the history, so that it is gone when
    it is deleted, some days after it arrived.
    """

    class State(models.TextChoices):
        NEW = "new", _("new")
        ASKED = "asked", _("question asked")
        DISMISSED = "dismissed", _("dismissed")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="error_reports")
    text = models.CharField(_("text"), max_length=LONGEST_REPORT)
    contact = models.CharField(_("contact"), max_length=LONGEST_CONTACT, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    reason = models.CharField(_("reason to dismiss"), max_length=2000, blank=True)
    question = models.ForeignKey(
        Question,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="error_reports",
        help_text="What an editor asked because of it.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="error_reports",
    )

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["-id"], condition=Q(state="new"), name="error_report_new"),
            models.Index(fields=["created_at"], name="error_report_age"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="error_report_has_text"),
            models.CheckConstraint(
                condition=Q(state="new", reason="", question=None, decided_by=None)
                | Q(state="asked", reason="", question__isnull=False, decided_by__isnull=False)
                | (Q(state="dismissed", question=None, decided_by__isnull=False) & ~Q(reason="")),
                name="error_report_state",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_new(self) -> bool:
        return self.state == self.State.NEW
