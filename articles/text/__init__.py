"""The text engine: text in, statements out. Pure Python, no Django, no input or output."""

from articles.text.normalise import BLANK, normalise
from articles.text.spans import Attribution, Kind, Span, Speaker, Split, Statement
from articles.text.split import split

__all__ = [
    "BLANK",
    "Attribution",
    "Kind",
    "Span",
    "Speaker",
    "Split",
    "Statement",
    "normalise",
    "split",
]
