"""Find who said what: reporting cues, their subjects and what was said."""

from articles.text.attribution.assembly import attributions_at_home, statements
from articles.text.attribution.attributions import Said, attributions
from articles.text.attribution.speakers import Cast

__all__ = [
    "Cast",
    "Said",
    "attributions",
    "attributions_at_home",
    "statements",
]
