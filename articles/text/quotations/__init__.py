"""Find quotation marks and the spans inside them; set titles of works aside."""

from articles.text.quotations.marks import Marked, Sweep, sorted_out, without_titles
from articles.text.quotations.quotations import quotations, unclosed_marks

__all__ = [
    "Marked",
    "Sweep",
    "quotations",
    "sorted_out",
    "unclosed_marks",
    "without_titles",
]
