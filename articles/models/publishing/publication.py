from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.protection import append_only
from articles.models.triggers import equal_values
from articles.reports import FORMATS, Format, Rendering


class Publication(models.Model):
    """The public address of an article's reports. It never changes."""

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="publication")
    key = models.SlugField(max_length=80, unique=True, help_text="The last part of the address.")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return self.key


class Edition(models.Model):
    """A published report in the public rendering. Append-only.

    A correction is another edition. The newest one counts; earlier ones stay readable.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    page = models.TextField(help_text="The report as HTML.")
    page_sha256 = models.CharField(max_length=64)
    record = models.TextField(help_text="The report as JSON.")
    record_sha256 = models.CharField(max_length=64)
    style = models.CharField(
        max_length=100,
        help_text="Content-Security-Policy source of the page's styles.",
    )
    version = models.CharField(max_length=60, help_text="Version of the report.")
    outline = models.JSONField(help_text="Outline that the next edition is compared with.")
    note = models.TextField(_("note to readers"), blank=True)
    sources = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of its sources.")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="editions"
    )
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["publication", "-number"]
        indexes = [models.Index(fields=["-published_at"], name="edition_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="edition_number_unique"),
        ]
        triggers = [
            *append_only(),
            equal_values(
                "is_its_fingerprint",
                ("NEW.page_sha256", "encode(sha256(convert_to(NEW.page, 'UTF8')), 'hex')"),
                ("NEW.record_sha256", "encode(sha256(convert_to(NEW.record, 'UTF8')), 'hex')"),
                message="the fingerprints of an edition must be those of its page and its record",
                constraint="edition_is_its_fingerprint",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Retraction(models.Model):
    """The withdrawal of the editions up to this one, with a reason."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="retraction")
    reason = models.TextField(_("reason"))
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="retractions"
    )
    retracted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="retraction_has_reason")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.reason


class BackgroundPublication(models.Model):
    """An edition of a long article that a worker makes and publishes. One of an article at a time.

    The state is that of its newest job. A failed one is kept with its note until it is tried again.
    """

    class Step(models.IntegerChoices):
        ASKED = 0, _("waiting for a worker")
        READING = 1, _("reading the article")
        WRITING = 2, _("writing the edition")
        PUBLISHED = 3, _("published")

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="background_publications"
    )
    expected_state = models.CharField(
        max_length=64, help_text="Fingerprint of the article on the editor's page."
    )
    note = models.TextField(_("note to readers"), blank=True)
    language = models.CharField(max_length=20, help_text="Language of the person who asked for it.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="background_publications"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    step = models.PositiveSmallIntegerField(choices=Step, default=Step.ASKED)
    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(edition__isnull=True),
                name="background_publication_one_unfinished",
            ),
            models.CheckConstraint(
                condition=Q(edition__isnull=True, step__lt=3) | Q(edition__isnull=False, step=3),
                name="background_publication_published_iff_it_has_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_step_display()}"


class Export(models.Model):
    """A file with an article's report that a worker makes for one person. Deleted after some days.

    `source_ids` are the sources that it shows in full. If the reader may no longer see one of them,
    the file cannot be downloaded.
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
    language = models.CharField(max_length=20, help_text="Language of the person who asked for it.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    step = models.PositiveSmallIntegerField(choices=Step, default=Step.ASKED)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(max_length=255, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="Bytes.")
    version = models.CharField(max_length=60, blank=True, help_text="Version of the report.")
    source_ids = models.JSONField(default=list)

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
