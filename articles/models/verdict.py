import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claim import Claim
from articles.models.scale import Rating
from articles.models.spans import VIOLATION

APPEND_ONLY = pgtrigger.Update | pgtrigger.Delete


@pghistory.track(pghistory.InsertEvent())
class Verdict(models.Model):
    """One judgement of a claim. Append-only: the newest counts, the others stay readable.

    It keeps the fingerprints of what it rests on, so that a change shows.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    number = models.PositiveIntegerField()
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="verdicts")
    explanation = models.TextField(_("explanation"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts"
    )
    claim_sha256 = models.CharField(max_length=64)
    captures = models.JSONField(default=dict, help_text="{source id: SHA-256 of its capture}")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["claim", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="verdict_number_unique"),
            models.CheckConstraint(condition=~Q(explanation=""), name="verdict_has_explanation"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=APPEND_ONLY)]

    def __str__(self) -> str:
        return f"{self.rating}: {self.explanation}"


@pghistory.track(pghistory.InsertEvent())
class SignOff(models.Model):
    """A second person's agreement with a verdict, or their dissent with a reason."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="sign_offs")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    agrees = models.BooleanField(_("agrees"))
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "signer"], name="sign_off_once_a_person"),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(reason=""), name="sign_off_dissent_has_reason"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=APPEND_ONLY),
            pgtrigger.Trigger(
                name="by_somebody_else",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NEW.signer_id = (
                        SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id
                    ) THEN
                        RAISE EXCEPTION 'nobody signs off their own verdict'
                            {VIOLATION} 'sign_off_by_somebody_else';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer}: {self.verdict_id}"
