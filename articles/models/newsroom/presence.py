from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models

from articles.models.newsroom.people import User

PRESENCE_EXPIRES = timedelta(seconds=10)
PRESENCE_RENEWED = timedelta(seconds=6)  # a younger row is not written again


class Presence(models.Model):
    """A user who has an article open: the selected statement, and whether they are typing.

    One row per user and article, renewed by the page; it counts for `PRESENCE_EXPIRES`.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    statement_id = models.BigIntegerField(null=True)
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(help_text="The time of the database.")

    class Meta:
        ordering = ["user"]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.article}"


@dataclass(frozen=True, slots=True)
class PresentPerson:
    """A person who has the article open. `is_fresh`: the page said so a moment ago."""

    user: User
    statement_id: int | None
    writing: bool
    is_fresh: bool
