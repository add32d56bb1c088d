"""Ask a reporter, a speaker or a source, and close or override the question."""

from articles.actions.questions.ask_question import (
    ask_question,
    close_question,
    create_question,
    override_question,
    require_claim_open,
    withdraw_question,
)

__all__ = [
    "ask_question",
    "close_question",
    "create_question",
    "override_question",
    "require_claim_open",
    "withdraw_question",
]
