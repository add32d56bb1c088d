import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.claims.comment import Comment, File
from articles.models.desk_changes import seen_on_the_desk
from articles.models.publishing.approval import Override, PublicationApproval
from articles.models.spans import VIOLATION
from articles.models.verdicts.reconfirmation import VerdictReconfirmation
from articles.models.verdicts.tie_break import TieBreak
from articles.models.verdicts.verdict import SignOff, Verdict
from articles.models.versioned import append_only

WITHDRAWABLE = (
    "verdict",
    "sign_off",
    "comment",
    "file",
    "reconfirmation",
    "tie_break",
    "override",
    "approval",
)

AFFECTED_SPAN = 'coalesce(r.article_id, o.article_id, k.article_id), c.id, c.start, c."end"'
AFFECTED_TABLES = """FROM (SELECT) one
        LEFT JOIN articles_claim c ON c.id = coalesce(
            (SELECT m.claim_id FROM articles_comment m WHERE m.id = row.comment_id),
            (SELECT f.claim_id FROM articles_file f WHERE f.id = row.file_id),
            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(
                row.verdict_id,
                (SELECT s.verdict_id FROM articles_signoff s WHERE s.id = row.sign_off_id),
                (SELECT n.verdict_id FROM articles_verdictreconfirmation n WHERE n.id = row.reconfirmation_id),
                (SELECT t.verdict_id FROM articles_tiebreak t WHERE t.id = row.tie_break_id)
            ))
        )
        LEFT JOIN articles_revision r ON r.id = c.revision_id
        LEFT JOIN articles_override o ON o.id = row.override_id
        LEFT JOIN articles_publicationapproval k ON k.id = row.approval_id"""


def _exactly_one() -> Q:
    condition = Q()
    for name in WITHDRAWABLE:
        condition |= Q(**{f"{other}__isnull": other != name for other in WITHDRAWABLE})
    return condition


@pghistory.track(pghistory.InsertEvent())
class Withdrawal(models.Model):
    """The withdrawal of a row by its author: the row stays in the history and no longer counts."""

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
    reconfirmation = models.OneToOneField(
        VerdictReconfirmation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawal",
    )
    tie_break = models.OneToOneField(
        TieBreak, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    override = models.OneToOneField(
        Override, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    approval = models.OneToOneField(
        PublicationApproval,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawal",
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
            append_only(),
            pgtrigger.Trigger(
                name="of_ones_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    -- a verdict that came of a decision goes with the decision
                    IF NEW.author_id IS DISTINCT FROM coalesce(
                        (SELECT t.decided_by_id FROM articles_tiebreak t
                            WHERE t.verdict_id = NEW.verdict_id AND t.outcome <> 'first'),
                        (SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id),
                        (SELECT s.signer_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),
                        (SELECT c.author_id FROM articles_comment c WHERE c.id = NEW.comment_id),
                        (SELECT f.author_id FROM articles_file f WHERE f.id = NEW.file_id),
                        (SELECT n.confirmed_by_id FROM articles_verdictreconfirmation n
                            WHERE n.id = NEW.reconfirmation_id),
                        (SELECT t.decided_by_id FROM articles_tiebreak t
                            WHERE t.id = NEW.tie_break_id),
                        (SELECT o.overridden_by_id FROM articles_override o
                            WHERE o.id = NEW.override_id),
                        (SELECT k.approved_by_id FROM articles_publicationapproval k
                            WHERE k.id = NEW.approval_id)
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
                        LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id
                        WHERE w.id IS NULL
                            AND (t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id)
                    ) THEN
                        RAISE EXCEPTION 'what an editor has decided on is not taken back'
                            {VIOLATION} 'withdrawal_before_tie_break';
                    END IF;
                    IF EXISTS (
                        SELECT FROM articles_override o
                        JOIN articles_publicationapproval k ON k.article_id = o.article_id
                        LEFT JOIN articles_withdrawal w ON w.approval_id = k.id
                        WHERE o.id = NEW.override_id AND w.id IS NULL AND EXISTS (
                            SELECT FROM jsonb_array_elements(k.checks) told
                            WHERE (told->>'override')::bigint = o.id
                        )
                    ) THEN
                        RAISE EXCEPTION 'what an article was approved with is not taken back'
                            {VIOLATION} 'withdrawal_before_clearing';
                    END IF;
                    RETURN NEW;
                """,
            ),
            seen_on_the_desk(
                "withdrawal", AFFECTED_SPAN, AFFECTED_TABLES, operation=pgtrigger.Insert
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.author}: {next(filter(None, (getattr(self, name) for name in WITHDRAWABLE)))}"
        )
