import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.desk_changes import OF_CLAIM, OF_VERDICT, THE_CLAIM, seen_on_the_desk
from articles.models.newsroom.settings import NewsroomSettings
from articles.models.spans import VIOLATION
from articles.models.verdicts.scale import Rating
from articles.models.versioned import StandingRows, append_only


class SignOffRows(StandingRows["SignOff"]):
    """Sign-offs and dissents."""

    def disagreeing(self) -> "SignOffRows":
        """Return the dissents that are neither withdrawn nor decided by an editor."""
        decided = SignOff.objects.filter(
            tie_breaks__isnull=False, tie_breaks__withdrawal__isnull=True
        )
        return self.standing().filter(agrees=False).exclude(pk__in=decided.values("pk"))


@pghistory.track(pghistory.InsertEvent())
class Verdict(models.Model):
    """A rating of a claim with an explanation. Append-only: the newest that is not withdrawn counts.

    It stores fingerprints of the claim's text and captures, so that later changes are detected.
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

    objects = StandingRows["Verdict"].as_manager()

    class Meta:
        ordering = ["claim", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="verdict_number_unique"),
            models.CheckConstraint(condition=~Q(explanation=""), name="verdict_has_explanation"),
        ]
        triggers = [
            append_only(),
            seen_on_the_desk("verdict", THE_CLAIM, OF_CLAIM, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.rating}: {self.explanation}"

    def has_enough_sign_offs(self) -> bool:
        """Return whether enough people agree and nobody disagrees, or an editor has decided.

        The trigger `signed_off_by_enough` of `Claim` holds the same rule in the database.
        """
        if self.tie_breaks.standing().exclude(outcome="new").exists():
            return True
        agreements = list(self.sign_offs.standing().values_list("agrees", flat=True))
        return all(agreements) and len(agreements) >= NewsroomSettings.current().sign_offs


@pghistory.track(pghistory.InsertEvent())
class SignOff(models.Model):
    """A reviewer's agreement with a verdict, or their dissent with a reason.

    At most one per person that is not withdrawn; `number` counts withdrawn ones as well. Blind
    reviewers, and those who would rate the claim differently, give a rating with a `reason`.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="sign_offs")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    number = models.PositiveIntegerField(default=1)
    agrees = models.BooleanField(_("agrees"))
    reason = models.TextField(_("reason"), blank=True)
    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_offs"
    )
    is_blind = models.BooleanField(
        default=False, help_text="Was it given before the signer had seen the verdict?"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SignOffRows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "signer", "number"], name="sign_off_number_unique"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(reason=""), name="sign_off_dissent_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(is_blind=False) | Q(rating__isnull=False) & ~Q(reason=""),
                name="sign_off_blind_is_a_verdict",
            ),
        ]
        triggers = [
            append_only(),
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
            pgtrigger.Trigger(
                name="one_that_stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF EXISTS (
                        SELECT FROM articles_signoff s
                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id
                        WHERE s.verdict_id = NEW.verdict_id AND s.signer_id = NEW.signer_id
                            AND w.id IS NULL
                    ) THEN
                        RAISE EXCEPTION 'somebody signs a verdict once'
                            {VIOLATION} 'sign_off_once_a_person';
                    END IF;
                    IF EXISTS (
                        SELECT FROM articles_withdrawal w WHERE w.verdict_id = NEW.verdict_id
                    ) THEN
                        RAISE EXCEPTION 'a verdict that was taken back is not signed'
                            {VIOLATION} 'sign_off_of_a_standing_verdict';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="rating_decides",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NEW.rating_id IS NOT NULL AND NOT EXISTS (
                        SELECT FROM articles_verdict v
                        JOIN articles_rating first ON first.id = v.rating_id
                        JOIN articles_rating second ON second.scale_id = first.scale_id
                        WHERE v.id = NEW.verdict_id AND second.id = NEW.rating_id
                            AND (first.id = second.id) = NEW.agrees
                    ) THEN
                        RAISE EXCEPTION 'the same rating agrees, another one of the scale does not'
                            {VIOLATION} 'sign_off_rating_decides';
                    END IF;
                    RETURN NEW;
                """,
            ),
            seen_on_the_desk("signoff", THE_CLAIM, OF_VERDICT, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.signer}: {self.verdict_id}"
