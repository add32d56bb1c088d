import bisect

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.desk_changes import OF_SOURCE, THE_CLAIM, seen_on_the_desk


class Capture(models.Model):
    """What one fetch of a source saw, or what a person uploaded or typed instead. Immutable.

    A second look is a second capture. The bytes are stored under their SHA-256.
    """

    class Origin(models.TextChoices):
        FETCHED = "fetched", _("fetched")
        UPLOADED = "uploaded", _("uploaded")
        TYPED = "typed", _("typed")

    told: dict[str, dict[str, str]] | None = None  # `fields` with corrections; not kept

    source = models.ForeignKey("articles.Source", on_delete=models.PROTECT, related_name="captures")
    origin = models.CharField(max_length=10, choices=Origin)
    job = models.ForeignKey(
        "articles.Job", on_delete=models.PROTECT, null=True, blank=True, related_name="captures"
    )
    imported_with = models.ForeignKey(
        "articles.ReportImport",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captures",
        help_text="The report that tells of it, if it was seen elsewhere.",
    )
    final_url = models.TextField(blank=True)
    redirects = models.JSONField(default=list, blank=True, help_text="[[address, status], ...]")
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP status.")
    headers = models.JSONField(default=list, blank=True, help_text="[[name, value], ...]")
    content_type = models.CharField(max_length=255, blank=True)
    file = models.FileField(max_length=255)
    warc = models.FileField(max_length=255, blank=True, help_text="The same as a WARC file.")
    file_name = models.CharField(max_length=255, blank=True, help_text="As uploaded.")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes.")
    text = models.TextField(blank=True)
    missing_text = models.TextField(
        blank=True, help_text="A sentence that says why text may be missing; empty if none is."
    )
    pages = models.JSONField(
        default=list, blank=True, help_text="Where each page begins in the text; empty without."
    )
    fields = models.JSONField(default=dict, help_text='{"title": {"value", "origin"}, ...}')
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captures",
    )
    captured_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["job"], name="capture_one_for_a_job"),
            models.CheckConstraint(
                condition=Q(origin="fetched", job__isnull=False, status__isnull=False)
                | Q(
                    origin__in=["uploaded", "typed"],
                    captured_by__isnull=False,
                    job__isnull=True,
                )
                | Q(origin="fetched", job__isnull=True, imported_with__isnull=False),
                name="capture_fetched_by_job_or_uploaded_by_person",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="capture_has_sha256"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="immutable", operation=pgtrigger.Update | pgtrigger.Delete),
            seen_on_the_desk("capture", THE_CLAIM, OF_SOURCE, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.field('title') or self.final_url or self.file_name}"

    def text_by_page(self) -> list[str]:
        """The text, a page at a time; all of it at once when it has no pages."""
        ends = [*self.pages[1:], len(self.text)]
        return [self.text[start:end] for start, end in zip(self.pages or [0], ends, strict=True)]

    def page_at(self, place: int) -> int | None:
        """The number of the page on which the code point at `place` of the text stands, from 1."""
        return bisect.bisect_right(self.pages, place) or None

    def read(self, name: str) -> str:
        """The value that the program read for `name`, or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))

    def field(self, name: str) -> str:
        """The value for `name` (title, author, site, published, ...), or an empty string.

        As people corrected it, where the read that got the capture has filled in `told`.
        """
        fields = self.fields if self.told is None else self.told
        return str(fields.get(name, {}).get("value", ""))
