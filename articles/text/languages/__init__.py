"""Detect the language of a text, and load the word lists of a language."""

from articles.text.languages.cue_forms import Cue, Form
from articles.text.languages.detect import UNDETERMINED, detect
from articles.text.languages.language import OFFERED, SUPPORTED, Language, load_language
from articles.text.languages.word_lists import (
    LAYOUT_LANGUAGES,
    data_lines,
    english_words,
    english_words_of_mark,
    layout_words,
)

__all__ = [
    "LAYOUT_LANGUAGES",
    "OFFERED",
    "SUPPORTED",
    "UNDETERMINED",
    "Cue",
    "Form",
    "Language",
    "data_lines",
    "detect",
    "english_words",
    "english_words_of_mark",
    "layout_words",
    "load_language",
]
