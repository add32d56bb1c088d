import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.sources.source import Source
from articles.models.statements.speaker import Speaker
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned


class QuestionRows(models.QuerySet["Question"]):
    """Questions, narrowed down by state."""

    def open(self) -> "QuestionRows":
        """Return the questions that are neither closed nor withdrawn."""
        return self.filter(state=Question.State.OPEN)

    def standing(self) -> "QuestionRows":
        """Return the questions that are not withdrawn."""
        return self.exclude(state=Question.State.WITHDRAWN)

    def blocking(self) -> "QuestionRows":
        """Return the questions that block the sign-off of their claim."""
        is_waived_here = Q(overridden_by__isnull=False, overridden_by__is_external=False)
        return self.open().exclude(is_waived_here)

    def overdue(self) -> "QuestionRows":
        """Return the open questions whose deadline has passed."""
        return self.open().filter(deadline__lt=Now())


@pghistory.track()
class Question(Versioned):
    """A question about a claim to a reporter, speaker or source.

    An open question blocks the sign-off, unless an editor of this newsroom overrides it with a
    reason.
    """

    class Whom(models.TextChoices):
        REPORTER = "reporter", _("reporter")
        SPEAKER = "speaker", _("speaker")
        SOURCE = "source", _("source")
        OTHER = "other", _("someone else")

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        MESSAGE = "message", _("message")
        IN_PERSON = "in_person", _("in person")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        NO_REPLY = "no_reply", _("no reply")
        WITHDRAWN = "taken_back", _("withdrawn")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="questions")
    whom = models.CharField(_("recipient type"), max_length=10, choices=Whom, default=Whom.OTHER)
    addressee = models.CharField(_("recipient"), max_length=500)
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.EMAIL)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("source"),
        help_text="The source asked or named. If it is restricted, so is the question.",
    )
    text = models.TextField(_("question"))
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="questions"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions_closed",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions_overridden",
        verbose_name=_("overridden by"),
    )
    override_reason = models.TextField(_("reason for closing without an answer"), blank=True)

    objects = QuestionRows.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "questions"
        indexes = [
            models.Index(
                fields=["deadline"], condition=Q(state="open"), name="question_open_deadline"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(addressee=""),
                name="question_asks_somebody_something",
            ),
            models.CheckConstraint(
                condition=(Q(state="answered") & ~Q(answer=""))
                | Q(state__in=["open", "no_reply", "taken_back"], answer=""),
                name="question_answered_iff_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="question_closed_says_when",
            ),
            models.CheckConstraint(
                condition=Q(overridden_by__isnull=True, override_reason="")
                | (Q(overridden_by__isnull=False) & ~Q(override_reason="")),
                name="question_override_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(whom="reporter", speaker__isnull=True, source__isnull=True)
                | Q(whom="speaker", source__isnull=True)
                | Q(whom="source", speaker__isnull=True)
                | Q(whom="other", speaker__isnull=True, source__isnull=True),
                name="question_whom",
            ),
        ]
        triggers = [logs_desk_change("question", "claim_id")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_withdrawn(self) -> bool:
        return self.state == self.State.WITHDRAWN

    @property
    def is_blocking(self) -> bool:
        """Whether it blocks the sign-off of its claim."""
        is_waived_here = self.overridden_by is not None and not self.overridden_by.is_external
        return self.is_open and not is_waived_here

    @property
    def is_overdue(self) -> bool:
        """Whether it is open after its deadline."""
        return self.is_open and self.deadline is not None and self.deadline < timezone.now()
