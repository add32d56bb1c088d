"""Lists of sources, passages found in captures, common origins, and how passages drift."""

from articles.reads.sources.drift import PassageChange, passage_changes
from articles.reads.sources.origins import (
    OneOrigin,
    origins_of,
    origins_visible_to,
    pairs_with_captures,
    single_origin_claims,
)
from articles.reads.sources.passages import Findings, FoundPassage, findings_of, marked_pages
from articles.reads.sources.source_list import (
    SourceRow,
    captures_of,
    captures_visible_to,
    citable_sources,
    citations_visible_to,
    list_sources,
    newest_job,
    pending_refetch,
    source_history,
    validators_for,
    withdrawn_citations,
    without_locator,
)

__all__ = [
    "Findings",
    "FoundPassage",
    "OneOrigin",
    "PassageChange",
    "SourceRow",
    "captures_of",
    "captures_visible_to",
    "citable_sources",
    "citations_visible_to",
    "findings_of",
    "list_sources",
    "marked_pages",
    "newest_job",
    "origins_of",
    "origins_visible_to",
    "pairs_with_captures",
    "passage_changes",
    "pending_refetch",
    "single_origin_claims",
    "source_history",
    "validators_for",
    "withdrawn_citations",
    "without_locator",
]
