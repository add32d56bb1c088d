import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.desk_changes import OF_VERDICT, THE_CLAIM, seen_on_the_desk
from articles.models.spans import VIOLATION
from articles.models.verdicts.verdict import APPEND_ONLY, Verdict
from articles.models.versioned import StandingRows


@pghistory.track(pghistory.InsertEvent())
class VerdictReconfirmation(models.Model):
    """Somebody looked at what has changed since a verdict, and the verdict still stands.

    It carries the fingerprints that it was looked at with; from then on these count, not those of
    the verdict. Append-only. It judges nothing anew: whoever wants that records a verdict.
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
            pgtrigger.Protect(name="append_only", operation=APPEND_ONLY),
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
