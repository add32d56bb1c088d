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


@pghistory.track()
class CommonOrigin(Versioned):
    """Two sources that seem to be copies of one text, such as a wire story or a press release.

    A program suggests the pair, and a person confirms or denies it. Sources that are joined by
    pairs, directly or through others, have one origin until somebody denies a pair.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("the same origin")
        DENIED = "denied", _("not the same origin")

    first = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    first_capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="+")
    second_capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="+")
    of_both = models.FloatField(
        help_text="Share of the word sequences of both texts that is in both."
    )
    of_shorter = models.FloatField(
        help_text="Share of the word sequences of the shorter text that is in both."
    )
    agency = models.CharField(
        max_length=40, blank=True, help_text="The news agency that both credit."
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
                condition=Q(of_both__gt=0, of_both__lte=1, of_shorter__gt=0, of_shorter__lte=1),
                name="common_origin_shares",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", judged_by__isnull=True, reason="")
                | Q(state__in=["confirmed", "denied"], judged_by__isnull=False) & ~Q(reason=""),
                name="common_origin_judged_has_who_and_why",
            ),
        ]
        triggers = [
            equal_values(
                "captures_of_its_sources",
                ("NEW.first_id", value_of("capture", "source_id", "NEW.first_capture_id")),
                ("NEW.second_id", value_of("capture", "source_id", "NEW.second_capture_id")),
                message="the captures of a common origin must be of its two sources",
                constraint="common_origin_captures_of_its_sources",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}: {self.get_state_display()}"
