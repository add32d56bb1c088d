from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.claims.claim import Claim
from articles.models.sources.source import Source


class SearchDocument(models.Model):
    """Something that the search finds: an article, a claim, an explanation, a comment or a source.

    It belongs to an article or is a source, which decide who may find it.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("articles")
        CLAIM = "claim", _("claims")
        EXPLANATION = "explanation", _("explanations")
        COMMENT = "comment", _("comments")
        SOURCE = "source", _("sources")

    kind = models.CharField(max_length=15, choices=Kind)
    row_id = models.BigIntegerField(
        help_text="Id of the row with the text; for an explanation, that of its claim."
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, related_name="+")
    dated = models.DateTimeField(help_text="When its text was written.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "row_id"], name="search_document_once"),
            models.CheckConstraint(
                condition=Q(kind="source", source__isnull=False, article__isnull=True)
                | Q(
                    kind__in=["article", "claim", "explanation", "comment"],
                    source__isnull=True,
                    article__isnull=False,
                ),
                name="search_document_of_article_or_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id}"


class SearchPart(models.Model):
    """The words of a part of a document's text, made by `articles.text.search`.

    PostgreSQL keeps the positions of a limited number of words, so that a long text has several
    parts, from 1. The title of an article is part 0, and behind the words of part 1 with weight A.
    """

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    is_split = models.BooleanField(help_text="Does its text have other parts?")
    start = models.PositiveIntegerField(help_text="Code point of the text where it begins.")
    marks = ArrayField(
        models.PositiveIntegerField(), help_text="Code points where every 32nd word begins."
    )
    words = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="search_part_number_unique")
        ]
        indexes = [
            # A long list of pending entries would be read by each search.
            GinIndex(fields=["words"], name="search_part_words", gin_pending_list_limit=256),
            GinIndex(fields=["words"], name="search_part_split_words", condition=Q(is_split=True)),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}, {self.number}"
