from datetime import timedelta

from django.conf import settings
from django.db import models

EXPIRES = timedelta(seconds=10)


class Presence(models.Model):
    """Somebody has an article open: which statement is in hand, and is something typed there?

    A row a person and article, renewed by the page itself; after `EXPIRES` nobody is there.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    statement_id = models.BigIntegerField(null=True)
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(help_text="By the database's clock.")

    class Meta:
        ordering = ["user"]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.article}"
