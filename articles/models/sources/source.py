import bisect

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.desk_changes import OF_SOURCE, THE_CLAIM, seen_on_the_desk
from articles.models.versioned import Versioned

CHANNELS = ["in_person", "telephone", "video", "email", "message", "letter"]


@pghistory.track()
class Source(Versioned):
    """What is cited. A page is one source, however many claims cite it.

    A restricted one is seen by the person who added it and those it is shared with; others see its public
    description: see `permissions.seen_by`.
    """

    class Kind(models.TextChoices):
        URL = "url", _("web page")
        UPLOAD = "upload", _("upload")
        INTERVIEW = "interview", _("interview")
        DOCUMENT = "document", _("document")
        BROADCAST = "broadcast", _("broadcast")

    class Channel(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        TELEPHONE = "telephone", _("by telephone")
        VIDEO = "video", _("by video call")
        EMAIL = "email", _("by e-mail")
        MESSAGE = "message", _("by message")
        LETTER = "letter", _("by letter")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("public")
        NEWSROOM = "newsroom", _("newsroom")
        RESTRICTED = "restricted", _("restricted")

    WITH_PLACES = (Kind.DOCUMENT, Kind.BROADCAST)  # a page or a timestamp says where in it

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.URL)
    url = models.TextField(_("address"), blank=True, help_text="Canonical; empty without one.")
    title = models.CharField(
        _("title"), max_length=500, blank=True, help_text="Of a broadcast, the programme."
    )
    person = models.CharField(
        max_length=300, blank=True, help_text="Of an interview: who was spoken to."
    )
    channel = models.CharField(
        max_length=10, choices=Channel, blank=True, help_text="Of an interview: how."
    )
    issuer = models.CharField(
        max_length=300, blank=True, help_text="Of a document who issued it, of a broadcast where."
    )
    dated_on = models.DateField(
        null=True, blank=True, help_text="When it was held, dated or on the air."
    )
    is_primary = models.BooleanField(_("primary source"), default=False)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    public_description = models.CharField(_("public description"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sources"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                # Whoever cites the page of a restricted source does not learn that there is one.
                condition=~Q(url="") & ~Q(visibility="restricted"),
                name="source_url_unique",
            ),
            models.CheckConstraint(
                condition=(Q(kind="url") & ~Q(url="")) | (~Q(kind="url") & Q(url="")),
                name="source_url_iff_web_page",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["url", "interview"]) | ~Q(title=""),
                name="source_without_url_has_title",
            ),
            models.CheckConstraint(
                condition=Q(kind="interview", dated_on__isnull=False)
                & ~Q(person="")
                & Q(channel__in=CHANNELS)
                | ~Q(kind="interview") & Q(person="", channel=""),
                name="source_interview_has_who_when_how",
            ),
            models.CheckConstraint(
                condition=Q(kind="broadcast", dated_on__isnull=False) & ~Q(issuer="")
                | Q(kind="document") & ~Q(issuer="")
                | Q(kind="interview", issuer="")
                | Q(kind__in=["url", "upload"], issuer="", dated_on__isnull=True),
                name="source_issuer_and_date_of_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(visibility="restricted") | ~Q(public_description=""),
                name="source_restricted_has_public_description",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["url", "upload", "interview", "document", "broadcast"]),
                name="source_kind",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "newsroom", "restricted"]),
                name="source_visibility",
            ),
        ]
        triggers = [
            seen_on_the_desk(
                "source",
                THE_CLAIM,
                OF_SOURCE.replace("row.source_id", "row.id"),
                operation=pgtrigger.Update,
            )
        ]

    def __str__(self) -> str:
        if self.kind == self.Kind.INTERVIEW:
            return str(_("Interview with %(person)s") % {"person": self.person})
        return self.title or self.url

    @property
    def is_restricted(self) -> bool:
        return self.visibility == self.Visibility.RESTRICTED

    @property
    def has_places(self) -> bool:
        """Should whoever cites it say where in it: on what page, at what time?"""
        return self.kind in self.WITH_PLACES


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class SourceGrant(models.Model):
    """A person who may see a restricted source, beside whoever added it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="grants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="source_grants"
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "person"], name="source_grant_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Capture(models.Model):
    """What one fetch of a source saw, or what a person uploaded or typed instead. Immutable.

    A second look is a second capture. The bytes are stored under their SHA-256.
    """

    class Origin(models.TextChoices):
        FETCHED = "fetched", _("fetched")
        UPLOADED = "uploaded", _("uploaded")
        TYPED = "typed", _("typed")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="captures")
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
        return f"{self.read('title') or self.final_url or self.file_name}"

    def text_by_page(self) -> list[str]:
        """The text, a page at a time; all of it at once when it has no pages."""
        ends = [*self.pages[1:], len(self.text)]
        return [self.text[start:end] for start, end in zip(self.pages or [0], ends, strict=True)]

    def page_at(self, place: int) -> int | None:
        """The number of the page on which the code point at `place` of the text stands, from 1."""
        return bisect.bisect_right(self.pages, place) or None

    def read(self, name: str) -> str:
        """The value that the program read for `name` (title, author, ...), or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))
