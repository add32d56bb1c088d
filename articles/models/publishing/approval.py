import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.articles.revision import Revision
from articles.models.conditions import StandingRows, stands
from articles.models.newsroom.settings import Rule
from articles.models.protection import append_only
from articles.models.triggers import (
    equal_values,
    forbid,
    logs_desk_change,
    points_to_newest,
    value_of,
)


@pghistory.track(pghistory.InsertEvent())
class Override(models.Model):
    """An editor's decision, with a reason, to accept the violations of a house rule in an article.

    Append-only. `hits` are the keys of the accepted violations; later ones are not accepted.
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
            *append_only(),
            logs_desk_change("override", "article_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.reason}"

    @property
    def count(self) -> int:
        """Return the number of accepted violations."""
        return len(self.hits)


@pghistory.track(pghistory.InsertEvent())
class PublicationApproval(models.Model):
    """An editor's approval of an article for publication. Append-only.

    `state` is the fingerprint of the article at that time; if it differs, the article has changed.
    `checks` are the house rules at that time, each with its severity, the number of violations and
    the override. The database refuses an approval while a required rule is not met.
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
            *append_only(),
            equal_values(
                "revision_of_its_article",
                ("NEW.article_id", value_of("revision", "article_id")),
                message="only a revision of the article can be approved",
                constraint="approval_of_its_article",
            ),
            points_to_newest(
                "revision",
                "article_id",
                message="only the newest revision of an article can be approved",
                constraint="approval_of_newest_revision",
            ),
            forbid(
                "each_must_is_overridden",
                f"""EXISTS (
                    SELECT FROM jsonb_array_elements(NEW.checks) a
                    WHERE a->>'severity' = 'must' AND (a->>'count')::int > 0 AND NOT EXISTS (
                        SELECT FROM articles_override o
                        WHERE o.id = (a->>'override')::bigint AND o.article_id = NEW.article_id
                            AND o.rule = a->>'rule' AND {stands("override", "o")}
                    )
                )""",
                "an article cannot be approved while a required rule is neither met nor overridden",
                constraint="approval_meets_required_rules",
            ),
            logs_desk_change("approval", "article_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.approved_by}"
