import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import StandingRows, stands
from articles.models.protection import append_only
from articles.models.triggers import forbid, logs_desk_change
from articles.models.verdicts.verdict import SignOff, Verdict


@pghistory.track(pghistory.InsertEvent())
class TieBreak(models.Model):
    """An editor's decision, with a reason, between a verdict and the dissent from it.

    Append-only; at most one per dissent that is not withdrawn, `number` counts withdrawn ones as
    well. `verdict` is the current one from then on: the first, one with the dissenting reviewer's
    rating, or the editor's own, which then needs its own sign-off.
    """

    class Outcome(models.TextChoices):
        FIRST = "first", _("the first verdict stands")
        SECOND = "second", _("the second one stands")
        NEW = "new", _("neither: another verdict")

    sign_off = models.ForeignKey(SignOff, on_delete=models.PROTECT, related_name="tie_breaks")
    number = models.PositiveIntegerField(default=1)
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="tie_breaks")
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tie_breaks"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["TieBreak"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sign_off", "number"], name="tie_break_number_unique"),
            models.CheckConstraint(condition=~Q(reason=""), name="tie_break_has_reason"),
            models.CheckConstraint(
                condition=Q(outcome__in=["first", "second", "new"]), name="tie_break_outcome"
            ),
        ]
        triggers = [
            *append_only(),
            forbid(
                "once_a_disagreement",
                f"""EXISTS (
                    SELECT FROM articles_tiebreak t
                    WHERE t.sign_off_id = NEW.sign_off_id AND {stands("tie_break", "t")}
                )""",
                "a disagreement can only be decided once",
                constraint="tie_break_once",
            ),
            forbid(
                "by_a_third_person",
                f"""NOT EXISTS (
                    SELECT FROM articles_signoff s
                    JOIN articles_verdict first ON first.id = s.verdict_id
                    WHERE s.id = NEW.sign_off_id AND NOT s.agrees AND {stands("sign_off", "s")}
                        AND NEW.decided_by_id NOT IN (s.signer_id, first.author_id)
                )""",
                "only a third person can decide a disagreement, while it stands",
                constraint="tie_break_by_a_third_person",
            ),
            forbid(
                "verdict_is_the_decision",
                """NOT EXISTS (
                    SELECT FROM articles_signoff s
                    JOIN articles_verdict first ON first.id = s.verdict_id
                    JOIN articles_verdict v ON v.claim_id = first.claim_id
                    WHERE s.id = NEW.sign_off_id AND v.id = NEW.verdict_id AND CASE NEW.outcome
                        WHEN 'first' THEN v.id = first.id
                        WHEN 'second' THEN v.number > first.number
                            AND v.author_id = s.signer_id AND v.rating_id = s.rating_id
                        ELSE v.number > first.number AND v.author_id = NEW.decided_by_id
                    END
                )""",
                "the verdict of a tie-break must be the one that was decided for",
                constraint="tie_break_verdict_is_the_decision",
            ),
            logs_desk_change("tiebreak", "verdict_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.decided_by}: {self.get_outcome_display()}"
