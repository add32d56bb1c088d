"""Search: the words of a text as they are stored, what a person typed, and the words to mark."""

from articles.text.search.parts import TextPart, positions_of, text_parts, vector_of
from articles.text.search.passages import MarkedText, best_place, marked
from articles.text.search.query import MOST_WORDS, SearchQuery, SearchTerm, parse_query
from articles.text.search.words import SearchWord, fold, search_words

__all__ = [
    "MOST_WORDS",
    "MarkedText",
    "SearchQuery",
    "SearchTerm",
    "SearchWord",
    "TextPart",
    "best_place",
    "fold",
    "marked",
    "parse_query",
    "positions_of",
    "search_words",
    "text_parts",
    "vector_of",
]
