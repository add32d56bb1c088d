"""The card of a statement, its position on the desk, and what a speaker said."""

from articles.reads.statements.speakers import sayings_of
from articles.reads.statements.statement_card import Card, read_card

__all__ = [
    "Card",
    "read_card",
    "sayings_of",
]
