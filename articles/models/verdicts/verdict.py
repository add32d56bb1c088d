from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.conditions import (
    HasEnoughSignOffs,
    StandingRows,
    is_external,
    standing,
    stands,
)
from articles.models.protection import append_only
from articles.models.triggers import forbid, logs_desk_change, value_of
from articles.models.verdicts.scale import Rating


class SignOffRows(StandingRows["SignOff"]):
    """Sign-offs and dissents."""

    def disagreeing(self) -> "SignOffRows":
        """Return the dissents that are neither withdrawn nor decided by an editor."""
        decided = SignOff.objects.filter(standing("tie_breaks"), tie_breaks__isnull=False)
        return self.standing().filter(agrees=False).exclude(pk__in=decided.values("pk"))


COPY = ["recorded_rating"]  # the row itself never changes, so its events need no second copy


@pghistory.track(pghistory.InsertEvent(), exclude=COPY)
class Verdict(models.Model):
    """A rating of a claim with an explanation. Append-only: the newest that is not withdrawn counts.

    It stores fingerprints of the claim's text and captures, so that later changes are detected, and
    a copy of its rating (`Rating.as_recorded`), which is what pages and reports show.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    number = models.PositiveIntegerField()
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="verdicts")
    recorded_rating = models.JSONField(default=dict, help_text="The rating as it was then.")
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
            models.CheckConstraint(condition=~Q(recorded_rating={}), name="verdict_copies_rating"),
        ]
        triggers = [
            *append_only(),
            logs_desk_change("verdict", "claim_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.recorded_rating['label']}: {self.explanation}"

    def save(self, *args: Any, **options: Any) -> None:
        """Save the verdict, with a copy of its rating if it has none."""
        self.recorded_rating = self.recorded_rating or self.rating.as_recorded()
        super().save(*args, **options)

    @staticmethod
    def of_outer_claim() -> "StandingRows[Verdict]":
        """Return the verdicts of the claim of an outer query: the current one first."""
        return Verdict.objects.standing().filter(claim=OuterRef("pk")).order_by("-number")

    @property
    def is_external(self) -> bool:
        """Whether another newsroom recorded it, so that it does not count here."""
        return self.author.is_external

    def has_enough_sign_offs(self, *, added: int = 0) -> bool:
        """Return whether enough people agree and nobody disagrees, or an editor has decided.

        Counts `added` agreements on top of those in the database. One query.
        """
        enough = HasEnoughSignOffs("pk", added=added)
        return Verdict.objects.filter(enough, pk=self.pk).exists()


@pghistory.track(pghistory.InsertEvent(), exclude=COPY)
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
    recorded_rating = models.JSONField(
        default=dict, blank=True, help_text="The rating as it was then; empty without one."
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
            models.CheckConstraint(
                condition=Q(rating__isnull=True, recorded_rating={})
                | Q(rating__isnull=False) & ~Q(recorded_rating={}),
                name="sign_off_copies_rating",
            ),
        ]
        triggers = [
            *append_only(),
            forbid(
                "by_somebody_else",
                f"NEW.signer_id = {value_of('verdict', 'author_id')}",
                "the author of a verdict cannot sign it off",
                constraint="sign_off_by_somebody_else",
            ),
            forbid(
                "of_own_verdict",
                f"""{is_external(value_of("verdict", "author_id"))}
                    AND NOT {is_external("NEW.signer_id")}""",
                "a verdict of another newsroom cannot be signed off here",
                constraint="sign_off_of_own_verdict",
            ),
            forbid(
                "once_a_person",
                f"""EXISTS (
                    SELECT FROM articles_signoff s
                    WHERE s.verdict_id = NEW.verdict_id AND s.signer_id = NEW.signer_id
                        AND {stands("sign_off", "s")}
                )""",
                "a person cannot sign a verdict twice",
                constraint="sign_off_once_a_person",
            ),
            forbid(
                "of_standing_verdict",
                f"""EXISTS (
                    SELECT FROM articles_verdict v
                    WHERE v.id = NEW.verdict_id AND NOT {stands("verdict", "v")}
                )""",
                "a withdrawn verdict cannot be signed",
                constraint="sign_off_of_a_standing_verdict",
            ),
            forbid(
                "rating_decides",
                """NEW.rating_id IS NOT NULL AND NOT EXISTS (
                    SELECT FROM articles_verdict v
                    JOIN articles_rating first ON first.id = v.rating_id
                    JOIN articles_rating second ON second.scale_id = first.scale_id
                    WHERE v.id = NEW.verdict_id AND second.id = NEW.rating_id
                        AND (first.id = second.id) = NEW.agrees
                )""",
                "a sign-off must agree if its rating is that of the verdict, and only then",
                constraint="sign_off_rating_decides",
            ),
            logs_desk_change("signoff", "verdict_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.signer}: {self.verdict_id}"

    def save(self, *args: Any, **options: Any) -> None:
        """Save the sign-off, with a copy of its rating if it has one."""
        if self.rating:
            self.recorded_rating = self.recorded_rating or self.rating.as_recorded()
        super().save(*args, **options)
