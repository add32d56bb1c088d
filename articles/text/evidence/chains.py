"""Find where the words of a passage occur together in a source.

A run is a stretch of equal words, found by its rare words and pairs of words. A chain joins runs: near
ones at a small cost, far ones at the cost of three telling words. Runs by chance cannot pay that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import word_weight

RARE = 40  # places; a word that is more frequent in the source starts no run
COMMON = 600  # places; a pair of words that is more frequent ("of the") starts none either
SEEDS = 6_000  # places that are tried for one passage, so that the cost is bounded
# The strongest runs are joined, at quadratic cost. A long passage in which every seventh word is changed
# has one run for seven words.
RUNS, WORDS_PER_RUN, MOST_RUNS = 64, 7, 400
NEAR = 8  # words of the source that may be left out between two runs of one part
STEP = 0.05  # cost of each word between two runs, so that the nearer of two equals wins
JUMP = 3.0  # cost of continuing elsewhere: two telling words may be chance, three hardly
MARKED_JUMP = 0.5  # the same at an ellipsis, where the writer has left words out
FAR = 0.1  # cost of a jump at an ellipsis that goes back or beyond FAR_WORDS, as ellipses seldom do
FAR_WORDS = 150
REACH = 40  # words from a part within which a small piece between ellipses is looked for
EPSILON = 1e-9  # smaller differences between sums are rounding errors


class Run(NamedTuple):
    """`passage[at:at + length]` and `source.words[place:place + length]` have the same keys."""

    source_start: int
    at: int
    length: int
    weight: float

    @property
    def end(self) -> int:
        return self.at + self.length

    @property
    def source_end(self) -> int:
        return self.source_start + self.length


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in the order of the passage; `parts` are those that lie together in the source."""

    parts: tuple[tuple[Run, ...], ...]
    score: float


# Whether the words between two runs lie across a sentence end of the source that the passage does not have.
Crosses = Callable[[Run, Run], bool]


def find_runs(keys: Sequence[str], breaks: frozenset[int], source: SourceText) -> list[Run]:
    """Return the longest runs, sorted by place. None crosses an ellipsis.

    `breaks` are the indexes of the words behind an ellipsis.
    """
    runs: list[Run] = []
    covered: dict[int, int] = {}  # by diagonal, where the last run ended
    for source_index, at in sorted(_seeds(keys, breaks, source), key=lambda seed: seed[1]):
        if covered.get(source_index - at, -1) > at:
            continue
        run = _extend_seed(keys, breaks, source.keys, source_index, at)
        covered[source_index - at] = run.end
        runs.append(run)
    return sorted(runs)


def find_whole(keys: Sequence[str], breaks: frozenset[int], source: SourceText) -> Chain | None:
    """Return the first place where all the words occur in a row, or None.

    No other place could be better. It is also found if all words are too common to start a run.
    """
    rarest = min(range(len(keys)), key=lambda at: len(source.places.get(keys[at], [])))
    wanted = list(keys)
    for source_index in source.places.get(keys[rarest], [])[:SEEDS]:
        first = source_index - rarest
        if first < 0 or source.keys[first] != keys[0]:
            continue
        if source.keys[first : first + len(wanted)] == wanted:
            cuts = [0, *sorted(breaks), len(wanted)]
            heavy = [sum(map(word_weight, keys[at:end])) for at, end in pairwise(cuts)]
            part = tuple(
                Run(first + at, at, end - at, load)
                for (at, end), load in zip(pairwise(cuts), heavy, strict=True)
            )
            return Chain((part,), sum(heavy))
    return None


