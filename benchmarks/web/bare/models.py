from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=500)
    text = models.TextField()
    is_confirmed = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """A sentence of an article. Some are claims to check."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    start = models.PositiveIntegerField()
    text = models.TextField()
    is_claim = models.BooleanField(default=False)

    class Meta:
        app_label = "bare"
        ordering = ["start"]
        indexes = [GinIndex(SearchVector("text", config="simple"), name="statement_words")]

    def __str__(self) -> str:
        return self.text


class Verdict(models.Model):
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="verdicts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    rating = models.CharField(max_length=20)
    explanation = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bare"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.rating
