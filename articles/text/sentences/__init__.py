"""Normalise a text, split it into sentences, and read a sentence as tokens."""

from articles.text.sentences.normalise import BLANK, normalise
from articles.text.sentences.sentences import sentences
from articles.text.sentences.tokens import (
    MARKS,
    QUOTATION,
    Tokens,
    follows_speech,
    is_headline,
    tokenize,
)

__all__ = [
    "BLANK",
    "MARKS",
    "QUOTATION",
    "Tokens",
    "follows_speech",
    "is_headline",
    "normalise",
    "sentences",
    "tokenize",
]
