"""Find quotation marks, and tell speech from titles and terms."""

from articles.text.quotations.classification import (
    QuotedPassages,
    classify_passages,
    separate_titles,
)
from articles.text.quotations.quotations import (
    each_quotation,
    quotations,
    quotations_and_unclosed,
    unclosed_marks,
)

__all__ = [
    "QuotedPassages",
    "classify_passages",
    "each_quotation",
    "quotations",
    "quotations_and_unclosed",
    "separate_titles",
    "unclosed_marks",
]
