"""Record verdicts, sign them off, break ties, reconfirm verdicts, reopen claims."""

from articles.actions.verdicts.break_tie import break_tie
from articles.actions.verdicts.confirm_external import confirm_external_verdict
from articles.actions.verdicts.reconfirm_verdict import reconfirm_verdict
from articles.actions.verdicts.record_verdict import record_verdict
from articles.actions.verdicts.reopen_claims import reopen_claims
from articles.actions.verdicts.sign_off import sign_off

__all__ = [
    "break_tie",
    "confirm_external_verdict",
    "reconfirm_verdict",
    "record_verdict",
    "reopen_claims",
    "sign_off",
]
