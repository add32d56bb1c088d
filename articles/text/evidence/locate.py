"""Where the words of a passage stand in a source, and what is different there."""

from collections.abc import Sequence
from itertools import pairwise

from articles.text.evidence.chains import Run, best_chain, runs, whole
from articles.text.evidence.comparing import flagged
from articles.text.evidence.findings import (
    TOUCHES_WORDS,
    Change,
    Difference,
    Join,
    Located,
    Outcome,
    Reason,
)
from articles.text.evidence.kinds import Reader
from articles.text.evidence.parts import Placed, place_part
from articles.text.evidence.passage import Wanted, wanted
from articles.text.evidence.source import Source, source_of
from articles.text.evidence.vocabulary import vocabulary
from articles.text.languages import UNDETERMINED, detect
from articles.text.spans import Span

# Of the words' weight so much must stand in the source, in this order. A quotation with every third
# word changed still has two thirds; a translation or another sentence on the same subject has below
# 0.4, made of names and numbers.
FOUND = 0.6
PIECE_FOUND = (
    0.8  # of one piece between ellipses, when the others are absent; it must weigh PIECE too
)
PIECE = 3.0
NEAR_EQUAL = 0.8  # of the best place's words; so much makes another place worth a look
OTHERS = 3  # more places than that are no help to read
CONTEXT = 200  # code points on both sides
SHOWN_GAP = 40  # words; a longer gap between two parts is given as a distance, not as a difference


def locate(passage: str, source: str | Source, *, language: str | None = None) -> Located:
    """Look for the words of `passage` in a source; marks around it do not matter.

    Read a source once with `source_of` when several passages are looked for. `language` is that of
    the passage. Linear in the source for the first passage; afterwards in the places of its rare
    words, which are bounded.
    """
    read = source if isinstance(source, Source) else source_of(source)
    asked = wanted(passage, read, language)
    if asked.reason:
        return Located(Outcome.NOT_CHECKABLE, asked.reason)
    if not read.words:
        return Located(Outcome.NOT_CHECKABLE, Reason.NO_SOURCE_TEXT)
    reader = Reader(passage, read.text, vocabulary(read.language), read.language)
    found = runs(asked.keys, asked.breaks, read)
    chain = whole(asked.keys, asked.breaks, read) or best_chain(
        found, asked.breaks, len(asked.words)
    )
    placed = _placed(chain.parts, asked, read, reader) if chain else []
    if not chain or not _is_found(placed, asked):
        return Located(Outcome.NOT_FOUND, _why_not(asked, read))
    if len(placed) > 1:
        return _stitched(placed, asked, read, reader)
    others = _elsewhere(found, chain.score, placed[0], asked, read, reader)
    best, *rest = sorted([placed[0], *others], key=_rank)
    return Located(
        best.part.outcome,
        parts=(best.part,),
        differences=best.part.differences,
        context=_context(read.text, best.part.source),
        others=tuple(other.part for other in rest),
        bracketed=_is_bracketed(best.part.differences),
    )


def _placed(
    parts: Sequence[tuple[Run, ...]], asked: Wanted, source: Source, reader: Reader
) -> list[Placed]:
    """Each part with its share of the passage: words between two parts go to the one before,
    unless an ellipsis keeps them from it."""
    cuts = [0]
    for part, following in pairwise(parts):
        end, begin = part[-1].end, following[0].at
        marked = [place for place in asked.breaks if end <= place <= begin]
        cuts.append(marked[-1] if marked else begin)
    cuts.append(len(asked.words))
    return [
        place_part(part, range(start, end), asked, source, reader)
        for part, (start, end) in zip(parts, pairwise(cuts), strict=True)
    ]


def _is_found(placed: Sequence[Placed], asked: Wanted) -> bool:
    """Is enough of the passage there to speak of it as a quotation from this source?"""
    matched = sum(part.matched for part in placed)
    if asked.is_all_small:
        return matched >= asked.weight
    if matched >= FOUND * asked.weight:
        return True
    return bool(asked.breaks) and any(
        part.matched >= PIECE and part.best_piece >= PIECE_FOUND for part in placed
    )


def _why_not(asked: Wanted, source: Source) -> Reason:
    pairs = ((detect(asked.text), source.detected), (asked.language, source.language))
    other = any(UNDETERMINED not in pair and pair[0] != pair[1] for pair in pairs)
    return Reason.OTHER_LANGUAGE if other else Reason.NONE


def _rank(placed: Placed) -> tuple[float, int, Span]:
    """The best place first: most words, fewest differences, then the earlier one."""
    outcomes = (Outcome.EXACT, Outcome.PUNCTUATION, Outcome.ALTERED)
    words = sum(one.kind in TOUCHES_WORDS for one in placed.part.differences)
    worst = outcomes.index(placed.part.outcome)
    return -placed.matched, 10 * worst + words, placed.part.source


def _elsewhere(
    found: Sequence[Run],
    score: float,
    best: Placed,
    asked: Wanted,
    source: Source,
    reader: Reader,
) -> list[Placed]:
    """Further places with nearly as many of the words."""
    others: list[Placed] = []
    left = _beside(found, best)
    while len(others) < OTHERS:
        chain = best_chain(left, asked.breaks, len(asked.words), jumps=False)
        if chain is None or chain.score < NEAR_EQUAL * score:
            break
        placed = place_part(chain.parts[0], range(len(asked.words)), asked, source, reader)
        left = _beside(left, placed)
        if placed.matched >= FOUND * asked.weight:
            others.append(placed)
    return others


def _beside(found: Sequence[Run], placed: Placed) -> list[Run]:
    """The runs that share no word of the source with what was placed."""
    return [run for run in found if run.place_end <= placed.first or run.place >= placed.last]


def _stitched(placed: Sequence[Placed], asked: Wanted, source: Source, reader: Reader) -> Located:
    """Parts from several places: how they lie to each other, and what was left out between."""
    joins: list[Join] = []
    differences: list[Difference] = list(placed[0].part.differences)
    for one, following in pairwise(placed):
        in_order = one.last <= following.first
        first, last = (one.last, following.first) if in_order else (following.last, one.first)
        joins.append(
            Join(in_order, marked=following.begins in asked.breaks, distance=max(0, last - first))
        )
        if in_order and 0 < last - first <= SHOWN_GAP:
            differences.append(_omitted(one, following, source, reader))
        differences.extend(following.part.differences)
    return Located(
        Outcome.STITCHED,
        parts=tuple(part.part for part in placed),
        joins=tuple(joins),
        differences=tuple(differences),
        context=_context(source.text, placed[0].part.source),
    )


def _omitted(one: Placed, following: Placed, source: Source, reader: Reader) -> Difference:
    """What the source says between two parts; a "not" among it stands out."""
    words = source.words[one.last : following.first]
    passage = Span(one.part.passage.end, following.part.passage.start)
    spans = (passage, Span(words[0].start, words[-1].end))
    return flagged(Change.OMITTED, spans, (), words, reader)


def _is_bracketed(found: Sequence[Difference]) -> bool:
    """Does nothing but the writer's own insertions touch the words?"""
    touching = [one.kind for one in found if one.kind in TOUCHES_WORDS]
    return bool(touching) and set(touching) == {Change.BRACKET}


def _context(text: str, place: Span) -> Span:
    """The place with the words around it, cut at white space."""
    start, end = max(0, place.start - CONTEXT), min(len(text), place.end + CONTEXT)
    while 0 < start < place.start and not text[start - 1].isspace():
        start += 1
    while place.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)
