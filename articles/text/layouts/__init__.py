"""Read the layouts in which a label, a place or a mark names the speaker, not a sentence."""

from articles.text.layouts.layout import Layout, Passage
from articles.text.layouts.lines import Roles
from articles.text.layouts.passage_drafts import drafts_of_passage, statement_at
from articles.text.layouts.read_layout import ALONE, Surroundings, read_layout

__all__ = [
    "ALONE",
    "Layout",
    "Passage",
    "Roles",
    "Surroundings",
    "drafts_of_passage",
    "read_layout",
    "statement_at",
]
