"""What stands against an article, worked out anew each time and kept nowhere: how fresh verdicts
are, what rests on one origin, and what hits which house rule. Actions and pages ask the same here.
"""

from articles.rules.claims import lacking_locator, with_checks, with_disagreed
from articles.rules.gate import STATE, Check, checks_of, state_of
from articles.rules.hits import Violation, is_closed, mark_violations, rule_violations
from articles.rules.origins import common_pairs, pairs_of

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
