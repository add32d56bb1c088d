"""The card of a statement, its position on the desk, and what a speaker said."""

from articles.reads.statements.speakers import sayings_of
from articles.reads.statements.statement_card import (
    Card,
    Choice,
    desk_and_card_reading,
    read_card,
)

__all__ = [
    "Card",
    "Choice",
    "desk_and_card_reading",
    "read_card",
    "sayings_of",
]
