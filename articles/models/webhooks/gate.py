from django.db import models

from articles.models.articles.article import Article


class GateState(models.Model):
    """Whether the gate of an article was open when webhooks were last informed of it.

    `is_open` is empty until then; `is_due` means that the article has changed since it was computed.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    is_open = models.BooleanField(null=True)
    is_due = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["article"], condition=models.Q(is_due=True), name="gate_state_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.is_open}"


class GateWatch(models.Model):
    """Which changes of articles were looked at, and by which house rules. One row, or none.

    `look` is a `SeenChanges`.
    """

    look = models.TextField()
    rules_version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="gate_watch_is_one"),
        ]

    def __str__(self) -> str:
        return self.look
