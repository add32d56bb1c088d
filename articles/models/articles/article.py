import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import is_web_address
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned
from articles.text import UNDETERMINED


class Origin(models.TextChoices):
    """How an article was imported."""

    PASTE = "paste", _("pasted text")
    FILE = "file", _("file")
    URL = "url", _("web page")


class About(models.Model):
    """The metadata of an article."""

    title = models.CharField(_("title"), max_length=500)
    byline = models.CharField(_("byline"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=500, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        """Return the name of its language, in the reader's language."""
        return language_name(self.language)


def language_name(code: str) -> str:
    """Return the name of the language with this code; the code itself where it has no name."""
    if code == UNDETERMINED:
        return gettext("Other language")
    for known in (code, f"{code}-hans"):  # Chinese has a name only together with its script
        try:
            return str(get_language_info(known)["name_translated"])
        except KeyError:
            continue
    return code


class Import(About):
    """The result of reading a pasted text, a file or a page, until an editor confirms it.

    It becomes one article, or one revision of the article that it `revises`. Its key makes a form
    that is submitted twice harmless.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    origin = models.CharField(max_length=10, choices=Origin)
    file_name = models.CharField(max_length=255, blank=True)
    url = models.TextField(
        _("address"), blank=True, help_text="Address of the page that it was read from."
    )
    text = models.TextField(_("text"))
    annotations = models.JSONField(
        default=list,
        blank=True,
        help_text="[{kind, start, end, text, author, urls, addresses, refused}, ...]",
    )
    roles = models.JSONField(
        default=list,
        db_default=[],
        blank=True,
        help_text="[[start, end, role], ...] of the paragraphs that are no plain ones.",
    )
    missing = models.TextField(
        blank=True, help_text="What was not read, as a sentence; empty if all was."
    )
    kept_file = models.CharField(
        max_length=255,
        blank=True,
        default="",
        db_default="",
        help_text="The file in the storage, kept for a day because its encoding was guessed.",
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    article = models.OneToOneField(
        "articles.Article", on_delete=models.PROTECT, null=True, blank=True, related_name="origin"
    )
    revises = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="The article that gets this text as a new revision.",
    )
    revision = models.OneToOneField(
        "articles.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="origin"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revises__isnull=True, revision__isnull=True)
                | Q(revises__isnull=False, article__isnull=True),
                name="import_becomes_article_or_revision",
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="import_origin"),
            models.CheckConstraint(condition=~Q(text=""), name="import_has_text"),
            is_web_address("url", name="import_address_of_the_web"),
        ]

    def numbers_to_carry_over(self) -> list[int]:
        """Return the numbers of the annotations that mark text and have a comment or cite a page."""
        return [
            number
            for number, each in enumerate(self.annotations)
            if each["start"] < each["end"] and (each["text"] or each["addresses"])
        ]


@pghistory.track()
class Article(About, Versioned):
    """A story. The desk shows its newest revision."""

    class Status(models.TextChoices):
        CHECKING = "checking", _("being checked")

    status = models.CharField(max_length=10, choices=Status, default=Status.CHECKING)
    scale = models.ForeignKey(
        "articles.Scale", on_delete=models.PROTECT, related_name="articles", verbose_name=_("scale")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="articles"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="article_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
            models.CheckConstraint(condition=Q(status__in=["checking"]), name="article_status"),
        ]
        triggers = [
            logs_desk_change("article", "article_id", key="id", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="has_readership",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func="""
                    INSERT INTO articles_readership (article_id, audience, version)
                    VALUES (NEW.id, 'newsroom', 1) ON CONFLICT DO NOTHING;
                    RETURN NULL;
                """,
            ),
        ]
