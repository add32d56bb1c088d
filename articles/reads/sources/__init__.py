"""Lists of sources, passages found in captures, common origins, and how passages drift."""

from articles.reads.sources.drift import PassageChange, passage_changes
from articles.reads.sources.origins import (
    OneOrigin,
    claims_on_one_origin,
    origins_of,
    origins_visible_to,
    pairs_with_captures,
)
from articles.reads.sources.passages import Findings, FoundPassage, findings_of, marked_pages
from articles.reads.sources.source_list import (
    captures_of,
    captures_visible_to,
    citable_sources,
    citations_visible_to,
    list_sources,
    named_like,
    newest_job,
    next_look,
    seen_of,
    source_history,
    without_locator,
)

__all__ = [
    "Findings",
    "FoundPassage",
    "OneOrigin",
    "PassageChange",
    "captures_of",
    "captures_visible_to",
    "citable_sources",
    "citations_visible_to",
    "claims_on_one_origin",
    "findings_of",
    "list_sources",
    "marked_pages",
    "named_like",
    "newest_job",
    "next_look",
    "origins_of",
    "origins_visible_to",
    "pairs_with_captures",
    "passage_changes",
    "seen_of",
    "source_history",
    "without_locator",
]
