import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.desk_changes import OF_VERDICT, THE_CLAIM, seen_on_the_desk
from articles.models.spans import VIOLATION
from articles.models.verdicts.verdict import Verdict
from articles.models.versioned import StandingRows, append_only


@pghistory.track(pghistory.InsertEvent())
class VerdictReconfirmation(models.Model):
    """A reviewer's confirmation that a verdict is still right after something changed.

    Its fingerprints replace those of the verdict when changes are detected. Append-only. It does
    not change the rating: that takes another verdict.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="reconfirmations")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reconfirmations"
    )
    reason = models.TextField(_("reason"), blank=True)
    claim_sha256 = models.CharField(max_length=64)
    captures = models.JSONField(default=dict, help_text="{source id: SHA-256 of its capture}")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["VerdictReconfirmation"].as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim_sha256__regex=r"^[0-9a-f]{64}$"), name="reconfirmation_has_sha256"
            ),
        ]
        triggers = [
            append_only(),
            seen_on_the_desk("reconfirmation", THE_CLAIM, OF_VERDICT, operation=pgtrigger.Insert),
            pgtrigger.Trigger(
                name="of_the_newest_verdict",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF EXISTS (
                        SELECT FROM articles_verdict later
                        JOIN articles_verdict confirmed ON confirmed.claim_id = later.claim_id
                        LEFT JOIN articles_withdrawal w ON w.verdict_id = later.id
                        WHERE confirmed.id = NEW.verdict_id AND later.number > confirmed.number
                            AND w.id IS NULL
                    ) THEN
                        RAISE EXCEPTION 'only the newest verdict on a claim is confirmed'
                            {VIOLATION} 'confirmation_of_the_newest_verdict';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.confirmed_by}: {self.verdict}"
