import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.sources.source import Source
from articles.models.spans import VIOLATION
from articles.models.versioned import Versioned


class TextFingerprint(models.Model):
    """What near copies of a capture's text are known by, kept so that it is computed once."""

    capture = models.OneToOneField(
        Capture, on_delete=models.PROTECT, related_name="fingerprint", primary_key=True
    )
    size = models.PositiveIntegerField(help_text="Different stretches of words in the text.")
    kept = models.BinaryField(help_text="The smallest hashes of them, eight bytes each.")
    agency = models.CharField(max_length=40, blank=True, help_text="Credited most in the text.")
    credit = models.CharField(max_length=300, blank=True, help_text="The words that credit it.")

    class Meta:
        triggers = [
            pgtrigger.Protect(name="immutable", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.size}"


@pghistory.track()
class CommonOrigin(Versioned):
    """Two sources that seem to be one: copies of a wire story or release. People say if they are.

    A program suggests it, with what it found in which captures. Sources that are joined in this
    way, directly or through others, are one origin until somebody says that they are not.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("the same origin")
        DENIED = "denied", _("not the same origin")

    first = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    first_capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="+")
    second_capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="+")
    of_both = models.FloatField(help_text="Share of all their stretches of words that is common.")
    of_shorter = models.FloatField(help_text="Share of those of the shorter text.")
    agency = models.CharField(max_length=40, blank=True, help_text="Which both of them credit.")
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
            pgtrigger.Trigger(
                name="captures_of_its_sources",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM articles_capture one, articles_capture other
                        WHERE one.id = NEW.first_capture_id AND one.source_id = NEW.first_id
                        AND other.id = NEW.second_capture_id AND other.source_id = NEW.second_id
                    ) THEN
                        RAISE EXCEPTION 'the captures are not of these sources'
                            {VIOLATION} 'common_origin_captures_of_its_sources';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}: {self.get_state_display()}"
