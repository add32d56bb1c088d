"""Recognise the source's own "she said" between two pieces of one quotation."""

import re
from collections.abc import Sequence

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.word_comparer import WordComparer
from articles.text.languages import load_language

MARKS = "\"“”„‟«»‹›‘’'`´「」『』"
CLOSES = re.compile(rf"[^\w\s{MARKS}]*[{MARKS}]+[^\w\s]*\s")
OPENS = re.compile(rf"\s[{MARKS}]+\Z")
INSIDE = re.compile(
    r"\s*(?:,|-{1,2}|[\u2013\u2014])\s*"
)  # on both sides of "she said" inside one pair of marks
LONGEST_ASIDE = 10  # words: "the minister told reporters in Baghdad on Monday"
LONGEST_INSIDE = 5  # words: "the mayor said on Monday"
PRONOUNS = frozenset(
    {"he", "she", "they", "i", "we", "the", "er", "sie", "il", "elle", "a", "ella", "él"}
)
# What somebody thinks says more than who speaks.
THOUGHT = frozenset({
    "knew", "knows", "thought", "thinks", "believed", "believes", "felt", "feels", "hoped", "hopes", "feared",
    "fears", "guessed", "guesses", "wished", "doubted", "doubts", "denied", "denies",
})  # fmt: skip


def is_aside(
    others: Sequence[Word], before: Word | None, after: Word | None, comparer: WordComparer
) -> bool:
    """Tell whether the words of the source between `before` and `after` only say who speaks."""
    if not others or before is None or after is None or len(others) > LONGEST_ASIDE:
        return False
    closing = comparer.source[before.end : others[0].start]
    opening = comparer.source[others[-1].end : after.start]
    between_marks = CLOSES.match(closing) and OPENS.search(opening)
    if not between_marks and not (
        INSIDE.fullmatch(closing) and INSIDE.fullmatch(opening) and _names_speaker(others, comparer)
    ):
        return False
    if comparer.negations_differ((), others):
        return False
    forms = load_language(comparer.language).forms
    return any(word.key in forms for word in others)


def _names_speaker(others: Sequence[Word], comparer: WordComparer) -> bool:
    """Tell whether it is a short clause of a verb of saying with its subject: "she said", "said Lind"."""
    if not 2 <= len(others) <= LONGEST_INSIDE:
        return False
    forms = load_language(comparer.language).forms
    if any(word.key in THOUGHT for word in others):
        return False
    first, second = others[0], others[1]
    subject = second if first.key in forms else first
    written = comparer.source[subject.start : subject.end]
    return subject.key in PRONOUNS or written[:1].isupper()
