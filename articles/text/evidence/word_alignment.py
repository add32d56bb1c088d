"""Align the words of a passage with words of a source by the fewest changes."""

from collections.abc import Callable, Sequence

from articles.text.evidence.comparable_words import Word

Pair = tuple[Word | None, Word | None]  # a word of the passage and its counterpart in the source
IsSimilarKind = Callable[[Word, Word], bool]

# A replacement costs less than a removal and an insertion, so that a change is shown as one. At the ends
# of a passage, where the source may go on, an insertion costs less than a replacement, unless both words
# are of one kind: a name for a name, "says" for "said".
REPLACED, SIMILAR_KIND, ONE_SIDED = 1.0, 0.6, 0.75
MOST_CELLS = 60_000  # pairs of words; beyond that all words are one replacement


def align_words(
    passage: Sequence[Word],
    source: Sequence[Word],
    is_similar_kind: IsSimilarKind,
    *,
    open_end: bool = False,
) -> list[Pair]:
    """Return both in order: equal and replaced words in pairs, others alone.

    With `open_end`, unneeded words of the source at the end are left out. Quadratic, up to MOST_CELLS
    pairs of words; beyond that all words are replaced.
    """
    if not passage or not source or len(passage) * len(source) > MOST_CELLS:
        rest = [] if open_end else [(None, word) for word in source]
        return [*((word, None) for word in passage), *rest]
    costs = _cost_table(passage, source, is_similar_kind)
    row, column = len(passage), len(source)
    if open_end:
        column = min(range(column + 1), key=lambda end: (costs[row][end], end))
    return _trace_pairs(passage, source, costs, (row, column), is_similar_kind)


def _cost_table(
    passage: Sequence[Word], source: Sequence[Word], is_similar_kind: IsSimilarKind
) -> list[list[float]]:
    """The lowest cost for each pair of beginnings of both word lists."""
    costs = [[column * ONE_SIDED for column in range(len(source) + 1)]]
    for row, word in enumerate(passage, start=1):
        above = costs[-1]
        line = [row * ONE_SIDED]
        for column, other in enumerate(source, start=1):
            line.append(
                min(
                    above[column - 1] + _replacement_cost(word, other, is_similar_kind),
                    above[column] + ONE_SIDED,
                    line[column - 1] + ONE_SIDED,
                )
            )
        costs.append(line)
    return costs


def _replacement_cost(word: Word, other: Word, is_similar_kind: IsSimilarKind) -> float:
    if word.key == other.key:
        return 0.0
    return SIMILAR_KIND if is_similar_kind(word, other) else REPLACED


def _trace_pairs(
    passage: Sequence[Word],
    source: Sequence[Word],
    costs: list[list[float]],
    end: tuple[int, int],
    is_similar_kind: IsSimilarKind,
) -> list[Pair]:
    """The pairs along the cheapest path. Of two equal paths, the one that replaces words."""
    pairs: list[Pair] = []
    row, column = end
    while row or column:
        here = costs[row][column]
        if row and column:
            word, other = passage[row - 1], source[column - 1]
            if here == costs[row - 1][column - 1] + _replacement_cost(word, other, is_similar_kind):
                pairs.append((word, other))
                row, column = row - 1, column - 1
                continue
        if row and here == costs[row - 1][column] + ONE_SIDED:
            pairs.append((passage[row - 1], None))
            row -= 1
        else:
            pairs.append((None, source[column - 1]))
            column -= 1
    return pairs[::-1]
