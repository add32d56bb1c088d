"""What the rules know of each language, and which language a text is in."""

from articles.text.languages.detect import SMALL_WORDS, detect
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
    "SMALL_WORDS",
    "Cue",
    "Form",
    "Language",
    "detect",
    "language",
    "lines",
    "marked_words",
    "words",
]