def best_chain(
    runs: Sequence[Run],
    breaks: frozenset[int],
    words: int,
    crosses: Crosses,
    *,
    jumps: bool = True,
) -> Chain | None:
    """Return the heaviest chain of runs, or None without runs. The passage has `words` words."""
    most = min(max(RUNS, words // WORDS_PER_RUN), MOST_RUNS)
    strongest = sorted(runs, key=lambda run: (-run.weight, run.source_start))[:most]
    strongest.sort(key=lambda run: (run.at, run.source_start))
    scores: list[float] = []
    before: list[int] = []
    for run in strongest:
        best, link = run.weight, -1
        for index, score in enumerate(scores):
            cost = _transition_cost(strongest[index], run, breaks, crosses, jumps=jumps)
            if cost is None:
                continue
            together = score + run.weight * _unshared_share(strongest[index], run) - cost
            if together > best + EPSILON:
                best, link = together, index
        scores.append(best)
        before.append(link)
    if not scores:
        return None
    top = max(range(len(scores)), key=lambda index: (scores[index], -strongest[index].source_start))
    return Chain(_parts(_trace_chain(strongest, before, top), breaks, crosses), scores[top])


def with_small_pieces(
    parts: Sequence[tuple[Run, ...]],
    keys: Sequence[str],
    breaks: frozenset[int],
    source: SourceText,
) -> list[tuple[Run, ...]]:
    """Add the pieces between ellipses that are too small for a run, such as "We will ...".

    Each stands near the part before or behind it, on its side. The cost is that of the pieces.
    """
    placed = list(parts)
    for at, end in pairwise([0, *sorted(breaks), len(keys)]):
        if any(run.at < end and at < run.end for part in placed for run in part):
            continue
        before = next((part for part in reversed(placed) if part[-1].end <= at), None)
        behind = next((part for part in placed if part[0].at >= end), None)
        first = before[-1].source_end if before else behind[0].source_start - REACH if behind else 0
        last = behind[0].source_start if behind else first + REACH
        starts = range(max(0, first), min(last, len(source.keys)) - (end - at) + 1)
        wanted = list(keys[at:end])
        for start in starts if before else reversed(starts):
            if source.keys[start : start + len(wanted)] == wanted:
                weight = sum(map(word_weight, wanted))
                placed.append((Run(start, at, len(wanted), weight),))
                placed.sort(key=lambda part: part[0].at)
                break
    return placed


def _seeds(
    keys: Sequence[str], breaks: frozenset[int], source: SourceText
) -> list[tuple[int, int]]:
    """Pairs of (index in the source, index in the passage), those of the rarest words first."""
    listed: list[tuple[list[int], int]] = []
    for at, key in enumerate(keys):
        places = source.places.get(key, [])
        if 0 < len(places) <= RARE:
            listed.append((places, at))
    for at, pair in enumerate(pairwise(keys)):
        places = source.pairs.get(pair, [])
        if places and at + 1 not in breaks:
            listed.append((places[:COMMON], at))
    listed.sort(key=lambda entry: len(entry[0]))
    seeds: list[tuple[int, int]] = []
    for places, at in listed:
        if len(seeds) + len(places) > SEEDS:
            break
        seeds.extend((source_index, at) for source_index in places)
    return seeds


def _extend_seed(
    keys: Sequence[str], breaks: frozenset[int], source: Sequence[str], source_index: int, at: int
) -> Run:
    """The longest run through a seed."""
    first, last = 0, 1
    while (
        at - first > 0
        and source_index - first > 0
        and at - first not in breaks
        and keys[at - first - 1] == source[source_index - first - 1]
    ):
        first += 1
    while (
        at + last < len(keys)
        and source_index + last < len(source)
        and at + last not in breaks
        and keys[at + last] == source[source_index + last]
    ):
        last += 1
    heavy = sum(map(word_weight, keys[at - first : at + last]))
    return Run(source_index - first, at - first, first + last, heavy)


def _unshared_share(run: Run, follower: Run) -> float:
    """The share of the follower that remains without the words that both runs have."""
    shared = max(run.end - follower.at, _shared_places(run, follower), 0)
    return (follower.length - shared) / follower.length


def _shared_places(run: Run, follower: Run) -> int:
    if run.source_start < follower.source_start < run.source_end:
        return run.source_end - follower.source_start
    return 0


def _transition_cost(
    run: Run, follower: Run, breaks: frozenset[int], crosses: Crosses, *, jumps: bool
) -> float | None:
    """The cost of a chain from one run to the other, or None if that is impossible."""
    if run.at >= follower.at:
        return None
    shared = max(run.end - follower.at, _shared_places(run, follower), 0)
    if shared >= follower.length:
        return None
    skipped = follower.at + shared - run.end
    left_out = follower.source_start + shared - run.source_end
    marked = any(run.end <= source_index <= follower.at for source_index in breaks)
    if 0 <= left_out <= (0 if marked else NEAR + skipped) and not (
        left_out and crosses(run, follower)
    ):
        return STEP * max(skipped, left_out)
    if not jumps or (
        follower.source_start < run.source_end and run.source_start < follower.source_end
    ):
        return None
    if not marked:
        return JUMP
    return MARKED_JUMP + (FAR if not 0 <= left_out <= FAR_WORDS else FAR * left_out / FAR_WORDS / 2)


def _trace_chain(runs: Sequence[Run], before: Sequence[int], top: int) -> list[Run]:
    """The runs of a chain in order, each without the words it shares with the one before."""
    chain: list[Run] = []
    while top >= 0:
        chain.append(runs[top])
        top = before[top]
    chain.reverse()
    cut = chain[:1]
    for run in chain[1:]:
        shared = max(cut[-1].end - run.at, _shared_places(cut[-1], run), 0)
        length = run.length - shared
        cut.append(
            Run(
                run.source_start + shared, run.at + shared, length, run.weight * length / run.length
            )
        )
    return cut


def _parts(
    chain: Sequence[Run], breaks: frozenset[int], crosses: Crosses
) -> tuple[tuple[Run, ...], ...]:
    """The chain, divided where it continues elsewhere in the source."""
    parts: list[list[Run]] = []
    for run in chain:
        if parts and _continues_part(parts[-1][-1], run, breaks, crosses):
            parts[-1].append(run)
        else:
            parts.append([run])
    return tuple(tuple(part) for part in parts)


def _continues_part(run: Run, follower: Run, breaks: frozenset[int], crosses: Crosses) -> bool:
    left_out = follower.source_start - run.source_end
    marked = any(run.end <= source_index <= follower.at for source_index in breaks)
    if not 0 <= left_out <= (0 if marked else NEAR + follower.at - run.end):
        return False
    return not (left_out and crosses(run, follower))
