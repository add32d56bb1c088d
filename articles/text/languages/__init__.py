"""What the rules know of each language, and which language a text is in."""

from articles.text.languages.detect import UNDETERMINED, detect
from articles.text.languages.language import (
    KNOWN,
    Cue,
    Form,
    Language,
    language,
    lines,
    marked_words,
    words,
)

__all__ = [
    "KNOWN",
    "UNDETERMINED",
    "Cue",
    "Form",
    "Language",
    "detect",
    "language",
    "lines",
    "marked_words",
    "words",
]
