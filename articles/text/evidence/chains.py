"""Where the words of a passage stand together in a source: runs of equal words, and chains of them.

A run is found through its rare words and its pairs of words; a chain strings runs together, near
ones for little, far ones for as much as three telling words. What a chain cannot pay for is chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.text.evidence.source import Source
from articles.text.evidence.vocabulary import weight

RARE = 40  # places; a single word that stands more often in the source points to no passage
COMMON = 600  # places; a pair of words that stands more often ("of the") does not either
SEEDS = 6_000  # places that one passage may point to: keeps the cost of any passage bounded
# The strongest runs that are strung together: their number counts squared. A long passage with every
# seventh word changed has one for each seven.
RUNS, WORDS_PER_RUN, MOST_RUNS = 64, 7, 400
NEAR = 8  # words of the source that may be left out between two runs of one part
STEP = 0.05  # cost of each word between two runs, so that the nearer of two equals wins
JUMP = 3.0  # cost of going on elsewhere: chance brings two telling words together, hardly three
MARKED_JUMP = (
    0.5  # the same where the passage has an ellipsis: the writer said that words are left out
)
FAR = 0.1  # cost of a marked jump that goes back or beyond FAR_WORDS: ellipses seldom do
FAR_WORDS = 150
EPSILON = 1e-9  # sums of the same costs in another order are alike


class Run(NamedTuple):
    """`passage[at:at + length]` and `source.words[place:place + length]` have the same keys."""

    place: int
    at: int
    length: int
    weight: float

    @property
    def end(self) -> int:
        return self.at + self.length

    @property
    def place_end(self) -> int:
        return self.place + self.length


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in the order of the passage; `parts` are those that lie together in the source."""

    parts: tuple[tuple[Run, ...], ...]
    score: float


def runs(keys: Sequence[str], breaks: frozenset[int], source: Source) -> list[Run]:
    """The longest stretches of equal words, sorted by place. None crosses an ellipsis.

    `breaks` are the indexes of the words that an ellipsis stands before.
    """
    found: list[Run] = []
    covered: dict[int, int] = {}  # by diagonal, where the last run ended
    for place, at in sorted(_seeds(keys, breaks, source), key=lambda seed: seed[1]):
        if covered.get(place - at, -1) > at:
            continue
        run = _extended(keys, breaks, source.keys, place, at)
        covered[place - at] = run.end
        found.append(run)
    return sorted(found)


def whole(keys: Sequence[str], breaks: frozenset[int], source: Source) -> Chain | None:
    """The first place where all the words stand in a row; None when there is none.

    Nothing else could be better, and words that are too common to point to a place are found too.
    """
    rarest = min(range(len(keys)), key=lambda at: len(source.places.get(keys[at], [])))
    asked = list(keys)
    for place in source.places.get(keys[rarest], [])[:SEEDS]:
        first = place - rarest
        if first < 0 or source.keys[first] != keys[0]:
            continue
        if source.keys[first : first + len(asked)] == asked:
            cuts = [0, *sorted(breaks), len(asked)]
            heavy = [sum(map(weight, keys[at:end])) for at, end in pairwise(cuts)]
            part = tuple(
                Run(first + at, at, end - at, load)
                for (at, end), load in zip(pairwise(cuts), heavy, strict=True)
            )
            return Chain((part,), sum(heavy))
    return None


