import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned


@pghistory.track()
class Readership(Versioned):
    """Who may read an article, and whether it is archived or deleted.

    Every article has one, which the database adds with the article. It is apart from `Article`
    because an approval and a report cover the article but not its readers. A deleted article is
    kept, but nobody finds it until it is restored. See `permissions.readable_by`.
    """

    class Audience(models.TextChoices):
        NEWSROOM = "newsroom", _("the whole newsroom")
        NAMED = "named", _("only named people and teams")

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="readership")
    audience = models.CharField(
        _("readers"), max_length=10, choices=Audience, default=Audience.NEWSROOM
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=["newsroom", "named"]), name="readership_audience"
            ),
        ]
        triggers = [logs_desk_change("readers", "article_id", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.audience}"

    @property
    def is_named(self) -> bool:
        """Whether only named people and teams may read the article."""
        return self.audience == self.Audience.NAMED


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ArticleReader(models.Model):
    """A person or a team that may read an article with named readers."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    team = models.ForeignKey(
        "articles.Team", on_delete=models.PROTECT, null=True, related_name="reads"
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, team__isnull=True)
                | Q(person__isnull=True, team__isnull=False),
                name="article_reader_is_person_or_team",
            ),
            models.UniqueConstraint(
                fields=["article", "person"], name="article_reader_person_once"
            ),
            models.UniqueConstraint(fields=["article", "team"], name="article_reader_team_once"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.team)
