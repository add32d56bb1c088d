"""What differs between a stretch of a passage and the stretch of a source that it comes from."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.text.evidence.edits import Pair
from articles.text.evidence.findings import TOUCHES_WORDS, Change, Difference, Outcome
from articles.text.evidence.kinds import Reader, begins_sentence
from articles.text.evidence.numbers.spoken import alike
from articles.text.evidence.words import DROPPED, SUPERSCRIPT, Word
from articles.text.languages import load_language
from articles.text.spans import Span

MARKS = "\"“”„‟«»‹›‘’'`´「」『』"
DASH = re.compile(r"\s*(?:--+|[\u2010-\u2015\u2212-])\s*")
ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.")
SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
SIGNS = str.maketrans({**dict.fromkeys(MARKS, '"'), "[": None, "]": None})
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
HYPHEN = re.compile(r"[-\u2010\u2011\u00ad]+")
NOTE = re.compile(rf"\[\d{{1,3}}\]|[{SUPERSCRIPT}]+")  # a reference, the sign of a footnote
PARAGRAPH = re.compile(r"\n\s*\n|\f")
CLOSES = re.compile(rf"[^\w\s{MARKS}]*[{MARKS}]+[^\w\s]*\s")
OPENS = re.compile(rf"\s[{MARKS}]+\Z")
LONGEST_SPLIT = 4  # words of a number that a unit may stand behind
LONGEST_ASIDE = 10  # words: "the minister told reporters in Baghdad on Monday"


@dataclass(frozen=True, slots=True)
class Changed:
    """Words of the passage that stand for words of the source; one of them may be none."""

    words: tuple[Word, ...]
    others: tuple[Word, ...]
    before: Pair  # the equal words on both sides; None at the ends
    after: Pair


def differences(
    pairs: Sequence[Pair], reader: Reader, bracketed: frozenset[Word]
) -> list[Difference]:
    """All differences in the order of the passage. Linear in the pairs."""
    found: list[Difference] = []
    changes: list[Changed] = []
    gathered: list[Pair] = []
    last: Pair = (None, None)
    for pair in pairs:
        if not _is_same(pair, pairs, reader):
            gathered.append(pair)
            continue
        if gathered:
            changes.append(_changed(gathered, last, pair))
            gathered = []
        elif last[0] is not None:
            found.extend(_between(last, pair, reader))
        found.extend(_capitals(last, pair, reader))
        last = pair
    if gathered:
        changes.append(_changed(gathered, last, (None, None)))
    found.extend(_of_changes(changes, reader, bracketed))
    return sorted(found, key=lambda one: (one.passage, one.source))


def outcome_of(found: Sequence[Difference]) -> Outcome:
    """Exact, punctuation only or altered: what the differences of one part make it."""
    if any(difference.kind in TOUCHES_WORDS for difference in found):
        return Outcome.ALTERED
    return Outcome.PUNCTUATION if found else Outcome.EXACT


def flagged(
    kind: Change,
    spans: tuple[Span, Span],
    words: Sequence[Word],
    others: Sequence[Word],
    reader: Reader,
) -> Difference:
    """A difference, with flags for what must stand out."""
    return Difference(
        kind,
        *spans,
        number=reader.numbers_differ(words, others),
        negation=reader.negations_differ(words, others),
        name=reader.names_differ(words, others),
    )


def _is_same(pair: Pair, pairs: Sequence[Pair], reader: Reader) -> bool:
    """Is it the same word on both sides? "US" is not "us" unless all around it is in capitals."""
    word, other = pair
    if word is None or other is None or word.key != other.key:
        return False
    written, there = _letters(word, reader.passage), _letters(other, reader.source)
    if written == there or len(word.key) < 2 or written.isupper() == there.isupper():
        return True
    upper, text = (written, reader.passage) if written.isupper() else (there, reader.source)
    lower = there if upper is written else written
    side = 0 if upper is written else 1
    return not lower.islower() or _is_shouted(pairs, pair, side, text)


def _is_shouted(pairs: Sequence[Pair], pair: Pair, side: int, text: str) -> bool:
    """Is a neighbour, too, written in capitals throughout?"""
    at = next(index for index, other in enumerate(pairs) if other is pair)
    around = [other[side] for other in (*pairs[max(0, at - 2) : at], *pairs[at + 1 : at + 3])]
    near = [text[word.start : word.end] for word in around if word is not None]
    return any(len(written) > 1 and written.isupper() for written in near)


def _letters(word: Word, text: str) -> str:
    written = DROPPED.sub("", text[word.start : word.end])
    return written if written.isascii() else unicodedata.normalize("NFKC", written)


def _changed(gathered: Sequence[Pair], before: Pair, after: Pair) -> Changed:
    words = tuple(word for word, _other in gathered if word is not None)
    others = tuple(other for _word, other in gathered if other is not None)
    return Changed(words, others, before, after)


def _between(last: Pair, pair: Pair, reader: Reader) -> Iterator[Difference]:
    """The marks between two words, where they are not the same."""
    if last[0] is None or last[1] is None or pair[0] is None or pair[1] is None:
        return
    gap, other = Span(last[0].end, pair[0].start), Span(last[1].end, pair[1].start)
    if _signs(reader.passage, gap) != _signs(reader.source, other):
        yield Difference(Change.PUNCTUATION, gap, other)


def _signs(text: str, gap: Span) -> str:
    """The marks in a gap, in one form. A new paragraph's opening mark, a page number are none."""
    written = SIC.sub("", text[gap.start : gap.end])
    if written in ("", " "):
        return ""
    written = NOTE.sub("", written)
    if PARAGRAPH.search(written) or any(sign.isalnum() for sign in written):
        written = re.split(r"[\n\f]", written, maxsplit=1)[0].rstrip(MARKS + " ")
        written = "" if HYPHEN.fullmatch(written) else written
    written = DASH.sub("-", ELLIPSIS.sub("…", written)).translate(SIGNS)
    return INVISIBLE.sub("", written).replace('""', '"')


