"""What actions and reads both ask: outdated verdicts, common origins and violations of house rules.

Everything is computed from the current rows; nothing is stored.
"""

from articles.rules.broken_constraints import REMOVED, refusal_of
from articles.rules.claims import (
    ClaimChecks,
    awaiting_sign_off,
    claims_with_checks,
    lacking_locator,
    read_checks,
    with_checks,
    with_disagreed,
)
from articles.rules.gate import STATE, Check, checks_of, draft_refusal, state_of
from articles.rules.notifications import current_notifications
from articles.rules.origins import common_pairs, pairs_around, pairs_of, pairs_version
from articles.rules.time_codes import newest_recording, require_time_code
from articles.rules.violations import (
    Violation,
    is_closed,
    overlapping,
    rule_violations,
    violations_of,
)

__all__ = [
    "REMOVED",
    "STATE",
    "Check",
    "ClaimChecks",
    "Violation",
    "awaiting_sign_off",
    "checks_of",
    "claims_with_checks",
    "common_pairs",
    "current_notifications",
    "draft_refusal",
    "is_closed",
    "lacking_locator",
    "newest_recording",
    "overlapping",
    "pairs_around",
    "pairs_of",
    "pairs_version",
    "read_checks",
    "refusal_of",
    "require_time_code",
    "rule_violations",
    "state_of",
    "violations_of",
    "with_checks",
    "with_disagreed",
]
