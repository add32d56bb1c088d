"""Claims: their cards and feeds, lists of claims, and the claims that depend on a source."""

from articles.reads.claims.checked_statements import (
    MOST_STATEMENTS,
    CheckedStatement,
    checked_statements,
)
from articles.reads.claims.citation_rows import SHOWN_SOURCES, citation_row
from articles.reads.claims.claim_card import ClaimCard, claim_card, claim_card_reading
from articles.reads.claims.claim_list import (
    DeskClaim,
    all_claims_to_check,
    bind_desk_claims,
    claim_to_judge,
    claims_to_check,
    desk_claims,
    listed_claims,
    readable_claim,
    speakers_of_outer_claim,
    with_due,
)
from articles.reads.claims.claim_rows import ratings_of
from articles.reads.claims.feed import SHOWN
from articles.reads.claims.my_work import MyWork, my_work
from articles.reads.claims.nav_counts import (
    MOST_COUNTED,
    PendingWork,
    count_pending_work,
    mentions_of,
    pending_work_reading,
)
from articles.reads.claims.similar_claims import (
    AlreadyChecked,
    SimilarClaim,
    SimilarFactCheck,
    already_checked,
    likeness_of,
    publishers_of_fact_checks,
    similar_claims,
)
from articles.reads.claims.source_usage import (
    capture_differences,
    citations_of,
    settled_claims,
    usages_of,
)

__all__ = [
    "MOST_COUNTED",
    "MOST_STATEMENTS",
    "SHOWN",
    "SHOWN_SOURCES",
    "AlreadyChecked",
    "CheckedStatement",
    "ClaimCard",
    "DeskClaim",
    "MyWork",
    "PendingWork",
    "SimilarClaim",
    "SimilarFactCheck",
    "all_claims_to_check",
    "already_checked",
    "bind_desk_claims",
    "capture_differences",
    "checked_statements",
    "citation_row",
    "citations_of",
    "claim_card",
    "claim_card_reading",
    "claim_to_judge",
    "claims_to_check",
    "count_pending_work",
    "desk_claims",
    "likeness_of",
    "listed_claims",
    "mentions_of",
    "my_work",
    "pending_work_reading",
    "publishers_of_fact_checks",
    "ratings_of",
    "readable_claim",
    "settled_claims",
    "similar_claims",
    "speakers_of_outer_claim",
    "usages_of",
    "with_due",
]