def _capitals(last: Pair, pair: Pair, reader: Reader) -> Iterator[Difference]:
    """A word in other capitals; the first letter of the passage and of a sentence is free."""
    word, other = pair
    if word is None or other is None:
        return
    written, there = _letters(word, reader.passage), _letters(other, reader.source)
    if written == there or written.casefold() != there.casefold():
        return
    first = last[0] is None or begins_sentence(reader.passage, word.start)
    if first and written[1:] == there[1:]:
        return
    yield Difference(Change.CASE, Span(word.start, word.end), Span(other.start, other.end))


def _of_changes(
    changes: Sequence[Changed], reader: Reader, bracketed: frozenset[Word]
) -> list[Difference]:
    changes = [piece for change in changes for piece in _split(change, reader)]
    found = [_difference(change, reader, bracketed) for change in changes]
    for index in range(len(found) - 1):
        if _moved_unit(changes[index], changes[index + 1], reader):
            for place in (index, index + 1):
                one = replace(found[place], kind=Change.WRITING)
                found[place] = replace(one, number=False, negation=False, name=False)
    return found


def _split(change: Changed, reader: Reader) -> list[Changed]:
    """The change, without the unit behind it that is only written otherwise: 4.5 per cent, 5.4%."""
    words, others = change.words, change.others
    for first in range(1, min(len(words), LONGEST_SPLIT)):
        for second in range(1, min(len(others), LONGEST_SPLIT)):
            if alike(
                reader.passage, words[first:], reader.source, others[second:], reader.vocabulary
            ):
                middle = (words[first], others[second])
                end = (words[first - 1], others[second - 1])
                return [
                    Changed(words[:first], others[:second], change.before, middle),
                    Changed(words[first:], others[second:], end, change.after),
                ]
    return [change]


def _difference(change: Changed, reader: Reader, bracketed: frozenset[Word]) -> Difference:
    words, others = change.words, change.others
    spans = (
        _span(words, change.before[0], change.after[0]),
        _span(others, change.before[1], change.after[1]),
    )
    if alike(reader.passage, words, reader.source, others, reader.vocabulary):
        return Difference(Change.WRITING, *spans)
    if _is_aside(change, reader):
        return Difference(Change.ASIDE, *spans)
    inserted = words and all(word in bracketed for word in words)
    return flagged(Change.BRACKET if inserted else Change.WORDS, spans, words, others, reader)


def _span(words: Sequence[Word], before: Word | None, after: Word | None) -> Span:
    """Where the words stand; when there are none, the empty place where they would."""
    if words:
        return Span(words[0].start, words[-1].end)
    place = before.end if before else after.start if after else 0
    return Span(place, place)


def _moved_unit(change: Changed, following: Changed, reader: Reader) -> bool:
    """Is it "$5" here and "5 dollars" there? Only a number may stand between."""
    one, other = (change, following) if change.words else (following, change)
    if one.others or other.words or change.after[0] is None or following.before[0] is None:
        return False
    units = reader.vocabulary.units
    unit = units.get(tuple(word.key for word in one.words))
    between = reader.passage[change.after[0].start : following.before[0].end]
    return (
        unit is not None
        and unit == units.get(tuple(word.key for word in other.others))
        and between[:1].isdecimal()
        and len(between.split()) <= 2
    )


def _is_aside(change: Changed, reader: Reader) -> bool:
    """Is it the source's "he said" outside its quotation marks, between two pieces of a quotation?"""
    before, after = change.before[1], change.after[1]
    if change.words or before is None or after is None or len(change.others) > LONGEST_ASIDE:
        return False
    closing = reader.source[before.end : change.others[0].start]
    opening = reader.source[change.others[-1].end : after.start]
    if not (CLOSES.match(closing) and OPENS.search(opening)):
        return False
    if reader.negations_differ((), change.others):
        return False
    forms = load_language(reader.language).forms
    return any(word.key in forms for word in change.others)
