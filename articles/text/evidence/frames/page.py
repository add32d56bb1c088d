"""Look for what a page says elsewhere of a passage: a correction, a withdrawal, a lost vote."""

from collections.abc import Iterable, Iterator

from articles.text.evidence.comparable_words import comparable_words
from articles.text.evidence.findings import Frame, FrameKind
from articles.text.evidence.frames.frame_words import load_frame_words
from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import SMALL_WEIGHT, word_weight
from articles.text.spans import Span

NEAR = 40  # words on both sides of "withdrew" in which those of the passage must stand
ENOUGH = 0.6  # of the passage's words that say something
FEWEST = 2
STEM = 4  # letters by which longer words are compared, whatever their endings
MOST = 40  # places of each word that are looked at


def withdrawal_frame(source: SourceText, passage: Span) -> Frame | None:
    """Return the words of the page by which the passage is withdrawn, corrected or outvoted.

    They stand in another place, with most of the passage's words near. The cost is that of the places of
    these words, whose number is bounded.
    """
    wanted = content_keys(source.text[slice(*passage)], source.language)
    if len(wanted) < FEWEST:
        return None
    for index in _places(source):
        word = source.words[index]
        if passage.start <= word.start < passage.end:
            continue
        near = [
            each.key
            for each in source.words[max(0, index - NEAR) : index + NEAR]
            if each.end <= passage.start or each.start >= passage.end
        ]
        if share_of(wanted, near) >= ENOUGH:
            return Frame(FrameKind.WITHDRAWN, Span(word.start, word.end))
    return None


def _places(source: SourceText) -> Iterator[int]:
    """The places of the words of withdrawal, the first ones of each.

    A noun such as "Correction" counts only where it announces what follows.
    """
    words = load_frame_words(source.language)
    for trigger in sorted(words.single("page_withdrawals")):
        yield from source.places.get(trigger, [])[:MOST]
    for trigger in sorted(words.single("page_corrections")):
        for index in source.places.get(trigger, [])[:MOST]:
            start, end = source.words[index].start, source.words[index].end
            if (
                source.text[end : end + 2].strip()[:1] == ":"
                or source.text[max(0, start - 1) : start] in "\n"
            ):
                yield index


def content_keys(text: str, language: str) -> frozenset[str]:
    """Return the beginnings of the words that say something, without negations."""
    words = load_frame_words(language)
    empty = words.single("negations") | words.single("auxiliaries") | words.single("that")
    return frozenset(
        stem(word.key)
        for word in comparable_words(text)
        if word_weight(word.key) > SMALL_WEIGHT and word.key not in empty
    )


def share_of(wanted: frozenset[str], keys: Iterable[str]) -> float:
    """Return which share of the wanted words is among the keys, from 0 to 1."""
    return len(wanted & {stem(key) for key in keys}) / len(wanted) if wanted else 0.0


def stem(key: str) -> str:
    """Return the beginning by which a word is compared."""
    return key[:STEM] if len(key) > STEM and not key[0].isdecimal() else key
