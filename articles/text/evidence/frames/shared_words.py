"""Compare stretches of text by the words that say something, whatever their endings."""

from collections.abc import Iterable

from articles.text.evidence.comparable_words import comparable_words
from articles.text.evidence.frames.frame_words import load_frame_words
from articles.text.evidence.vocabulary import SMALL_WEIGHT, word_weight

STEM = 4  # letters by which longer words are compared


def content_keys(text: str, language: str) -> frozenset[str]:
    """Return the beginnings of the words that say something, without negations."""
    words = load_frame_words(language)
    empty = words.single("negations") | words.single("auxiliaries") | words.single("that")
    return frozenset(
        _stem(word.key)
        for word in comparable_words(text)
        if word_weight(word.key) > SMALL_WEIGHT and word.key not in empty
    )


def share_of(wanted: frozenset[str], keys: Iterable[str]) -> float:
    """Return which share of the wanted words is among the keys, from 0 to 1."""
    return len(wanted & {_stem(key) for key in keys}) / len(wanted) if wanted else 0.0


def _stem(key: str) -> str:
    return key[:STEM] if len(key) > STEM and not key[0].isdecimal() else key
