import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.versioned import Versioned


@pghistory.track()
class ArticlePlan(Versioned):
    """The deadline of an article. Its version also covers the owner and the tags.

    It is apart from `Article` because an approval and a report cover the article but not its plan.
    An article that was never planned has none.
    """

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="plan")
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(F("deadline").asc(nulls_last=True), name="article_plan_deadline")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.deadline}"

    @property
    def is_late(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline is not None and self.deadline < timezone.now()

    @property
    def urgency(self) -> str:
        """Whether the deadline has passed ("late") or is still to come "today", else empty."""
        if self.deadline is None:
            return ""
        is_today = timezone.localdate(self.deadline) == timezone.localdate()
        return "late" if self.is_late else "today" if is_today else ""


@pghistory.track()
class Tag(models.Model):
    """A word by which articles are grouped, such as "transport"."""

    name = models.CharField(_("name"), max_length=40)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=r"^[^\s,]([^,]*[^\s,])?$"), name="tag_has_name"
            ),
            models.UniqueConstraint(Lower("name"), name="tag_name_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ArticleTag(models.Model):
    """A tag of an article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged")
    tagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="article_tag_once"),
        ]

    def __str__(self) -> str:
        return str(self.tag)
