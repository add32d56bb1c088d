"""What pages show, in a constant number of queries. Reads never write."""

from articles.reads.articles import article_list, desk_revision, newest_revision
from articles.reads.asked import asked, withhold_asked
from articles.reads.cards import Card, card
from articles.reads.claims import CitationRow, ClaimCard, citation_row, claim_card, queue
from articles.reads.confidential import hidden_from, sources_visible_to
from articles.reads.corrections import newest_correction, with_corrections
from articles.reads.deeds import came_after, last_decision, last_deed, place_of
from articles.reads.desk import Desk, desk
from articles.reads.drift import PassageChange, passage_changes
from articles.reads.exports import exports_of, is_long
from articles.reads.feed import Feed
from articles.reads.gate import Gate, gate
from articles.reads.guide import guide_page
from articles.reads.imports import (
    AnnotationRow,
    annotation_counts,
    annotation_rows,
    new_annotations,
)
from articles.reads.lines import Filters
from articles.reads.news import Look, News, Present, news_since, others_present
from articles.reads.origins import (
    OneOrigin,
    claims_on_one_origin,
    origins_of,
    origins_visible_to,
)
from articles.reads.passages import Findings, FoundPassage, findings_of, marked_pages
from articles.reads.people import open_invitations, people
from articles.reads.publications import (
    Standing,
    editions_of,
    editions_resting_on,
    is_cleared,
    publication_of,
    standing_of,
)
from articles.reads.report import report_for, report_in_one_state, report_of
from articles.reads.report_text import receipt_of
from articles.reads.resting import Resting, citations_of, compared, resting, settled_claims
from articles.reads.reviews import publisher_before, review_of, speakers_of_claim
from articles.reads.revisions import (
    ClaimRow,
    Comparison,
    Proposal,
    claims_at,
    comparison,
    marked,
    newest_waiting,
    next_waiting,
    proposal,
    revision_list,
    waiting_count,
)
from articles.reads.search import Found, search
from articles.reads.sources import (
    captures_of,
    captures_visible_to,
    citable_sources,
    citations_visible_to,
    newest_job,
    next_look,
    queries_visible_to,
    seen_of,
    source_history,
    source_list,
    without_locator,
)
from articles.reads.speakers import Saying, said_by
from articles.reads.waiting import Waiting, mentions_of, waiting_for
from articles.rules.freshness import drift_of, freshness_of, with_freshness

__all__ = [
    "AnnotationRow",
    "Card",
    "CitationRow",
    "ClaimCard",
    "ClaimRow",
    "Comparison",
    "Desk",
    "Feed",
    "Filters",
    "Findings",
    "Found",
    "FoundPassage",
    "Gate",
    "Look",
    "News",
    "OneOrigin",
    "PassageChange",
    "Present",
    "Proposal",
    "Resting",
    "Saying",
    "Standing",
    "Waiting",
    "annotation_counts",
    "annotation_rows",
    "article_list",
    "asked",
    "came_after",
    "captures_of",
    "captures_visible_to",
    "card",
    "citable_sources",
    "citation_row",
    "citations_of",
    "citations_visible_to",
    "claim_card",
    "claims_at",
    "claims_on_one_origin",
    "compared",
    "comparison",
    "desk",
    "desk_revision",
    "drift_of",
    "editions_of",
    "editions_resting_on",
    "exports_of",
    "findings_of",
    "freshness_of",
    "gate",
    "guide_page",
    "hidden_from",
    "is_cleared",
    "is_long",
    "last_decision",
    "last_deed",
    "marked",
    "marked_pages",
    "mentions_of",
    "new_annotations",
    "newest_correction",
    "newest_job",
    "newest_revision",
    "newest_waiting",
    "news_since",
    "next_look",
    "next_waiting",
    "open_invitations",
    "origins_of",
    "origins_visible_to",
    "others_present",
    "passage_changes",
    "people",
    "place_of",
    "proposal",
    "publication_of",
    "publisher_before",
    "queries_visible_to",
    "queue",
    "receipt_of",
    "report_for",
    "report_in_one_state",
    "report_of",
    "resting",
    "review_of",
    "revision_list",
    "said_by",
    "search",
    "seen_of",
    "settled_claims",
    "source_history",
    "source_list",
    "sources_visible_to",
    "speakers_of_claim",
    "standing_of",
    "waiting_count",
    "waiting_for",
    "with_corrections",
    "with_freshness",
    "withhold_asked",
    "without_locator",
]
