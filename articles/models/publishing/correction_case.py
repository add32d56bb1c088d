from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.claims.claim import Claim
from articles.models.publishing.publication import Edition
from articles.models.questions import Question
from articles.models.sources.source import Source
from articles.models.versioned import Versioned

LONGEST_DRAFT = 20_000  # code points
LONGEST_CASE_REASON = 2000


class CorrectionCase(Versioned):
    """What has changed since an edition was published, until an editor settles it.

    A worker opens it, and closes it again if nothing differs any more and nobody has worked on it.
    `correction` is the edition that was published since; `draft` is the editor's note to readers,
    empty as long as the program's own is used.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SETTLED = "settled", _("settled")
        OVER = "over", _("nothing differs any more")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="correction_cases")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    draft = models.CharField(_("draft"), max_length=LONGEST_DRAFT, blank=True)
    correction = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=LONGEST_CASE_REASON, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction_cases",
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["-id"], condition=Q(state="open"), name="correction_case_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(state="open"), name="correction_case_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_by=None, closed_at=None, reason="")
                | Q(state="over", settled_by=None, closed_at__isnull=False, reason="")
                | Q(state="settled", settled_by__isnull=False, closed_at__isnull=False)
                & (~Q(reason="") | Q(correction__isnull=False)),
                name="correction_case_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class PublishedChange(models.Model):
    """A change since an edition that its case is about. The same change has the same `key`.

    `printed` is the claim in the edition (number, text, rating, explanation), `editions` are the
    numbers of the editions that print it. `is_over`: it differs no more.
    """

    class Kind(models.TextChoices):
        VERDICT = "verdict", _("verdict changed")
        NO_VERDICT = "no_verdict", _("verdict withdrawn")
        CUT = "cut", _("claim cut")
        CHANGED = "changed", _("source changed")
        VANISHED = "vanished", _("passage vanished")
        TURNED = "turned", _("passage has another sense")
        FIGURES = "figures", _("figures changed")
        GONE = "gone", _("source gone")
        UNCITED = "uncited", _("source withdrawn")

    OF_VERDICTS = frozenset({Kind.VERDICT, Kind.NO_VERDICT, Kind.CUT})

    case = models.ForeignKey(CorrectionCase, on_delete=models.CASCADE, related_name="changes")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    verdict = models.ForeignKey(
        "articles.Verdict", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="published_changes"
    )
    before = models.ForeignKey(
        Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    after = models.ForeignKey(
        Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    printed = models.JSONField()
    editions = ArrayField(models.PositiveIntegerField())
    is_over = models.BooleanField(default=False)
    noticed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="published_change_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["verdict", "no_verdict", "cut"], source=None)
                | ~Q(kind__in=["verdict", "no_verdict", "cut"]) & Q(source__isnull=False),
                name="published_change_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.key}"


class CorrectionNotice(models.Model):
    """A person or an outlet that was informed of a correction: how, when, and by whom."""

    case = models.ForeignKey(CorrectionCase, on_delete=models.CASCADE, related_name="notices")
    name = models.CharField(_("person or outlet"), max_length=300)
    channel = models.CharField(_("channel"), max_length=10, choices=Question.Channel)
    informed_at = models.DateTimeField(_("informed at"), default=timezone.now)
    note = models.CharField(_("note"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="correction_notices"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="correction_notice_has_name")
        ]

    def __str__(self) -> str:
        return self.name


class EditionWatch(models.Model):
    """Which changes of articles were looked at for corrections. One row, or none.

    `look` is a `SeenChanges`; empty before the first look.
    """

    look = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="edition_watch_is_one")]

    def __str__(self) -> str:
        return self.look
