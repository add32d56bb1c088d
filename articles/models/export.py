from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.reports import FORMATS, Format, Rendering


class Export(models.Model):
    """A file of an article's report that a worker makes for one person, kept for a while.

    It tells one state of the article. `told` are the ids of the sources that it tells in full: when
    one of them is not to be told any more, nobody gets the file.
    """

    class Step(models.IntegerChoices):
        ASKED = 0, _("waiting for a worker")
        READING = 1, _("reading the article")
        WRITING = 2, _("writing the file")
        MADE = 3, _("ready")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="exports")
    form = models.CharField(max_length=20, help_text="The key of its format.")
    rendering = models.CharField(
        max_length=10, choices=[(each.value, each.label) for each in Rendering]
    )
    language = models.CharField(max_length=20, help_text="Of whoever asked for it.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    step = models.PositiveSmallIntegerField(choices=Step, default=Step.ASKED)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(max_length=255, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="Bytes.")
    version = models.CharField(max_length=60, blank=True, help_text="Of the report: its stamp.")
    told = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "form", "rendering", "asked_by"],
                condition=Q(made_at__isnull=True),
                name="export_one_in_the_making",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, file="", step__lt=3)
                | (Q(made_at__isnull=False, size__isnull=False, step=3) & ~Q(file="")),
                name="export_made_iff_it_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} ({self.rendering}): {self.article}"

    @property
    def format(self) -> Format:
        return FORMATS[self.form]
