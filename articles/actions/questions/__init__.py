"""Ask a reporter, a speaker or a source, and close the question."""

from articles.actions.questions.ask_question import (
    ask_question,
    close_question,
    override_question,
    put_on_record,
    require_claim_open,
    take_back,
)

__all__ = [
    "ask_question",
    "close_question",
    "override_question",
    "put_on_record",
    "require_claim_open",
    "take_back",
]
