import bisect

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import is_web_address
from articles.models.protection import append_only
from articles.models.triggers import forbid, logs_desk_change, value_of


class Capture(models.Model):
    """The content of a source at one time: fetched, or uploaded or typed by a person. Append-only.

    Each fetch that finds other bytes adds a capture. The bytes are stored under their SHA-256. When
    they are read again, by a later reader or in another encoding, the reading is a capture beside the
    first, of the same time and bytes.
    What another newsroom captured stands beside ours, marked, and is never the newest.
    """

    NEWEST_FIRST = ("is_external", "-captured_at", "-pk")

    class Origin(models.TextChoices):
        FETCHED = "fetched", _("fetched")
        UPLOADED = "uploaded", _("uploaded")
        TYPED = "typed", _("typed")

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
        help_text="The report that it was imported with.",
    )
    is_external = models.BooleanField(default=False, help_text="Did another newsroom make it?")
    final_url = models.TextField(blank=True)
    redirects = models.JSONField(default=list, blank=True, help_text="[[address, status], ...]")
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP status.")
    headers = models.JSONField(default=list, blank=True, help_text="[[name, value], ...]")
    content_type = models.CharField(max_length=255, blank=True)
    file = models.FileField(max_length=255)
    warc = models.FileField(
        max_length=255, blank=True, help_text="The same content as a WARC file."
    )
    file_name = models.CharField(max_length=255, blank=True, help_text="As uploaded.")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes.")
    text = models.TextField(blank=True)
    missing_text = models.TextField(
        blank=True, help_text="Why text may be missing, as a sentence; empty if none is."
    )
    elsewhere = models.JSONField(
        default=list,
        db_default=[],
        blank=True,
        help_text="Texts on the page beside its article: [[kind, text], ...].",
    )
    is_beginning = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Was only the beginning of the page to be read, as before a paywall?",
    )
    pages = models.JSONField(
        default=list, blank=True, help_text="Start of each page in the text; empty without pages."
    )
    fields = models.JSONField(default=dict, help_text='{"title": {"value", "origin"}, ...}')
    post = models.JSONField(
        default=dict,
        db_default={},
        blank=True,
        help_text="The record of a post as its server sent it, or why there is none; else empty.",
    )
    reader = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        help_text="The version of the reader that read the text; 0 before versions were recorded.",
    )
    read_again_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="readings",
        help_text="The capture whose bytes were read again.",
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who had them read again; none if a later fetch had to be compared.",
    )
    read_at = models.DateTimeField(null=True, blank=True)
    encoding = models.CharField(
        max_length=20,
        blank=True,
        default="",
        db_default="",
        help_text="The encoding that a person chose; empty for the stated or guessed one.",
    )
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captures",
    )
    captured_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["is_external", "-captured_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["job"], name="capture_one_for_a_job"),
            models.CheckConstraint(
                condition=Q(origin="fetched", job__isnull=False, status__isnull=False)
                | Q(
                    origin__in=["uploaded", "typed"],
                    captured_by__isnull=False,
                    job__isnull=True,
                )
                | Q(origin="fetched", job__isnull=True, imported_with__isnull=False)
                | Q(origin="fetched", job__isnull=True, read_again_of__isnull=False),
                name="capture_fetched_by_job_or_uploaded_by_person",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="capture_has_sha256"
            ),
            models.CheckConstraint(
                condition=Q(is_external=False) | Q(imported_with__isnull=False),
                name="capture_external_is_imported",
            ),
            models.CheckConstraint(
                condition=Q(read_again_of__isnull=False, read_at__isnull=False)
                | Q(read_again_of__isnull=True, read_at__isnull=True, read_by__isnull=True),
                name="capture_read_again_at",
            ),
            models.UniqueConstraint(
                fields=["read_again_of", "reader", "encoding"], name="capture_read_again_once"
            ),
            is_web_address("final_url", name="capture_address_of_the_web"),
        ]
        triggers = [
            *append_only(),
            forbid(
                "beside_our_own",
                f"""NEW.imported_with_id IS NOT NULL AND NEW.imported_with_id
                    IS DISTINCT FROM {value_of("source", "imported_with_id")}""",
                "an imported capture must be of a source of the same import",
                constraint="capture_beside_our_own",
            ),
            forbid(
                "before_its_import",
                f"""NEW.captured_at
                    > {value_of("reportimport", "received_at", "NEW.imported_with_id")}""",
                "an imported capture cannot be later than its import",
                constraint="capture_before_its_import",
            ),
            forbid(
                "read_again_of_its_bytes",
                f"""NEW.read_again_of_id IS NOT NULL AND (
                    NEW.sha256 IS DISTINCT FROM {value_of("capture", "sha256", "NEW.read_again_of_id")}
                    OR NEW.source_id
                    IS DISTINCT FROM {value_of("capture", "source_id", "NEW.read_again_of_id")})""",
                "a reading must be of the same source and the same bytes as its capture",
                constraint="capture_read_again_of_its_bytes",
            ),
            logs_desk_change("capture", "source_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.read('title') or self.final_url or self.file_name}"

    def text_by_page(self) -> list[str]:
        """Return the text of each page; one text if there are no pages."""
        ends = [*self.pages[1:], len(self.text)]
        return [self.text[start:end] for start, end in zip(self.pages or [0], ends, strict=True)]

    def page_number_at(self, offset: int) -> int | None:
        """Return the number of the page, from 1, with the code point at `offset`; None without pages."""
        return bisect.bisect_right(self.pages, offset) or None

    def read(self, name: str) -> str:
        """Return the value that the program read for `name`, or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))
