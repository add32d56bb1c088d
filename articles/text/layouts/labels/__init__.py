"""Read the labels of lines, and find the full names that they mean."""

from articles.text.layouts.labels.full_names import LabelNames
from articles.text.layouts.labels.person_names import (
    are_name_words,
    is_first_name,
    is_title,
    without_capitals,
    without_role,
)
from articles.text.layouts.labels.read_label import (
    BEHIND_TIME,
    DOTTED,
    TIME,
    Label,
    LabelKind,
    read_label,
)

__all__ = [
    "BEHIND_TIME",
    "DOTTED",
    "TIME",
    "Label",
    "LabelKind",
    "LabelNames",
    "are_name_words",
    "is_first_name",
    "is_title",
    "read_label",
    "without_capitals",
    "without_role",
]
