"""Passages of search results as HTML."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from articles.reads.search import Passage

register = template.Library()


@register.filter
def marked_html(passage: Passage) -> SafeString:
    """Return the pieces of a passage, those that were searched for in `<mark>`."""
    pieces: Sequence[str] = [
        f"<mark>{conditional_escape(piece.text)}</mark>"
        if piece.is_marked
        else conditional_escape(piece.text)
        for piece in passage.pieces
    ]
    return mark_safe("".join(pieces))  # noqa: S308 (each piece is escaped)
