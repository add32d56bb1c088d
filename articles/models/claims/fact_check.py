from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.conditions import is_web_address


class FactCheck(models.Model):
    """A fact-check that somebody else published, read from a ClaimReview.

    It is offered beside the newsroom's own claims. Nothing in the newsroom depends on it.
    """

    claim = models.TextField(_("claim"))
    claimant = models.CharField(_("claimant"), max_length=300, blank=True)
    rating = models.CharField(_("rating"), max_length=300, help_text="In the publisher's words.")
    publisher = models.CharField(_("publisher"), max_length=300)
    url = models.TextField(_("address"))
    reviewed_on = models.DateField(_("date"), null=True, blank=True)
    digest = models.CharField(
        max_length=64, unique=True, help_text="SHA-256 of its address and its claim."
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="fact_checks"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(claim="") & ~Q(rating="") & ~Q(publisher="") & ~Q(url=""),
                name="fact_check_is_complete",
            ),
            is_web_address("url", name="fact_check_address_of_the_web"),
        ]

    def __str__(self) -> str:
        return self.claim


class ClaimKey(models.Model):
    """A number that stands for a word of a claim: `articles.text.likeness.substance_keys`."""

    key = models.BigIntegerField()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "claim"], name="claim_key_once")]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.key}"


class ClaimSubstance(models.Model):
    """A number that claims of the same substance share: `articles.text.likeness.substance_digest`."""

    claim = models.OneToOneField(
        Claim, on_delete=models.CASCADE, primary_key=True, related_name="substance"
    )
    digest = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["digest"], name="claim_substance_digest")]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.digest}"


class FactCheckKey(models.Model):
    """A number that stands for a word of a published fact-check's claim."""

    key = models.BigIntegerField()
    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "fact_check"], name="fact_check_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.fact_check_id}: {self.key}"
