import hashlib
from collections.abc import Iterable

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from articles.models.articles.article import Article
from articles.models.protection import append_only
from articles.models.triggers import logs_desk_change
from articles.text import Fact, SegmentedText, Span, facts


class Revision(models.Model):
    """One immutable, normalised text of an article. New text is a new revision."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    length = models.PositiveIntegerField(help_text="Code points.")
    sha256 = models.CharField(max_length=64)
    roles = models.JSONField(
        default=list,
        db_default=[],
        blank=True,
        help_text="[[start, end, role], ...] of the paragraphs that are no plain ones, in code points.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique"),
            models.CheckConstraint(
                condition=Q(length=Length("text"), length__gt=0), name="revision_length_is_its_text"
            ),
        ]
        triggers = [
            *append_only(),
            logs_desk_change(
                "revision", "article_id", operation=pgtrigger.Insert, for_transaction=True
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"

    def copy(self) -> SegmentedText:
        """Return the text with its statements as people have corrected them. One query."""
        spans = self.statements.order_by("start").values_list("start", "end")
        return SegmentedText(self.text, [Span(start, end) for start, end in spans])

    def facts_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the facts between two code points, as `Statement.facts` stores them."""
        return fact_keys(facts(self.text, Span(start, end)))

    @staticmethod
    def fingerprint(text: str) -> str:
        """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(text.encode()).hexdigest()


def fact_keys(facts: Iterable[Fact]) -> list[tuple[int, int, str]]:
    """Return what identifies each fact: start, end and kind."""
    return [(fact.start, fact.end, fact.kind.value) for fact in facts]
