import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.protection import append_only
from articles.models.sources.source import Source
from articles.models.triggers import equal_values, value_of
from articles.models.versioned import Versioned
from articles.text.evidence import PairState


class TextFingerprint(models.Model):
    """A fingerprint of a capture's text that finds near copies, stored so that it is computed once."""

    capture = models.OneToOneField(
        Capture, on_delete=models.PROTECT, related_name="fingerprint", primary_key=True
    )
    size = models.PositiveIntegerField(help_text="Number of different word sequences in the text.")
    kept = models.BinaryField(help_text="The smallest hashes of word sequences, eight bytes each.")
    agency = models.CharField(
        max_length=40, blank=True, help_text="The news agency that the text credits most."
    )
    credit = models.CharField(
        max_length=300, blank=True, help_text="The text that credits the agency."
    )

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.size}"


def _source_of(end: str) -> str:
    """Return the SQL of the source whose capture was compared; its own if none was."""
    capture = value_of("capture", "source_id", f"NEW.{end}_capture_id")
    return f"coalesce({capture}, NEW.{end}_id)"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CommonOrigin(Versioned):
    """Two sources that seem to have one origin, such as a wire story or a press release.

    A program suggests the pair with its `basis`, and a person confirms or denies it; or a person
    joins or parts two sources by hand. `text.evidence.origin_groups` says which sources have one
    origin: those that people joined, then those that were suggested, never those that they parted.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("the same origin")
        DENIED = "denied", _("not the same origin")

    class Basis(models.TextChoices):
        """What says that the two have one origin."""

        COPY = "copy", _("the same text")
        CREDIT = "credit", _("both credit one news agency")
        TRANSLATION = "translation", _("a translation")
        VERSION = "version", _("one page names the other as its version")
        BY_HAND = "by hand", _("joined or parted by a person")

    first = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(
        max_length=15, choices=Basis, default=Basis.COPY, db_default=Basis.COPY
    )
    first_capture = models.ForeignKey(
        Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_capture = models.ForeignKey(
        Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    of_both = models.FloatField(
        null=True,
        blank=True,
        help_text="Share of the word sequences of both texts that is in both.",
    )
    of_shorter = models.FloatField(
        null=True,
        blank=True,
        help_text="Share of the word sequences of the shorter text that is in both.",
    )
    agency = models.CharField(
        max_length=40, blank=True, help_text="The news agency that both credit."
    )
    shared = models.JSONField(
        default=list,
        db_default=[],
        blank=True,
        help_text="What both have, each as the first and the second source write it: [[words, words], ...].",
    )
    first_credit = models.CharField(max_length=300, blank=True)
    second_credit = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SUGGESTED)
    reason = models.TextField(_("reason"), blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="origins_judged",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="common_origin_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="common_origin_of_two_in_order"
            ),
            models.CheckConstraint(
                condition=Q(
                    basis="copy",
                    of_both__gt=0,
                    of_both__lte=1,
                    of_shorter__gt=0,
                    of_shorter__lte=1,
                    first_capture__isnull=False,
                    second_capture__isnull=False,
                )
                | Q(basis__in=["credit", "translation", "version"], of_both__isnull=True)
                & Q(first_capture__isnull=False, second_capture__isnull=False, of_shorter=None)
                & ~Q(shared=[])
                | Q(basis="by hand", of_both=None, of_shorter=None, first_capture=None)
                & Q(second_capture=None, shared=[], state__in=["confirmed", "denied"]),
                name="common_origin_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", judged_by__isnull=True, reason="")
                | Q(state__in=["confirmed", "denied"], judged_by__isnull=False),
                name="common_origin_judged_has_who",
            ),
        ]
        triggers = [
            equal_values(
                "captures_of_its_sources",
                ("NEW.first_id", _source_of("first")),
                ("NEW.second_id", _source_of("second")),
                message="the captures of a common origin must be of its two sources",
                constraint="common_origin_captures_of_its_sources",
            ),
        ]

    @property
    def pair_state(self) -> PairState:
        """What counts of it: what other newsrooms judge is a suggestion."""
        if self.judged_by is None or self.judged_by.is_external:
            return PairState.SUGGESTED
        is_joined = self.state == CommonOrigin.State.CONFIRMED
        return PairState.JOINED if is_joined else PairState.PARTED

    def __str__(self) -> str:
        return f"{self.first} = {self.second}: {self.get_state_display()}"
