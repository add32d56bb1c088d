"""Find the differences between a part of a passage and its place in the source."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.text.evidence.comparable_words import DROPPED, SUPERSCRIPT, Word
from articles.text.evidence.findings import (
    MatchOutcome,
    WordingDifference,
    WordingDifferenceKind,
)
from articles.text.evidence.numbers.spoken import sound_the_same
from articles.text.evidence.word_alignment import Pair
from articles.text.evidence.word_comparer import WordComparer, begins_sentence
from articles.text.evidence.writing.asides import is_aside
from articles.text.evidence.writing.brackets import only_explains
from articles.text.evidence.writing.marks import with_marks_judged
from articles.text.evidence.writing.spelling import spelled_otherwise
from articles.text.spans import Span

MARKS = "\"“”„‟«»‹›‘’'`´「」『』"
DASH = re.compile(r"\s*(?:--+|[\u2010-\u2015\u2212-])\s*")
ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.")
SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
SIGNS = str.maketrans({**dict.fromkeys(MARKS, '"'), "[": None, "]": None})
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
HYPHEN = re.compile(r"[-\u2010\u2011\u00ad]+")
# A reference, the sign of a footnote, the time in a transcript.
NOTE = re.compile(
    rf"\[\d{{1,3}}\]|[\[(]\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]|[{SUPERSCRIPT}*†‡]+"
)
PARAGRAPH = re.compile(r"\n\s*\n|\f")
LONGEST_SPLIT = 4  # words of a number before its unit


@dataclass(frozen=True, slots=True)
class ReplacedWords:
    """Words of the passage that stand for words of the source. Either may be empty."""

    words: tuple[Word, ...]
    others: tuple[Word, ...]
    before: Pair  # the equal words on both sides; None at the ends
    after: Pair


def differences(
    pairs: Sequence[Pair], comparer: WordComparer, bracketed: frozenset[Word]
) -> list[WordingDifference]:
    """Return all differences in the order of the passage. Linear in the pairs."""
    changes: list[WordingDifference] = []
    replacements: list[ReplacedWords] = []
    unequal: list[Pair] = []
    last: Pair = (None, None)
    for pair in pairs:
        if not _is_same_word(pair, pairs, comparer):
            unequal.append(pair)
            continue
        if unequal:
            replacements.append(_replaced_words(unequal, last, pair))
            unequal = []
        elif last[0] is not None:
            changes.extend(_punctuation_difference(last, pair, comparer))
        changes.extend(_case_difference(last, pair, comparer))
        last = pair
    if unequal:
        replacements.append(_replaced_words(unequal, last, (None, None)))
    changes.extend(_differences_of_replacements(replacements, comparer, bracketed))
    changes.sort(key=lambda change: (change.passage, change.source))
    return with_marks_judged(changes, comparer.passage, comparer.source, comparer.language)


def outcome_of(changes: Sequence[WordingDifference]) -> MatchOutcome:
    """Return exact, punctuation only, spelled otherwise or altered, from the differences of one part."""
    if any(difference.touches_words for difference in changes):
        return MatchOutcome.ALTERED
    if any(difference.kind is WordingDifferenceKind.SPELLING for difference in changes):
        return MatchOutcome.SPELLING
    return MatchOutcome.PUNCTUATION if changes else MatchOutcome.EXACT


def flag_difference(
    kind: WordingDifferenceKind,
    spans: tuple[Span, Span],
    words: Sequence[Word],
    others: Sequence[Word],
    comparer: WordComparer,
) -> WordingDifference:
    """Return a difference with flags for numbers, negations and names that differ."""
    return WordingDifference(
        kind,
        *spans,
        number=comparer.numbers_differ(words, others),
        negation=comparer.negations_differ(words, others),
        name=comparer.names_differ(words, others),
    )


def _is_same_word(pair: Pair, pairs: Sequence[Pair], comparer: WordComparer) -> bool:
    """Tell whether both words are the same. "US" is not "us" unless all around it is in capitals."""
    word, other = pair
    if word is None or other is None or word.key != other.key:
        return False
    written, there = _letters(word, comparer.passage), _letters(other, comparer.source)
    if written == there or len(word.key) < 2 or written.isupper() == there.isupper():
        return True
    upper, text = (written, comparer.passage) if written.isupper() else (there, comparer.source)
    lower = there if upper is written else written
    side = 0 if upper is written else 1
    return not lower.islower() or _is_shouted(pairs, pair, side, text)


def _is_shouted(pairs: Sequence[Pair], pair: Pair, side: int, text: str) -> bool:
    """Tell whether a neighbour is in capitals as well."""
    at = next(index for index, other in enumerate(pairs) if other is pair)
    around = [other[side] for other in (*pairs[max(0, at - 2) : at], *pairs[at + 1 : at + 3])]
    near = [text[word.start : word.end] for word in around if word is not None]
    return any(len(written) > 1 and written.isupper() for written in near)


def _letters(word: Word, text: str) -> str:
    written = DROPPED.sub("", text[word.start : word.end])
    return written if written.isascii() else unicodedata.normalize("NFKC", written)


def _replaced_words(unequal: Sequence[Pair], before: Pair, after: Pair) -> ReplacedWords:
    words = tuple(word for word, _other in unequal if word is not None)
    others = tuple(other for _word, other in unequal if other is not None)
    return ReplacedWords(words, others, before, after)


def _punctuation_difference(
    last: Pair, pair: Pair, comparer: WordComparer
) -> Iterator[WordingDifference]:
    """The marks between two words, if they differ."""
    if last[0] is None or last[1] is None or pair[0] is None or pair[1] is None:
        return
    gap, other = Span(last[0].end, pair[0].start), Span(last[1].end, pair[1].start)
    if _normalised_marks(comparer.passage, gap) != _normalised_marks(comparer.source, other):
        yield WordingDifference(WordingDifferenceKind.PUNCTUATION, gap, other)


def _normalised_marks(text: str, gap: Span) -> str:
    """The marks in a gap in one form, without page numbers and the opening mark of a new paragraph."""
    written = SIC.sub("", text[gap.start : gap.end])
    if written in ("", " "):
        return ""
    written = NOTE.sub("", written)
    if PARAGRAPH.search(written) or any(sign.isalnum() for sign in written):
        written = re.split(r"[\n\f]", written, maxsplit=1)[0].rstrip(MARKS + " ")
        written = "" if HYPHEN.fullmatch(written) else written
    written = DASH.sub("-", ELLIPSIS.sub("…", written)).translate(SIGNS)
    return INVISIBLE.sub("", written).replace('""', '"')


def _case_difference(last: Pair, pair: Pair, comparer: WordComparer) -> Iterator[WordingDifference]:
    """A word in another spelling or other capitals.

    The first letter of the passage and of a sentence may differ.
    """
    word, other = pair
    if word is None or other is None:
        return
    written, there = _letters(word, comparer.passage), _letters(other, comparer.source)
    if written == there:
        return
    spans = Span(word.start, word.end), Span(other.start, other.end)
    if word.start in comparer.respelled or "ß" in written.lower() + there.lower():
        yield WordingDifference(WordingDifferenceKind.SPELLING, *spans)
        return
    if written.casefold() != there.casefold():
        return
    first = last[0] is None or begins_sentence(comparer.passage, word.start)
    if first and written[1:] == there[1:]:
        return
    yield WordingDifference(WordingDifferenceKind.CASE, *spans)


def _differences_of_replacements(
    replacements: Sequence[ReplacedWords], comparer: WordComparer, bracketed: frozenset[Word]
) -> list[WordingDifference]:
    """The differences of replaced words, with moved units as other writing."""
    replacements = [
        piece
        for replacement in _joined_at_scales(replacements, comparer)
        for piece in _split_off_unit(replacement, comparer)
    ]
    changes = [_difference_of(replacement, comparer, bracketed) for replacement in replacements]
    for index in range(len(changes) - 1):
        if _is_moved_unit(replacements[index], replacements[index + 1], comparer):
            for moved_index in (index, index + 1):
                change = replace(changes[moved_index], kind=WordingDifferenceKind.WRITING)
                changes[moved_index] = replace(change, number=False, negation=False, name=False)
    return changes


def _joined_at_scales(
    replacements: Sequence[ReplacedWords], comparer: WordComparer
) -> list[ReplacedWords]:
    """Join what stands on both sides of "million" if it is one number: "trois millions et demi"."""
    joined: list[ReplacedWords] = []
    for replacement in replacements:
        whole = _joined(joined[-1], replacement, comparer) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(replacement)
    return joined


def _joined(
    replacement: ReplacedWords, following: ReplacedWords, comparer: WordComparer
) -> ReplacedWords | None:
    word, other = replacement.after
    if word is None or other is None or (word, other) != following.before:
        return None
    if word.key not in comparer.vocabulary.scales:
        return None
    words = (*replacement.words, word, *following.words)
    others = (*replacement.others, other, *following.others)
    if not sound_the_same(comparer.passage, words, comparer.source, others, comparer.vocabulary):
        return None
    return ReplacedWords(words, others, replacement.before, following.after)


def _split_off_unit(replacement: ReplacedWords, comparer: WordComparer) -> list[ReplacedWords]:
    """Separate a unit that is only written differently from the number: 4.5 per cent, 5.4%."""
    words, others = replacement.words, replacement.others
    for first in range(1, min(len(words), LONGEST_SPLIT)):
        for second in range(1, min(len(others), LONGEST_SPLIT)):
            if sound_the_same(
                comparer.passage,
                words[first:],
                comparer.source,
                others[second:],
                comparer.vocabulary,
            ):
                middle = (words[first], others[second])
                end = (words[first - 1], others[second - 1])
                return [
                    ReplacedWords(words[:first], others[:second], replacement.before, middle),
                    ReplacedWords(words[first:], others[second:], end, replacement.after),
                ]
    return [replacement]


def _difference_of(
    replacement: ReplacedWords, comparer: WordComparer, bracketed: frozenset[Word]
) -> WordingDifference:
    """The difference of replaced words, with its kind and flags."""
    words, others = replacement.words, replacement.others
    spans = (
        _span(words, replacement.before[0], replacement.after[0]),
        _span(others, replacement.before[1], replacement.after[1]),
    )
    if sound_the_same(comparer.passage, words, comparer.source, others, comparer.vocabulary):
        return WordingDifference(WordingDifferenceKind.WRITING, *spans)
    if not words and is_aside(others, replacement.before[1], replacement.after[1], comparer):
        return WordingDifference(WordingDifferenceKind.ASIDE, *spans)
    if spelled_otherwise(words, others, comparer):
        return WordingDifference(WordingDifferenceKind.SPELLING, *spans)
    if not words or not all(word in bracketed for word in words):
        return flag_difference(WordingDifferenceKind.WORDS, spans, words, others, comparer)
    change = flag_difference(WordingDifferenceKind.BRACKET, spans, words, others, comparer)
    return replace(change, explains=only_explains(words, others, replacement.before[0], comparer))


def _span(words: Sequence[Word], before: Word | None, after: Word | None) -> Span:
    """The span of the words, or the empty place where they are missing."""
    if words:
        return Span(words[0].start, words[-1].end)
    offset = before.end if before else after.start if after else 0
    return Span(offset, offset)


def _is_moved_unit(
    replacement: ReplacedWords, following: ReplacedWords, comparer: WordComparer
) -> bool:
    """Tell whether it is "$5" on one side and "5 dollars" on the other."""
    removal, insertion = (replacement, following) if replacement.words else (following, replacement)
    if (
        removal.others
        or insertion.words
        or replacement.after[0] is None
        or following.before[0] is None
    ):
        return False
    units = comparer.vocabulary.units
    unit = units.get(tuple(word.key for word in removal.words))
    between = comparer.passage[replacement.after[0].start : following.before[0].end]
    return (
        unit is not None
        and unit == units.get(tuple(word.key for word in insertion.others))
        and between[:1].isdecimal()
        and len(between.split()) <= 2
    )
