"""Locate a passage in a source and show what differs."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from articles.text.evidence.chains import Run, best_chain, find_runs, find_whole, with_small_pieces
from articles.text.evidence.differences import flag_difference
from articles.text.evidence.findings import (
    SAME_WORDING,
    TOUCHES_WORDS,
    MatchedPart,
    MatchOutcome,
    NoMatchReason,
    PartsGap,
    PassageMatch,
    WordingDifference,
    WordingDifferenceKind,
)
from articles.text.evidence.frames.omissions import is_honest_omission
from articles.text.evidence.passage import PassageQuery, read_passage
from articles.text.evidence.placed_parts import PlacedPart, place_part, sentence_crossing
from articles.text.evidence.source import SourceText, read_source
from articles.text.evidence.vocabulary import load_vocabulary
from articles.text.evidence.word_comparer import WordComparer
from articles.text.languages import UNDETERMINED, detect
from articles.text.spans import Span

# Share of the words' weight that the source must have, in this order. A quotation with every third
# word changed still has two thirds; a translation or another sentence on the subject is
# below 0.4, with its names and numbers.
FOUND = 0.6
PIECE_FOUND = (
    0.8  # of one piece between ellipses, if the others are missing; it must also weigh PIECE
)
PIECE = 3.0
NEAR_EQUAL = 0.8  # of the best place's words; less makes no other place
OTHERS = 3  # other places that are shown
CONTEXT = 200  # code points on both sides
SAME_ORDER = (MatchOutcome.EXACT, MatchOutcome.PUNCTUATION, MatchOutcome.SPELLING)
FEWEST_REORDERED = 5  # words that may be found in another order
SPARE = 6  # one more word may stand among as many
SENTENCE_END = re.compile(r"[.!?…。؟]\s")
SHOWN_GAP = 40  # words; a longer gap between two parts is only a distance, not a difference


def locate(passage: str, source: str | SourceText, *, language: str | None = None) -> PassageMatch:
    """Look for the words of `passage` in a source, whatever its punctuation.

    Read a source once with `read_source` if you look for several passages. `language` is that of the
    passage. Linear in the source for the first passage, then in the places of its rare words, whose number
    is bounded.
    """
    read = source if isinstance(source, SourceText) else read_source(source)
    query = read_passage(passage, read, language)
    if query.reason:
        return PassageMatch(MatchOutcome.NOT_CHECKABLE, query.reason)
    if not read.words:
        return PassageMatch(MatchOutcome.NOT_CHECKABLE, NoMatchReason.NO_SOURCE_TEXT)
    comparer = WordComparer(
        passage, read.text, load_vocabulary(read.language), read.language, query.respelled
    )
    runs = find_runs(query.keys, query.breaks, read)
    crosses = sentence_crossing(query, read)
    chain = find_whole(query.keys, query.breaks, read) or best_chain(
        runs, query.breaks, len(query.words), crosses
    )
    parts = with_small_pieces(chain.parts, query.keys, query.breaks, read) if chain else []
    placed = _place_parts(parts, query, read, comparer) if chain else []
    if not chain or not (_is_found(placed, query) or _is_reordered(placed, query, read)):
        return PassageMatch(MatchOutcome.NOT_FOUND, _reason_not_found(query, read))
    if len(placed) > 1:
        return _stitched_match(placed, query, read, comparer)
    others = _other_places(runs, chain.score, placed[0], query, read, comparer)
    best, *rest = sorted([placed[0], *others], key=_rank)
    return PassageMatch(
        best.part.outcome,
        parts=(best.part,),
        differences=best.part.differences,
        context=_context(read.text, best.part.source),
        others=tuple(other.part for other in rest),
        bracketed=_is_bracketed(best.part.differences),
    )


def _place_parts(
    parts: Sequence[tuple[Run, ...]],
    query: PassageQuery,
    source: SourceText,
    comparer: WordComparer,
) -> list[PlacedPart]:
    """Place each part with its share of the passage.

    Words between two parts belong to the first one, unless an ellipsis separates them from it.
    """
    cuts = [0]
    for part, following in pairwise(parts):
        end, begin = part[-1].end, following[0].at
        marked = [index for index in query.breaks if end <= index <= begin]
        cuts.append(marked[-1] if marked else begin)
    cuts.append(len(query.words))
    return [
        place_part(part, range(start, end), query, source, comparer)
        for part, (start, end) in zip(parts, pairwise(cuts), strict=True)
    ]


def _is_found(placed: Sequence[PlacedPart], query: PassageQuery) -> bool:
    """Tell whether enough of the passage is there to call it a quotation from this source."""
    matched = sum(part.matched for part in placed)
    if query.is_all_small:
        return matched >= query.weight
    if matched >= FOUND * query.weight:
        return True
    return bool(query.breaks) and any(
        part.matched >= PIECE and part.best_piece >= PIECE_FOUND for part in placed
    )


def _is_reordered(placed: Sequence[PlacedPart], query: PassageQuery, source: SourceText) -> bool:
    """Tell whether one sentence near the place has all the words, and hardly others, in another order."""
    size = len(query.words)
    first, last = min(part.first for part in placed), max(part.last for part in placed)
    if size < FEWEST_REORDERED or query.breaks or last - first > 2 * size:
        return False
    wanted = Counter(query.keys)
    width = size + max(1, size // SPARE)
    for start in range(max(0, first - size), min(len(source.words) - size, last) + 1):
        stretch = source.words[start : start + width]
        if wanted <= Counter(word.key for word in stretch):
            there = [word for word in stretch if word.key in wanted]
            if not SENTENCE_END.search(source.text, there[0].start, there[-1].start):
                return True
    return False


def _reason_not_found(query: PassageQuery, source: SourceText) -> NoMatchReason:
    pairs = ((detect(query.text), source.detected), (query.language, source.language))
    other = any(UNDETERMINED not in pair and pair[0] != pair[1] for pair in pairs)
    return NoMatchReason.OTHER_LANGUAGE if other else NoMatchReason.NONE


def _rank(placed: PlacedPart) -> tuple[float, int, Span]:
    """The best place first: most words, fewest differences, then the earlier one."""
    outcomes = (*SAME_ORDER, MatchOutcome.ALTERED)
    words = sum(difference.touches_words for difference in placed.part.differences)
    worst = outcomes.index(placed.part.outcome)
    return -placed.matched, 10 * worst + words, placed.part.source


def _other_places(
    runs: Sequence[Run],
    score: float,
    best: PlacedPart,
    query: PassageQuery,
    source: SourceText,
    comparer: WordComparer,
) -> list[PlacedPart]:
    """Further places with nearly as many of the words."""
    others: list[PlacedPart] = []
    left = _runs_outside(runs, best)
    while len(others) < OTHERS:
        crosses = sentence_crossing(query, source)
        chain = best_chain(left, query.breaks, len(query.words), crosses, jumps=False)
        if chain is None or chain.score < NEAR_EQUAL * score:
            break
        placed = place_part(chain.parts[0], range(len(query.words)), query, source, comparer)
        left = _runs_outside(left, placed)
        if placed.matched >= FOUND * query.weight:
            others.append(placed)
    return others


def _runs_outside(runs: Sequence[Run], placed: PlacedPart) -> list[Run]:
    """The runs that share no word of the source with the placed part."""
    return [
        run for run in runs if run.source_end <= placed.first or run.source_start >= placed.last
    ]


def _stitched_match(
    placed: Sequence[PlacedPart], query: PassageQuery, source: SourceText, comparer: WordComparer
) -> PassageMatch:
    """A match of parts from several places, with the gaps between them."""
    joins: list[PartsGap] = []
    differences: list[WordingDifference] = list(placed[0].part.differences)
    for earlier, later in pairwise(placed):
        in_order = earlier.last <= later.first
        first, last = (earlier.last, later.first) if in_order else (later.last, earlier.first)
        joins.append(
            PartsGap(in_order, marked=later.begins in query.breaks, distance=max(0, last - first))
        )
        if in_order and 0 < last - first <= SHOWN_GAP:
            differences.append(_omitted_words(earlier, later, source, comparer))
        differences.extend(later.part.differences)
    parts = [part.part for part in placed]
    outcome = _stitched_outcome(parts, joins, source)
    return PassageMatch(
        outcome,
        parts=tuple(parts),
        joins=tuple(joins),
        differences=tuple(differences),
        context=_context(source.text, placed[0].part.source),
        bracketed=_is_bracketed([each for part in parts for each in part.differences]),
        stitches=outcome,
    )


def _stitched_outcome(
    parts: Sequence[MatchedPart], joins: Sequence[PartsGap], source: SourceText
) -> MatchOutcome:
    """Punctuation only if the article marks all that it leaves out, and that turns nothing."""
    is_marked = all(join.in_order and join.marked and join.distance <= SHOWN_GAP for join in joins)
    is_whole = all(part.outcome in SAME_WORDING for part in parts)
    if (
        is_marked
        and is_whole
        and all(is_honest_omission(*pair, source) for pair in pairwise(parts))
    ):
        spelled = any(part.outcome is MatchOutcome.SPELLING for part in parts)
        return MatchOutcome.SPELLING if spelled else MatchOutcome.PUNCTUATION
    return MatchOutcome.STITCHED


def _omitted_words(
    earlier: PlacedPart, later: PlacedPart, source: SourceText, comparer: WordComparer
) -> WordingDifference:
    """The words of the source between two parts."""
    words = source.words[earlier.last : later.first]
    passage = Span(earlier.part.passage.end, later.part.passage.start)
    spans = (passage, Span(words[0].start, words[-1].end))
    return flag_difference(WordingDifferenceKind.OMITTED, spans, (), words, comparer)


def _is_bracketed(differences: Sequence[WordingDifference]) -> bool:
    """Tell whether only the writer's own insertions change the words."""
    kinds = {difference.kind for difference in differences if difference.kind in TOUCHES_WORDS}
    return kinds == {WordingDifferenceKind.BRACKET}


def _context(text: str, span: Span) -> Span:
    """The place with the words around it, cut at white space."""
    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)
