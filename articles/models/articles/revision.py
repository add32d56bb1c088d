import hashlib
from collections.abc import Iterable, Iterator

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from articles.models.articles.article import Article
from articles.models.protection import append_only
from articles.models.triggers import logs_desk_change
from articles.text import (
    SPLITTER_VERSION,
    Fact,
    RevisedText,
    SegmentedText,
    Span,
    Surroundings,
    facts,
    split_again,
)


def splitter_version() -> int:
    """Return the version of the rules that split texts now."""
    return SPLITTER_VERSION


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
    splitter = models.PositiveSmallIntegerField(
        default=splitter_version,
        db_default=1,
        help_text="The version of the rules that split the text.",
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

    @property
    def is_split_by_former_rules(self) -> bool:
        """Whether today's rules might split the text otherwise."""
        return self.splitter < SPLITTER_VERSION

    def worked_on(self) -> list[Span]:
        """Return the statements that people have worked on, in order. Five queries.

        They were corrected, or have a claim, a tick, a confirmed speaker or a resolved inconsistency.
        """
        corrected = Q(version__gt=1) | Q(attributions__version__gt=1)
        spans = set(self.statements.filter(corrected).values_list("start", "end"))
        places = [*self.claims.values_list("start", "end"), *self.ticks.values_list("start", "end")]
        for first, second in self._resolved_inconsistencies():
            places += first, second
        copy = self.copy() if places else SegmentedText("", [])
        for span in places:
            spans.update(copy.spans[number] for number, _part in copy.parts(Span(*span)))
        return sorted(Span(start, end) for start, end in spans)

    def split_again(self) -> RevisedText:
        """Split the text by today's rules; statements that people have worked on stay as they are."""
        around = Surroundings(self.roles, headline=self.article.title)
        language = self.article.language or None
        return split_again(self.copy(), self.worked_on(), language, around)

    def _resolved_inconsistencies(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield the two places of each inconsistency that people have decided on."""
        names = ("first_start", "first_end", "second_start", "second_end")
        resolved = self.inconsistencies.exclude(state="open").values_list(*names)
        yield from (((start, end), (begin, stop)) for start, end, begin, stop in resolved)

    def facts_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the facts between two code points, as `Statement.facts` stores them."""
        return fact_keys(facts(self.text, Span(start, end), self.article.language or None))

    @staticmethod
    def fingerprint(text: str) -> str:
        """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(text.encode()).hexdigest()


def fact_keys(facts: Iterable[Fact]) -> list[tuple[int, int, str]]:
    """Return what identifies each fact: start, end and kind."""
    return [(fact.start, fact.end, fact.kind.value) for fact in facts]
