"""What actions and reads both ask: outdated verdicts, common origins and violations of house rules.

Everything is computed from the current rows; nothing is stored.
"""

from articles.rules.claims import lacking_locator, with_checks, with_disagreed
from articles.rules.gate import STATE, Check, checks_of, state_of
from articles.rules.origins import common_pairs, pairs_of
from articles.rules.violations import Violation, is_closed, mark_violations, rule_violations

__all__ = [
    "STATE",
    "Check",
    "Violation",
    "checks_of",
    "common_pairs",
    "is_closed",
    "lacking_locator",
    "mark_violations",
    "pairs_of",
    "rule_violations",
    "state_of",
    "with_checks",
    "with_disagreed",
]
