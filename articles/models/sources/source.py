import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.search import names_index, names_of
from articles.models.conditions import is_web_address
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned

SOURCE_NAMES = names_of("title", "person", "issuer", "url")
CHANNELS = ["in_person", "telephone", "video", "email", "message", "letter"]


@pghistory.track()
class Source(Versioned):
    """A source that claims cite. A web page is one source, however many claims cite it.

    The sources of an imported report stand beside those of the same address: an import changes
    nothing of what is here.

    Only the person who added a restricted source and those with access see it; others see its
    public description. See `permissions.seen_by`.
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

    WITH_PLACES = (Kind.DOCUMENT, Kind.BROADCAST)  # citations of these need a page or a time

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.URL)
    url = models.TextField(_("address"), blank=True, help_text="Canonical; empty without one.")
    title = models.CharField(
        _("title"), max_length=500, blank=True, help_text="For a broadcast, the programme."
    )
    person = models.CharField(
        max_length=300, blank=True, help_text="For an interview: the person interviewed."
    )
    channel = models.CharField(
        max_length=10, choices=Channel, blank=True, help_text="For an interview: how it was held."
    )
    issuer = models.CharField(
        max_length=300, blank=True, help_text="Issuer of a document, or station of a broadcast."
    )
    dated_on = models.DateField(
        null=True, blank=True, help_text="Date of the interview, document or broadcast."
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
    imported_with = models.ForeignKey(
        "articles.ReportImport",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        editable=False,
        help_text="The report that it was imported with.",
    )
    is_external = models.BooleanField(
        default=False, editable=False, help_text="Did another newsroom describe it?"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="source_newest"),
            names_index(SOURCE_NAMES, name="source_names"),
            models.Index(
                fields=["url"],
                condition=Q(visibility="restricted"),
                name="source_restricted_url",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                # A person who cites the page of a restricted source must not learn that it exists.
                condition=~Q(url="") & ~Q(visibility="restricted") & Q(imported_with__isnull=True),
                name="source_url_unique",
            ),
            models.CheckConstraint(
                condition=Q(is_external=False) | Q(imported_with__isnull=False),
                name="source_external_is_imported",
            ),
            is_web_address("url", name="source_address_of_the_web"),
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
        triggers = [logs_desk_change("source", "source_id", key="id", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        if self.kind == self.Kind.INTERVIEW:
            return str(_("Interview with %(person)s") % {"person": self.person})
        return self.title or self.url

    @property
    def is_restricted(self) -> bool:
        return self.visibility == self.Visibility.RESTRICTED

    @property
    def has_places(self) -> bool:
        """Whether a citation of it should give a location: a page or a time."""
        return self.kind in self.WITH_PLACES


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class SourceGrant(models.Model):
    """Access of a person to a restricted source that somebody else added."""

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
