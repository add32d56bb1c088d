"""Likeness: whether two claims say the same, and what differs."""

from articles.text.likeness.compare import (
    Difference,
    DifferenceKind,
    Likeness,
    compare_claims,
    has_same_names,
    substance_digest,
)
from articles.text.likeness.keys import key_numbers, substance_keys

__all__ = [
    "Difference",
    "DifferenceKind",
    "Likeness",
    "compare_claims",
    "has_same_names",
    "key_numbers",
    "substance_digest",
    "substance_keys",
]
