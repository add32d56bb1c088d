import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.change import OF_CLAIM, THE_CLAIM, seen_on_the_desk
from articles.models.claim import Claim


@pghistory.track(pghistory.InsertEvent())
class File(models.Model):
    """What somebody put beside a claim for the others: any file. Its bytes are kept under their
    SHA-256 and never change. It is no source: nothing rests on it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(max_length=255)
    file_name = models.CharField(_("name"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="files"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(file_name=""), name="file_has_name"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_sha256"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="immutable", operation=pgtrigger.Update | pgtrigger.Delete),
            seen_on_the_desk("file", THE_CLAIM, OF_CLAIM, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return self.file_name
