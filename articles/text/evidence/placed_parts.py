"""Place a part of a passage beside the words of the source that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.text.evidence.chains import NEAR, Crosses, Run
from articles.text.evidence.comparable_words import Word, join_words
from articles.text.evidence.differences import differences, outcome_of
from articles.text.evidence.findings import MatchedPart, WordingDifference, WordingDifferenceKind
from articles.text.evidence.passage import PassageQuery
from articles.text.evidence.source import SourceText
from articles.text.evidence.word_alignment import Pair, align_words
from articles.text.evidence.word_comparer import WordComparer
from articles.text.languages import load_language
from articles.text.spans import Span

STOPS = ".!?…\n\f。！？"
STOPS_IN_PASSAGE = frozenset(".!?…。！？:;")
ANOTHER_NUMBER = 0.5  # another number shows the place nearly as well as the right one
CLOSERS = "\"'”’»)]“"


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part and its words of the source, by index.

    `begins` is the index of its first word in the passage, `matched` the weight of the words that are in
    the source, `best_piece` the greatest share of a piece between ellipses.
    """

    part: MatchedPart
    begins: int
    first: int
    last: int
    matched: float
    best_piece: float


def place_part(
    chain: Sequence[Run],
    stretch: range,
    query: PassageQuery,
    source: SourceText,
    comparer: WordComparer,
) -> PlacedPart:
    """Place the words of the passage in `stretch` beside the source, outwards from the runs of `chain`.

    Words beyond an ellipsis that have no run of their own get no place.
    """
    pairs = _all_pairs(chain, stretch, query, source, comparer)
    there = [other for _word, other in pairs if other is not None]
    span = Span(there[0].start, there[-1].end)
    words = query.words[stretch.start : stretch.stop]
    changes = tuple(differences(pairs, comparer, query.bracketed))
    shares = _found_shares(words, changes)
    matched = sum(share * query.weight_of(word) for word, share in shares.items())
    weight = sum(query.weight_of(word) for word in words)
    share = matched / weight if weight else 0.0
    passage = Span(words[0].start, words[-1].end)
    return PlacedPart(
        MatchedPart(passage, span, outcome_of(changes), changes, share),
        stretch.start,
        _word_index(source, chain[0].source_start, span.start),
        _word_index(source, chain[-1].source_end - 1, there[-1].start) + 1,
        matched,
        _best_piece(stretch, shares, query),
    )


def _all_pairs(
    chain: Sequence[Run],
    stretch: range,
    query: PassageQuery,
    source: SourceText,
    comparer: WordComparer,
) -> list[Pair]:
    """The words of the stretch with their words of the source, before, in and behind the chain."""
    begin, end = chain[0].at, chain[-1].end
    marked = [word_index for word_index in query.breaks if word_index in stretch]
    first = max((word_index for word_index in marked if word_index <= begin), default=stretch.start)
    last = min((word_index for word_index in marked if word_index >= end), default=stretch.stop)
    return [
        *((word, None) for word in query.words[stretch.start : first]),
        *_pairs_before(query.words[first:begin], chain[0].source_start, source, comparer),
        *_pairs_between_runs(chain, query, source, comparer),
        *_pairs_after(query.words[end:last], chain[-1].source_end, source, comparer),
        *((word, None) for word in query.words[last : stretch.stop]),
    ]


def _pairs_between_runs(
    chain: Sequence[Run], query: PassageQuery, source: SourceText, comparer: WordComparer
) -> list[Pair]:
    """The words of all runs, and the aligned words between them."""
    pairs: list[Pair] = []
    for run, following in pairwise([*chain, None]):
        if run is None:
            continue
        words = query.words[run.at : run.end]
        pairs.extend(zip(words, source.words[run.source_start : run.source_end], strict=True))
        if following is None:
            break
        gap = query.words[run.end : following.at]
        there = _joined_at_line_ends(source, range(run.source_end, following.source_start), gap)
        pairs.extend(align_words(gap, there, comparer.is_similar_kind))
    return pairs


def _pairs_before(
    left: Sequence[Word], source_index: int, source: SourceText, comparer: WordComparer
) -> list[Pair]:
    """Align the words before the first run with the same sentence of the source."""
    if not left:
        return []
    first = source_index
    while (
        first > 0
        and source_index - first < len(left) + NEAR
        and not sentence_ends_after(source, first - 1)
    ):
        first -= 1
    there = _joined_at_line_ends(source, range(first, source_index), left)
    open_end = len(there) > len(left)
    return align_words(left[::-1], there[::-1], comparer.is_similar_kind, open_end=open_end)[::-1]


