"""From what an editor has at hand to a draft that she confirms: bytes or text in, `Draft` out."""

from articles.importing.decoding import decode
from articles.importing.draft import (
    MAX_CHARACTERS,
    Draft,
    checked,
    draft_from_page,
    draft_from_text,
)

__all__ = [
    "MAX_CHARACTERS",
    "Draft",
    "checked",
    "decode",
    "draft_from_page",
    "draft_from_text",
]
