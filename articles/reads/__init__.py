"""What pages show, in a constant number of queries. Reads never write."""

from articles.reads.articles import article_list, newest_revision
from articles.reads.cards import Card, card
from articles.reads.claims import CitationRow, ClaimCard, citation_row, claim_card, queue
from articles.reads.confidential import hidden_from, sources_visible_to
from articles.reads.corrections import newest_correction, with_corrections
from articles.reads.desk import Desk, Filters, desk
from articles.reads.imports import AnnotationRow, annotation_counts, annotation_rows
from articles.reads.passages import Findings, FoundPassage, findings_of, marked_pages
from articles.reads.people import open_invitations, people
from articles.reads.report import report_of
from articles.reads.reviews import publisher_before, review_of, speakers_of_claim
from articles.reads.sources import (
    captures_of,
    captures_visible_to,
    citations_of,
    citations_visible_to,
    newest_job,
    next_look,
    seen_of,
    source_list,
)
from articles.reads.speakers import Saying, said_by

__all__ = [
    "AnnotationRow",
    "Card",
    "CitationRow",
    "ClaimCard",
    "Desk",
    "Filters",
    "Findings",
    "FoundPassage",
    "Saying",
    "annotation_counts",
    "annotation_rows",
    "article_list",
    "captures_of",
    "captures_visible_to",
    "card",
    "citation_row",
    "citations_of",
    "citations_visible_to",
    "claim_card",
    "desk",
    "findings_of",
    "hidden_from",
    "marked_pages",
    "newest_correction",
    "newest_job",
    "newest_revision",
    "next_look",
    "open_invitations",
    "people",
    "publisher_before",
    "queue",
    "report_of",
    "review_of",
    "said_by",
    "seen_of",
    "source_list",
    "sources_visible_to",
    "speakers_of_claim",
    "with_corrections",
]
