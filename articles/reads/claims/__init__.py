"""The card of a claim, its feed, the claims to check, and the claims that rest on a source."""

from articles.reads.claims.claim_card import (
    ClaimCard,
    citation_row,
    claim_card,
    claims_of,
    claims_to_check,
    newest_verdicts,
    verdict_of,
)
from articles.reads.claims.feed import SHOWN
from articles.reads.claims.nav_counts import mentions_of, waiting_for
from articles.reads.claims.source_usage import citations_of, compared, resting, settled_claims

__all__ = [
    "SHOWN",
    "ClaimCard",
    "citation_row",
    "citations_of",
    "claim_card",
    "claims_of",
    "claims_to_check",
    "compared",
    "mentions_of",
    "newest_verdicts",
    "resting",
    "settled_claims",
    "verdict_of",
    "waiting_for",
]