def _pairs_after(
    left: Sequence[Word], source_index: int, source: SourceText, comparer: WordComparer
) -> list[Pair]:
    """Align the words behind the last run with the same sentence of the source."""
    if not left:
        return []
    last = source_index
    while (
        last < len(source.words)
        and last - source_index < len(left) + NEAR
        and not sentence_ends_after(source, last - 1)
    ):
        last += 1
    there = _joined_at_line_ends(source, range(source_index, last), left)
    return align_words(left, there, comparer.is_similar_kind, open_end=len(there) > len(left))


def sentence_ends_after(source: SourceText, index: int) -> bool:
    """Tell whether a sentence ends after this word. It does not after "Mr." or at the end of a line."""
    if index < 0 or index + 1 >= len(source.words):
        return True
    word, following = source.words[index], source.words[index + 1]
    gap = source.text[word.end : following.start]
    if "\n\n" in gap:
        return True
    mark = gap.strip().rstrip(CLOSERS)[-1:]
    if not mark or mark not in STOPS:
        return False
    written = source.text[word.start : word.end]
    short = len(written) == 1 or written in load_language(source.language).never_sentence_final
    return not (mark == "." and short)


def sentence_crossing(query: PassageQuery, source: SourceText) -> Crosses:
    """Return what tells whether two runs lie in two sentences of the source that the passage makes one."""

    def crosses(run: Run, follower: Run) -> bool:
        if run.end > follower.at:
            return False
        written = query.text[query.words[run.end - 1].end : query.words[follower.at].start]
        if not STOPS_IN_PASSAGE.isdisjoint(written):
            return False
        return any(
            _has_stop(source, index) and sentence_ends_after(source, index)
            for index in range(run.source_end - 1, follower.source_start)
        )

    return crosses


def _has_stop(source: SourceText, index: int) -> bool:
    """Tell whether there is a mark behind the word, not only the end of a line or page."""
    if index + 1 >= len(source.words):
        return False
    gap = source.text[source.words[index].end : source.words[index + 1].start]
    return not STOPS_IN_PASSAGE.isdisjoint(gap)


def _joined_at_line_ends(
    source: SourceText, source_indexes: range, passage_words: Sequence[Word]
) -> list[Word]:
    """Words of the source. Two halves of a hyphenated word are one if the passage has the whole word."""
    keys = {word.key for word in passage_words}
    words: list[Word] = []
    skip = -1
    for source_index in source_indexes:
        if source_index == skip:
            continue
        word = source.words[source_index]
        if source_index in source.line_ends and source_index + 1 in source_indexes:
            whole = join_words(word, source.words[source_index + 1])
            if whole.key in keys:
                word, skip = whole, source_index + 1
        words.append(word)
    return words


def _word_index(source: SourceText, near: int, start: int) -> int:
    """The index of the word that begins at `start`, a few words from `near`."""
    while source.words[near].start > start:
        near -= 1
    while source.words[near].start < start:
        near += 1
    return near


def _found_shares(words: Sequence[Word], changes: Sequence[WordingDifference]) -> dict[Word, float]:
    """How much each word counts as found: 1 if it is there, 0.5 for a number in place of another."""
    touching = [
        change
        for change in changes
        if change.kind in (WordingDifferenceKind.WORDS, WordingDifferenceKind.BRACKET)
    ]
    shares: dict[Word, float] = {}
    at = 0
    for word in words:
        while at < len(touching) and touching[at].passage.end <= word.start:
            at += 1
        if at == len(touching) or word.start < touching[at].passage.start:
            shares[word] = 1.0
        elif touching[at].number and touching[at].source.start < touching[at].source.end:
            shares[word] = ANOTHER_NUMBER
    return shares


def _best_piece(stretch: range, shares: dict[Word, float], query: PassageQuery) -> float:
    """The greatest share of words in the source among the pieces between ellipses."""
    cuts = [stretch.start, *sorted(b for b in query.breaks if b in stretch), stretch.stop]
    of_pieces = []
    for start, end in pairwise(cuts):
        words = query.words[start:end]
        weight = sum(map(query.weight_of, words))
        if weight:
            there = sum(shares.get(word, 0.0) * query.weight_of(word) for word in words)
            of_pieces.append(there / weight)
    return max(of_pieces, default=0.0)
