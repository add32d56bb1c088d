import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.protection import append_only
from articles.models.triggers import logs_desk_change


@pghistory.track(pghistory.InsertEvent())
class Correction(models.Model):
    """A person’s correction of metadata that a program read wrongly, or not at all, from a capture.

    It applies to all captures of the source from which the program read the same value, `read`.
    What was read stays as it is.
    """

    class Name(models.TextChoices):
        TITLE = "title", _("title")
        AUTHOR = "author", _("author")
        SITE = "site", _("publisher")
        PUBLISHED = "published", _("published")
        LANGUAGE = "language", _("language")

    source = models.ForeignKey(
        "articles.Source", on_delete=models.PROTECT, related_name="corrections"
    )
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="corrections")
    name = models.CharField(_("field"), max_length=10, choices=Name)
    read = models.TextField(blank=True, help_text="The value that the program read; empty if none.")
    value = models.TextField(
        _("value"), blank=True, help_text="The right value; empty if there is none."
    )
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name__in=["title", "author", "site", "published", "language"]),
                name="correction_name",
            ),
        ]
        triggers = [
            *append_only(),
            logs_desk_change("correction", "source_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {self.value}"
