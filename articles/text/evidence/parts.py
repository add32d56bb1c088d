"""One part of a passage laid beside the stretch of the source that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.text.evidence.chains import NEAR, Run
from articles.text.evidence.comparing import differences, outcome_of
from articles.text.evidence.edits import Pair, paired
from articles.text.evidence.findings import Change, Difference, Part
from articles.text.evidence.kinds import Reader
from articles.text.evidence.passage import Wanted
from articles.text.evidence.source import Source
from articles.text.evidence.words import Word, joined
from articles.text.languages import load_language
from articles.text.spans import Span

STOPS = ".!?…\n\f。！？"
ANOTHER_NUMBER = (
    0.5  # a figure where another stands shows the place nearly as well as the right one
)
CLOSERS = "\"'”’»)]“"


@dataclass(frozen=True, slots=True)
class Placed:
    """A part, and its stretch of the source as indexes of words. `begins` is its first word's index
    in the passage, `matched` the weight of the words that are there, `best_piece` the greatest share
    of one piece between ellipses."""

    part: Part
    begins: int
    first: int
    last: int
    matched: float
    best_piece: float


def place_part(
    chain: Sequence[Run], stretch: range, asked: Wanted, source: Source, reader: Reader
) -> Placed:
    """Lay the words of the passage in `stretch` beside the source, from the runs of `chain` outwards.

    Words beyond an ellipsis that have no run of their own are in no place of the source.
    """
    begin, end = chain[0].at, chain[-1].end
    marked = [place for place in asked.breaks if place in stretch]
    first = max((place for place in marked if place <= begin), default=stretch.start)
    last = min((place for place in marked if place >= end), default=stretch.stop)
    pairs = [
        *((word, None) for word in asked.words[stretch.start : first]),
        *_head(asked.words[first:begin], chain[0].place, source, reader),
        *_middle(chain, asked, source, reader),
        *_tail(asked.words[end:last], chain[-1].place_end, source, reader),
        *((word, None) for word in asked.words[last : stretch.stop]),
    ]
    there = [other for _word, other in pairs if other is not None]
    span = Span(there[0].start, there[-1].end)
    words = asked.words[stretch.start : stretch.stop]
    found = tuple(differences(pairs, reader, asked.bracketed))
    same = _shares(words, found)
    matched = sum(share * asked.weight_of(word) for word, share in same.items())
    weight = sum(asked.weight_of(word) for word in words)
    return Placed(
        Part(
            Span(words[0].start, words[-1].end),
            span,
            outcome_of(found),
            found,
            matched / weight if weight else 0.0,
        ),
        stretch.start,
        _index(source, chain[0].place, span.start),
        _index(source, chain[-1].place_end - 1, there[-1].start) + 1,
        matched,
        _best_piece(stretch, same, asked),
    )


def _middle(chain: Sequence[Run], asked: Wanted, source: Source, reader: Reader) -> list[Pair]:
    pairs: list[Pair] = []
    for run, following in pairwise([*chain, None]):
        if run is None:
            continue
        words = asked.words[run.at : run.end]
        pairs.extend(zip(words, source.words[run.place : run.place_end], strict=True))
        if following is None:
            break
        gap = asked.words[run.end : following.at]
        there = _unparted(source, range(run.place_end, following.place), gap)
        pairs.extend(paired(gap, there, reader.kindred))
    return pairs


def _head(left: Sequence[Word], place: int, source: Source, reader: Reader) -> list[Pair]:
    """The words before the first run, against the same sentence of the source."""
    if not left:
        return []
    first = place
    while first > 0 and place - first < len(left) + NEAR and not _stops(source, first - 1):
        first -= 1
    there = _unparted(source, range(first, place), left)
    open_end = len(there) > len(left)
    return paired(left[::-1], there[::-1], reader.kindred, open_end=open_end)[::-1]


def _tail(left: Sequence[Word], place: int, source: Source, reader: Reader) -> list[Pair]:
    """The words after the last run, against the same sentence of the source."""
    if not left:
        return []
    last = place
    while (
        last < len(source.words)
        and last - place < len(left) + NEAR
        and not _stops(source, last - 1)
    ):
        last += 1
    there = _unparted(source, range(place, last), left)
    return paired(left, there, reader.kindred, open_end=len(there) > len(left))


def _stops(source: Source, index: int) -> bool:
    """Does a sentence end after this word? Not after "Mr.", not at the end of a line."""
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


def _unparted(source: Source, places: range, wanted: Sequence[Word]) -> list[Word]:
    """Words of the source; what a line's end parted is one where the passage has it as one."""
    keys = {word.key for word in wanted}
    found: list[Word] = []
    skip = -1
    for place in places:
        if place == skip:
            continue
        word = source.words[place]
        if place in source.line_ends and place + 1 in places:
            whole = joined(word, source.words[place + 1])
            if whole.key in keys:
                word, skip = whole, place + 1
        found.append(word)
    return found


def _index(source: Source, near: int, start: int) -> int:
    """The index of the word that begins at `start`, a few words from `near`."""
    while source.words[near].start > start:
        near -= 1
    while source.words[near].start < start:
        near += 1
    return near


def _shares(words: Sequence[Word], found: Sequence[Difference]) -> dict[Word, float]:
    """How much each word counts as found: wholly when it is there, by half a number for a number."""
    touching = [one for one in found if one.kind in (Change.WORDS, Change.BRACKET)]
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


def _best_piece(stretch: range, same: dict[Word, float], asked: Wanted) -> float:
    """Of the pieces between ellipses, the greatest share of words that are in the source."""
    cuts = [stretch.start, *sorted(b for b in asked.breaks if b in stretch), stretch.stop]
    shares = []
    for start, end in pairwise(cuts):
        words = asked.words[start:end]
        weight = sum(map(asked.weight_of, words))
        if weight:
            there = sum(same.get(word, 0.0) * asked.weight_of(word) for word in words)
            shares.append(there / weight)
    return max(shares, default=0.0)
