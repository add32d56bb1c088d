"""The fewest changes that turn words of a source into those of a passage."""

from collections.abc import Callable, Sequence

from articles.text.evidence.words import Word

Pair = tuple[Word | None, Word | None]  # a word of the passage and its counterpart in the source
Kindred = Callable[[Word, Word], bool]

# Replacing a word costs less than taking one out and putting one in, so that a change reads as one.
# Where the source may go on (at the ends of a passage) a word put in is cheaper than a replacement,
# unless the two words are of one kind: a name for a name, "says" for "said".
REPLACED, KINDRED, ONE_SIDED = 1.0, 0.6, 0.75
CELLS = 60_000  # pairs of words; where there are more, all between is one replacement


def paired(
    passage: Sequence[Word], source: Sequence[Word], kindred: Kindred, *, open_end: bool = False
) -> list[Pair]:
    """Both in order, equal and replaced words in pairs, others alone.

    With an open end, words of the source at the end that the passage does not need are left away.
    Quadratic, for the few words between two runs; bounded by CELLS.
    """
    if not passage or not source or len(passage) * len(source) > CELLS:
        rest = [] if open_end else [(None, word) for word in source]
        return [*((word, None) for word in passage), *rest]
    costs = _costs(passage, source, kindred)
    row, column = len(passage), len(source)
    if open_end:
        column = min(range(column + 1), key=lambda end: (costs[row][end], end))
    return _traced(passage, source, costs, (row, column), kindred)


def _costs(passage: Sequence[Word], source: Sequence[Word], kindred: Kindred) -> list[list[float]]:
    costs = [[column * ONE_SIDED for column in range(len(source) + 1)]]
    for row, word in enumerate(passage, start=1):
        above = costs[-1]
        line = [row * ONE_SIDED]
        for column, other in enumerate(source, start=1):
            line.append(
                min(
                    above[column - 1] + _replacing(word, other, kindred),
                    above[column] + ONE_SIDED,
                    line[column - 1] + ONE_SIDED,
                )
            )
        costs.append(line)
    return costs


def _replacing(word: Word, other: Word, kindred: Kindred) -> float:
    if word.key == other.key:
        return 0.0
    return KINDRED if kindred(word, other) else REPLACED


def _traced(
    passage: Sequence[Word],
    source: Sequence[Word],
    costs: list[list[float]],
    end: tuple[int, int],
    kindred: Kindred,
) -> list[Pair]:
    """The pairs along the cheapest way, from its end back; of equal ways the one that replaces."""
    found: list[Pair] = []
    row, column = end
    while row or column:
        here = costs[row][column]
        if row and column:
            word, other = passage[row - 1], source[column - 1]
            if here == costs[row - 1][column - 1] + _replacing(word, other, kindred):
                found.append((word, other))
                row, column = row - 1, column - 1
                continue
        if row and here == costs[row - 1][column] + ONE_SIDED:
            found.append((passage[row - 1], None))
            row -= 1
        else:
            found.append((None, source[column - 1]))
            column -= 1
    return found[::-1]
