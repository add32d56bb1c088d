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
from articles.models.versioned import StandingRows

APPEND_ONLY = pgtrigger.Update | pgtrigger.Delete


class SignOffRows(StandingRows["SignOff"]):
    def disagreeing(self) -> "SignOffRows":
        """Dissents that stand, and that no editor has decided."""
        decided = SignOff.objects.filter(
            tie_breaks__isnull=False, tie_breaks__withdrawal__isnull=True
        )
        return self.standing().filter(agrees=False).exclude(pk__in=decided.values("pk"))


@pghistory.track(pghistory.InsertEvent())
class Verdict(models.Model):
    """One judgement of a claim. Append-only: the newest that was not taken back counts, the
    others stay readable.

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

    objects = StandingRows["Verdict"].as_manager()

    class Meta:
        ordering = ["claim", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="verdict_number_unique"),
            models.CheckConstraint(condition=~Q(explanation=""), name="verdict_has_explanation"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=APPEND_ONLY),
            seen_on_the_desk("verdict", THE_CLAIM, OF_CLAIM, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.rating}: {self.explanation}"

    def is_signed_by_enough(self) -> bool:
        """Do as many agree as the house wants, and nobody disagrees; or has an editor decided?"""
        if self.tie_breaks.standing().exclude(outcome="new").exists():
            return True
        agreed = list(self.sign_offs.standing().values_list("agrees", flat=True))
        return all(agreed) and len(agreed) >= NewsroomSettings.current().sign_offs


@pghistory.track(pghistory.InsertEvent())
class SignOff(models.Model):
    """A second person's agreement with a verdict, or their dissent with a reason.

    One that stands of each person; `number` counts those that the person took back as well.
    Whoever checks blind, or would judge otherwise, gives a rating; then `reason` explains it.
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
        default=False, help_text="Given before the signer had seen the verdict?"
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
