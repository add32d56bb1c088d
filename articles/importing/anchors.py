"""Where the words of a span stand in a text that somebody has edited."""

from collections.abc import Iterator

Span = tuple[int, int]  # code points, start included, end excluded

CONTEXT = 32  # code points on either side
LONG = 2 * CONTEXT  # a span of so many has ends that can be told apart
MOST = 1000  # places to look at; words that stand in more of them are no help


def anchored(span: Span, old: str, new: str) -> Span | None:
    """Where the span of `old` lies in `new`; None when nobody could be sure.

    What was not touched keeps its place. Else the same words are looked for in the same company,
    or failing them the gap between the same neighbours. Linear in the texts.
    """
    start, end = span
    head, tail = _untouched(old, new)
    if end <= head:
        return span
    if start >= len(old) - tail:
        return start + len(new) - len(old), end + len(new) - len(old)
    return _same_words(span, old, new) or _same_ends(span, old, new)


def _untouched(old: str, new: str) -> tuple[int, int]:
    """How many code points are the same at the beginning, and of the others at the end."""
    most = min(len(old), len(new))
    head = _common(old, new, most)
    tail = _common(old[::-1], new[::-1], most - head)
    return head, tail


def _common(one: str, other: str, most: int) -> int:
    """The length of the common beginning, at most `most`, by halves: comparing slices is quick."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_words(span: Span, old: str, new: str) -> Span | None:
    """The same words in the best of the same company, if as many places have it as had before."""
    start, end = span
    words = old[start:end]
    before, after = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    there = list(_places(words, before, after, new))
    best = max((company for company, _place in there), default=0)
    if best < min(CONTEXT, len(before) + len(after)) and len(words) < LONG:
        return None
    found = [place for company, place in there if company >= best]
    known = [place for company, place in _places(words, before, after, old) if company >= best]
    if len(found) != len(known) or start not in known:
        return None
    place = found[known.index(start)]
    return place, place + len(words)


def _places(words: str, before: str, after: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand, and how many code points beside them are those of their company."""
    place = text.find(words)
    for _time in range(MOST):
        if place < 0:
            return
        left, end = text[max(0, place - CONTEXT) : place], place + len(words)
        right = text[end : end + CONTEXT]
        company = _common(left[::-1], before[::-1], min(len(left), len(before)))
        company += _common(right, after, min(len(right), len(after)))
        yield company, place
        place = text.find(words, place + 1)


def _same_ends(span: Span, old: str, new: str) -> Span | None:
    """From the first words of the span to its last, or between its neighbours."""
    start, end = span
    most = 2 * (end - start) + CONTEXT
    if end - start >= LONG:
        first = _same_words((start, start + CONTEXT), old, new)
        last = _same_words((end - CONTEXT, end), old, new)
        if first and last and 0 < last[1] - first[0] <= most:
            return first[0], last[1]
    before, after = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    if not _once(before, old, new) or not _once(after, old, new):
        return None
    first_of_new, end_of_new = new.index(before) + len(before), new.index(after)
    between = new[first_of_new:end_of_new]
    return (first_of_new, end_of_new) if between.strip() and len(between) <= most else None


def _once(words: str, *texts: str) -> bool:
    """Do these words, a whole context, stand in each text exactly once?"""
    return len(words) == CONTEXT and all(
        0 <= text.find(words) == text.rfind(words) for text in texts
    )
