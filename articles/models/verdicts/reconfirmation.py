import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import StandingRows, is_external
from articles.models.protection import append_only
from articles.models.triggers import forbid, logs_desk_change, points_to_newest, value_of
from articles.models.verdicts.verdict import Verdict


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
            *append_only(),
            forbid(
                "of_own_verdict",
                f"""{is_external(value_of("verdict", "author_id"))}
                    AND NOT {is_external("NEW.confirmed_by_id")}""",
                "a verdict of another newsroom cannot be reconfirmed here",
                constraint="reconfirmation_of_own_verdict",
            ),
            logs_desk_change("reconfirmation", "verdict_id", operation=pgtrigger.Insert),
            points_to_newest(
                "verdict",
                "claim_id",
                message="only the newest verdict on a claim can be reconfirmed",
                constraint="reconfirmation_of_newest_verdict",
                only_standing=True,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.confirmed_by}: {self.verdict}"
