import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.desk_changes import OF_SOURCE, THE_CLAIM, seen_on_the_desk


@pghistory.track(pghistory.InsertEvent())
class Correction(models.Model):
    """What a person says of a source where a program read it wrongly, or not at all.

    It stands beside what was read, which stays as it is, and holds wherever the same was read:
    for the captures of the source in which `read` is what the program found.
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
    read = models.TextField(blank=True, help_text="What the program read; empty for nothing.")
    value = models.TextField(_("value"), blank=True, help_text="Empty: it has none.")
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
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            seen_on_the_desk("correction", THE_CLAIM, OF_SOURCE, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {self.value}"
