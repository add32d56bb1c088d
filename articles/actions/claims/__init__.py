"""Flag, edit, assign, move and comment on claims."""

from articles.actions.claims.change_claims import STATES, ClaimChanges, Outcome, change_claims
from articles.actions.claims.comment_on_claim import (
    add_comment,
    attach_file,
    create_comment,
    read_mentions,
    resolve,
    settle_thread,
)
from articles.actions.claims.edit_claim import assign_claim, edit_claim, move_claim
from articles.actions.claims.flag_claim import flag, flag_claim, flag_spans
from articles.actions.claims.import_fact_checks import (
    FactCheckImport,
    import_fact_checks,
    remove_fact_checks,
)

__all__ = [
    "STATES",
    "ClaimChanges",
    "FactCheckImport",
    "Outcome",
    "add_comment",
    "assign_claim",
    "attach_file",
    "change_claims",
    "create_comment",
    "edit_claim",
    "flag",
    "flag_claim",
    "flag_spans",
    "import_fact_checks",
    "move_claim",
    "read_mentions",
    "remove_fact_checks",
    "resolve",
    "settle_thread",
]
