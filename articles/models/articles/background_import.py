"""Imports that a worker finishes, because they take longer than a page may."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.articles.article import Article, Import

SPLITS_AGAIN = "splits_again"  # in the details: the alignment that the editor saw


class BackgroundImport(models.Model):
    """A confirmed text, or the file of a report, that a worker saves as an article or a new version;
    or new details of an article, whose long text a worker splits again in another language; or only a
    new split of that text.

    The state is that of its newest job. The file is deleted once the article is there.
    """

    confirmed = models.OneToOneField(
        Import, on_delete=models.CASCADE, null=True, blank=True, related_name="in_background"
    )
    details = models.JSONField(
        default=dict, blank=True, help_text="What was confirmed: title, text, language, scale ..."
    )
    edits = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="background_edits",
        help_text="The article that gets new details.",
    )
    file = models.FileField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the file, as hexadecimal.")
    title = models.CharField(max_length=500, help_text="The title, or the name of the file.")
    language = models.CharField(max_length=20, help_text="Language of the person who asked for it.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="background_imports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed__isnull=False, edits__isnull=True, sha256="", file="")
                | Q(confirmed__isnull=True, edits__isnull=False, sha256="", file="")
                | (Q(confirmed__isnull=True, edits__isnull=True) & ~Q(sha256="")),
                name="background_import_is_a_text_a_file_or_an_edit",
            ),
            models.UniqueConstraint(
                fields=["edits"],
                condition=Q(article__isnull=True),
                name="background_import_one_edit_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["asked_by", "sha256"],
                condition=~Q(sha256=""),
                name="background_import_of_a_file_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def splits_again(self) -> bool:
        """Whether today's rules split the text of the article again."""
        return SPLITS_AGAIN in self.details

    @property
    def is_revision(self) -> bool:
        """Whether it is a new version of an article: a query."""
        return Import.objects.filter(in_background=self, revises__isnull=False).exists()
