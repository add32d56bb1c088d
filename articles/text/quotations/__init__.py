"""Find quotation marks and the spans inside them; set titles of works aside."""

from articles.text.quotations.marks import Marked, Sweep, sorted_out, without_titles
from articles.text.quotations.quotations import lone_marks, quotations

__all__ = [
    "Marked",
    "Sweep",
    "lone_marks",
    "quotations",
    "sorted_out",
    "without_titles",
]