def best_chain(
    found: Sequence[Run], breaks: frozenset[int], words: int, *, jumps: bool = True
) -> Chain | None:
    """The heaviest chain of runs; None when there is no run. `words` is the passage's length."""
    most = min(max(RUNS, words // WORDS_PER_RUN), MOST_RUNS)
    strong = sorted(found, key=lambda run: (-run.weight, run.place))[:most]
    strong.sort(key=lambda run: (run.at, run.place))
    scores: list[float] = []
    before: list[int] = []
    for run in strong:
        best, link = run.weight, -1
        for index, score in enumerate(scores):
            cost = _cost(strong[index], run, breaks, jumps=jumps)
            if cost is None:
                continue
            together = score + run.weight * _rest(strong[index], run) - cost
            if together > best + EPSILON:
                best, link = together, index
        scores.append(best)
        before.append(link)
    if not scores:
        return None
    top = max(range(len(scores)), key=lambda index: (scores[index], -strong[index].place))
    return Chain(_parts(_back(strong, before, top), breaks), scores[top])


def _seeds(keys: Sequence[str], breaks: frozenset[int], source: Source) -> list[tuple[int, int]]:
    """Pairs (index in the source, index in the passage), those of the rarest words first."""
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
    found: list[tuple[int, int]] = []
    for places, at in listed:
        if len(found) + len(places) > SEEDS:
            break
        found.extend((place, at) for place in places)
    return found


def _extended(
    keys: Sequence[str], breaks: frozenset[int], source: Sequence[str], place: int, at: int
) -> Run:
    """The longest run through a seed."""
    first, last = 0, 1
    while (
        at - first > 0
        and place - first > 0
        and at - first not in breaks
        and keys[at - first - 1] == source[place - first - 1]
    ):
        first += 1
    while (
        at + last < len(keys)
        and place + last < len(source)
        and at + last not in breaks
        and keys[at + last] == source[place + last]
    ):
        last += 1
    heavy = sum(map(weight, keys[at - first : at + last]))
    return Run(place - first, at - first, first + last, heavy)


def _rest(run: Run, follower: Run) -> float:
    """The share of the follower that is left when the words it has in common are cut off."""
    shared = max(run.end - follower.at, _shared_places(run, follower), 0)
    return (follower.length - shared) / follower.length


def _shared_places(run: Run, follower: Run) -> int:
    if run.place < follower.place < run.place_end:
        return run.place_end - follower.place
    return 0


def _cost(run: Run, follower: Run, breaks: frozenset[int], *, jumps: bool) -> float | None:
    """What it costs to go on from one run to the other; None when that is not possible."""
    if run.at >= follower.at:
        return None
    shared = max(run.end - follower.at, _shared_places(run, follower), 0)
    if shared >= follower.length:
        return None
    skipped = follower.at + shared - run.end
    left_out = follower.place + shared - run.place_end
    marked = any(run.end <= place <= follower.at for place in breaks)
    if 0 <= left_out <= (0 if marked else NEAR + skipped):
        return STEP * max(skipped, left_out)
    if not jumps or (follower.place < run.place_end and run.place < follower.place_end):
        return None
    if not marked:
        return JUMP
    return MARKED_JUMP + (FAR if not 0 <= left_out <= FAR_WORDS else FAR * left_out / FAR_WORDS / 2)


def _back(kept: Sequence[Run], before: Sequence[int], top: int) -> list[Run]:
    """The runs of a chain in order, each without what it shares with the one before."""
    chain: list[Run] = []
    while top >= 0:
        chain.append(kept[top])
        top = before[top]
    chain.reverse()
    cut = chain[:1]
    for run in chain[1:]:
        shared = max(cut[-1].end - run.at, _shared_places(cut[-1], run), 0)
        length = run.length - shared
        cut.append(
            Run(run.place + shared, run.at + shared, length, run.weight * length / run.length)
        )
    return cut


def _parts(chain: Sequence[Run], breaks: frozenset[int]) -> tuple[tuple[Run, ...], ...]:
    """The chain, cut where it goes on elsewhere."""
    parts: list[list[Run]] = []
    for run in chain:
        if parts and _goes_on(parts[-1][-1], run, breaks):
            parts[-1].append(run)
        else:
            parts.append([run])
    return tuple(tuple(part) for part in parts)


def _goes_on(run: Run, follower: Run, breaks: frozenset[int]) -> bool:
    left_out = follower.place - run.place_end
    marked = any(run.end <= place <= follower.at for place in breaks)
    return 0 <= left_out <= (0 if marked else NEAR + follower.at - run.end)
