"""The lines of a page in the order of reading."""

from articles.reading.pdf.page import Line

FAR = 3.0  # of the font size; a line that stands farther below the one before begins a block
BLOCKS_LIMIT = 300  # of one page; a page of more is a drawing, and stays as it is in the file


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines in the order of the file, but a block above another one before it.

    So columns stay as the file has them, and a title or a note that it draws later goes to its place.
    """
    blocks = _blocks(lines)
    if len(blocks) > BLOCKS_LIMIT:
        return lines
    ordered: list[list[Line]] = []
    for block in blocks:
        index = next((at for at, each in enumerate(ordered) if _is_above(block, each)), None)
        ordered.insert(len(ordered) if index is None else index, block)
    return [line for block in ordered for line in block]


def overlap(line: Line, other: Line) -> float:
    """Return how much of the shorter line stands above or below the other, from 0 to 1."""
    shared = min(line.right, other.right) - max(line.left, other.left)
    return max(0.0, shared) / (min(line.right - line.left, other.right - other.left) or 1.0)


def follows(line: Line, before: Line) -> bool:
    """Whether the line stands under the one before, in the same column."""
    drop = before.baseline - line.baseline
    return 0 < drop < FAR * max(line.size, before.size) and overlap(line, before) > 0.2


def _blocks(lines: list[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and follows(line, blocks[-1][-1]):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_above(block: list[Line], other: list[Line]) -> bool:
    """Whether the block begins above the other one, so that it must be read first."""
    left, right = min(each.left for each in other), max(each.right for each in other)
    top = other[0].baseline + 0.3 * other[0].size
    return any(
        min(line.right, right) - max(line.left, left)
        > 0.2 * min(line.right - line.left, right - left)
        for line in block
        if line.baseline > top
    )
