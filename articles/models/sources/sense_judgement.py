import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5, Now
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.sources.citation import Citation
from articles.models.sources.finding import Finding
from articles.models.sources.source import Source
from articles.models.triggers import equal_values, logs_desk_change, value_of
from articles.models.versioned import Versioned


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class SenseJudgement(Versioned):
    """A reviewer's judgement whether a source really gives words another sense.

    It belongs to the words and the passage that they stand in, so it also counts for a later
    capture with the same passage that is turned in the same way.
    """

    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="judged_senses")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="judged_senses")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="judged_senses")
    words = models.TextField(help_text="The exact text that was searched for.")
    passage_sha256 = models.CharField(
        max_length=64, help_text="SHA-256 of the words of the passage."
    )
    turn = models.CharField(max_length=30, choices=Finding.Turn)
    is_turned = models.BooleanField(_("turned"))
    reason = models.TextField(_("reason"))
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="judged_senses"
    )
    judged_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "citation", MD5("words"), "passage_sha256", "turn", name="sense_judged_once"
            ),
            models.CheckConstraint(
                condition=Q(passage_sha256__regex=r"^[0-9a-f]{64}$"),
                name="judged_sense_has_sha256",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="judged_sense_has_reason"),
        ]
        triggers = [
            equal_values(
                "of_its_citation",
                ("NEW.claim_id", value_of("citation", "claim_id")),
                ("NEW.source_id", value_of("citation", "source_id")),
                message="the judgement of a sense must be of the claim and source of its citation",
                constraint="judged_sense_of_its_citation",
            ),
            logs_desk_change("finding", "claim_id"),
        ]

    def __str__(self) -> str:
        return f"{self.get_turn_display()}: {self.words}"

    @property
    def sense_key(self) -> tuple[int, str, str, str]:
        """What it is about: it counts for the findings with the same key."""
        return self.citation_id, self.words, self.passage_sha256, self.turn
