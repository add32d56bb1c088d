import uuid

from django.conf import settings
from django.db import models


class SubmissionKey(models.Model):
    """A form that was sent, by the random key in it: sent again, it changes nothing.

    Written in the transaction of the form's action. Deleted after some days.
    """

    key = models.UUIDField(default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.CharField(
        max_length=64, help_text="SHA-256 of the address and of what was typed and chosen."
    )
    location = models.TextField(
        blank=True, help_text="The page to which the answer led; empty for a part of a page."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="submission_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"
