import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.claims.comment import Comment, File
from articles.models.conditions import stands
from articles.models.protection import append_only
from articles.models.publishing.approval import Override, PublicationApproval
from articles.models.triggers import forbid, logs_desk_change, value_of
from articles.models.verdicts.reconfirmation import VerdictReconfirmation
from articles.models.verdicts.tie_break import TieBreak
from articles.models.verdicts.verdict import SignOff, Verdict

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

# SQL for the author of what is withdrawn. A verdict that an editor's decision made goes with it.
AUTHOR = f"""coalesce(
    (SELECT t.decided_by_id FROM articles_tiebreak t
        WHERE t.verdict_id = NEW.verdict_id AND t.outcome <> 'first'),
    {value_of("verdict", "author_id")},
    {value_of("signoff", "signer_id", "NEW.sign_off_id")},
    {value_of("comment", "author_id")},
    {value_of("file", "author_id")},
    {value_of("verdictreconfirmation", "confirmed_by_id", "NEW.reconfirmation_id")},
    {value_of("tiebreak", "decided_by_id", "NEW.tie_break_id")},
    {value_of("override", "overridden_by_id")},
    {value_of("publicationapproval", "approved_by_id", "NEW.approval_id")}
)"""


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
            *append_only(),
            forbid(
                "of_ones_own",
                f"NEW.author_id IS DISTINCT FROM {AUTHOR}",
                "only the author can withdraw a contribution",
                constraint="withdrawal_of_ones_own",
            ),
            forbid(
                "before_sign_off",
                f"""EXISTS (
                    SELECT FROM articles_signoff s
                    WHERE s.verdict_id = NEW.verdict_id AND {stands("sign_off", "s")}
                )""",
                "a signed verdict cannot be withdrawn",
                constraint="withdrawal_before_sign_off",
            ),
            forbid(
                "before_tie_break",
                f"""EXISTS (
                    SELECT FROM articles_tiebreak t
                    WHERE (t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id)
                        AND {stands("tie_break", "t")}
                )""",
                "a verdict or sign-off cannot be withdrawn after an editor has decided on it",
                constraint="withdrawal_before_tie_break",
            ),
            forbid(
                "before_approval",
                f"""EXISTS (
                    SELECT FROM articles_override o
                    JOIN articles_publicationapproval k ON k.article_id = o.article_id
                    WHERE o.id = NEW.override_id AND {stands("approval", "k")} AND EXISTS (
                        SELECT FROM jsonb_array_elements(k.checks) a
                        WHERE (a->>'override')::bigint = o.id
                    )
                )""",
                "an override cannot be withdrawn while an approval depends on it",
                constraint="withdrawal_before_approval",
            ),
            logs_desk_change(
                "withdrawal", (AFFECTED_SPAN, AFFECTED_TABLES), operation=pgtrigger.Insert
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.author}: {next(filter(None, (getattr(self, name) for name in WITHDRAWABLE)))}"
        )
