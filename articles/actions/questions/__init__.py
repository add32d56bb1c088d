"""Ask a reporter, a speaker or a source, and close the question."""

from articles.actions.questions.ask_question import (
    ask_query,
    close_query,
    override_query,
    put_on_record,
    require_claim_open,
    take_back,
)

__all__ = [
    "ask_query",
    "close_query",
    "override_query",
    "put_on_record",
    "require_claim_open",
    "take_back",
]
