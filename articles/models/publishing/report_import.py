from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.claims.claim import Claim
from articles.models.protection import append_only
from articles.reports import external_name


class ReportImport(models.Model):
    """The import of an article from a report, usually of another newsroom.

    `context` identifies the events that the import itself caused; they are not part of the article's
    history.
    """

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="report_import")
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="report_imports"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    generator = models.CharField(max_length=100, help_text="The program that made the report.")
    version = models.CharField(max_length=100, help_text="Version of the report.")
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, unique=True)
    context = models.UUIDField(null=True, help_text="Context of the events that the import caused.")
    is_own = models.BooleanField(
        default=False,
        help_text="Was the archive signed with the key of this installation? Then its people are ours.",
    )
    approval = models.JSONField(
        null=True, help_text="The approval that the report lists; it does not count here."
    )
    former = models.JSONField(default=list, help_text="Earlier imports that the report lists.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="report_import_has_sha256"
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.article_id}: {self.version}"


class ImportedEvent(models.Model):
    """An event in the history of an imported report. Append-only.

    It did not happen in this database, so it is stored apart from events, and displayed with them.
    """

    report_import = models.ForeignKey(ReportImport, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(help_text="Its place in the history of the report.")
    at = models.DateTimeField()
    who = models.TextField(blank=True)
    what = models.TextField(blank=True)
    why = models.TextField(blank=True)
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="imported_events"
    )
    source = models.ForeignKey(
        "articles.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="imported_events",
    )
    subject = models.CharField(max_length=100)
    label = models.CharField(max_length=100)
    changes = models.JSONField(default=dict)
    data = models.JSONField(default=dict, help_text="Its row; ids are those of the other newsroom.")

    class Meta:
        ordering = ["report_import", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report_import", "number"], name="imported_event_number_unique"
            )
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.what

    @property
    def person(self) -> str:
        """The name of the person, marked unless the report was our own; empty for the program."""
        return self.who if self.report_import.is_own else external_name(self.who)
