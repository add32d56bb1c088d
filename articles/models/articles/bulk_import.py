from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class BulkImport(models.Model):
    """Articles that a program sent as JSON lines, which a worker imports batch by batch.

    The state is that of its newest job. `done` counts the lines that are handled, so that another
    attempt goes on there. The file is deleted once all are. A refused line is its number and why.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bulk_imports"
    )
    scale = models.ForeignKey("articles.Scale", on_delete=models.PROTECT, related_name="+")
    collection = models.CharField(max_length=200, blank=True)
    token = models.CharField(max_length=60, help_text="Name of the token of the program.")
    language = models.CharField(max_length=20, help_text="Language in which lines are refused.")
    file = models.FileField(max_length=255, blank=True)
    lines = models.PositiveIntegerField(_("lines"))
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    existing = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=list)
    articles = ArrayField(models.BigIntegerField(), default=list, help_text="Ids, in no order.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done__lte=F("lines")), name="bulk_import_done_of_its_lines"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.done} of {self.lines}"
