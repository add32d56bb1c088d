import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.change import CLAIMS, THE_CLAIM, seen_on_the_desk
from articles.models.comment import Comment
from articles.models.file import File
from articles.models.spans import VIOLATION
from articles.models.verdict import SignOff, Verdict

OF = ("verdict", "sign_off", "comment", "file")


OF_WHAT = f"""{CLAIMS} WHERE c.id = coalesce(
            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = row.verdict_id),
            (SELECT v.claim_id FROM articles_verdict v
                JOIN articles_signoff s ON s.verdict_id = v.id WHERE s.id = row.sign_off_id),
            (SELECT m.claim_id FROM articles_comment m WHERE m.id = row.comment_id),
            (SELECT f.claim_id FROM articles_file f WHERE f.id = row.file_id)
        )"""


def _exactly_one() -> Q:
    found = Q()
    for name in OF:
        found |= Q(**{f"{other}__isnull": other != name for other in OF})
    return found


@pghistory.track(pghistory.InsertEvent())
class Withdrawal(models.Model):
    """Somebody takes back what they said: the row stays in the history, and counts no more."""

    verdict = models.OneToOneField(
        Verdict, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    sign_off = models.OneToOneField(
        SignOff, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    comment = models.OneToOneField(
        Comment, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="withdrawals"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="withdrawal_of_one_thing")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="of_ones_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NEW.author_id IS DISTINCT FROM coalesce(
                        (SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id),
                        (SELECT s.signer_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),
                        (SELECT c.author_id FROM articles_comment c WHERE c.id = NEW.comment_id),
                        (SELECT f.author_id FROM articles_file f WHERE f.id = NEW.file_id)
                    ) THEN
                        RAISE EXCEPTION 'nobody takes back what another person said'
                            {VIOLATION} 'withdrawal_of_ones_own';
                    END IF;
                    IF EXISTS (
                        SELECT FROM articles_signoff s
                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id
                        WHERE s.verdict_id = NEW.verdict_id AND w.id IS NULL
                    ) THEN
                        RAISE EXCEPTION 'a verdict on which somebody has signed is not taken back'
                            {VIOLATION} 'withdrawal_before_sign_off';
                    END IF;
                    IF EXISTS (
                        SELECT FROM articles_tiebreak t
                        WHERE t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id
                    ) THEN
                        RAISE EXCEPTION 'what an editor has decided on is not taken back'
                            {VIOLATION} 'withdrawal_before_tie_break';
                    END IF;
                    RETURN NEW;
                """,
            ),
            seen_on_the_desk("withdrawal", THE_CLAIM, OF_WHAT, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.verdict or self.sign_off or self.comment or self.file}"
