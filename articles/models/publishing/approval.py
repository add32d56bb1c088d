import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.articles.revision import Revision
from articles.models.desk_changes import seen_on_the_desk
from articles.models.newsroom.settings import Rule
from articles.models.spans import VIOLATION
from articles.models.versioned import StandingRows

APPEND_ONLY = pgtrigger.Update | pgtrigger.Delete
THE_ARTICLE = "row.article_id, NULL::bigint, NULL::integer, NULL::integer"


@pghistory.track(pghistory.InsertEvent())
class Override(models.Model):
    """An editor decides that what hits a house rule does not hold an article back, and says why.

    Append-only. `hits` names all that hit the rule then; what hits it later asks again.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="overrides")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="overrides")
    rule = models.CharField(_("house rule"), max_length=15, choices=Rule)
    hits = models.JSONField(help_text='["claim 5", ...]')
    reason = models.TextField(_("reason"))
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="overrides"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["Override"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_reason"),
            models.CheckConstraint(condition=~Q(hits=[]), name="override_of_something"),
            models.CheckConstraint(condition=Q(rule__in=Rule.values), name="override_of_a_rule"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=APPEND_ONLY),
            seen_on_the_desk("override", THE_ARTICLE, "", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.reason}"

    @property
    def count(self) -> int:
        """How many hits the rule had."""
        return len(self.hits)


@pghistory.track(pghistory.InsertEvent())
class PublicationApproval(models.Model):
    """An editor has approved an article for publication, as it stood then.

    Append-only. `state` is the fingerprint of the article that day: with another one it has changed
    since. `checks` are the rules of that day, each with its severity, how much hit it, and the
    override that it rested on. The database holds that none of those that must hold was passed over.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="approvals")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="approvals")
    state = models.CharField(max_length=64)
    checks = models.JSONField(help_text='[{"rule", "severity", "count", "override"}, ...]')
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["PublicationApproval"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__regex=r"^[0-9a-f]{64}$"), name="approval_has_state"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=APPEND_ONLY),
            pgtrigger.Trigger(
                name="of_the_newest_text",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NEW.revision_id IS DISTINCT FROM (
                        SELECT r.id FROM articles_revision r
                        WHERE r.article_id = NEW.article_id ORDER BY r.number DESC LIMIT 1
                    ) THEN
                        RAISE EXCEPTION 'the newest text of an article is approved, no other'
                            {VIOLATION} 'clearing_of_the_newest_text';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="each_must_is_overridden",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF EXISTS (
                        SELECT FROM jsonb_array_elements(NEW.checks) told
                        WHERE told->>'severity' = 'must' AND (told->>'count')::int > 0
                            AND NOT EXISTS (
                                SELECT FROM articles_override o
                                LEFT JOIN articles_withdrawal w ON w.override_id = o.id
                                WHERE w.id IS NULL AND o.id = (told->>'override')::bigint
                                    AND o.article_id = NEW.article_id AND o.rule = told->>'rule'
                            )
                    ) THEN
                        RAISE EXCEPTION 'a rule that must hold is hit, and nobody overrode it'
                            {VIOLATION} 'clearing_passes_over_no_must';
                    END IF;
                    RETURN NEW;
                """,
            ),
            seen_on_the_desk("approval", THE_ARTICLE, "", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.approved_by}"
