"""Find reported speech in languages other than English, from their word classes and the order of words."""

from articles.text.attribution.other_languages.reader import read_sentence
from articles.text.attribution.other_languages.speakers import SpeakersByWordClass

__all__ = ["SpeakersByWordClass", "read_sentence"]
