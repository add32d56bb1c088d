"""Captions that show each line several times as it rolls up, or grows, with each line once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.reading.captions.cues import Cue
from articles.reading.captions.turns import Said

_MEMORY = 60  # words before, of which a cue may repeat the last
_MOST_PAUSE = 1.0  # seconds between cues of which one repeats the other
_ROLLING = 0.5  # of the pairs of cues: so many repeat words in captions that roll
_FLASH = 0.1  # seconds for which a caption is shown that only repeats others
_TAG = re.compile(r"<[^<>]*>")


def without_repeated_lines(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues without the lines of the cue before them, if the lines roll up; else as they are."""
    shown = [[" ".join(_TAG.sub("", line).split()) for line in cue.lines] for cue in cues]
    repeated = [0] * len(cues)
    rolling = 0
    for number, (first, second) in enumerate(pairwise(cues)):
        if second.start - first.end <= _MOST_PAUSE:
            known = _overlap(shown[number], shown[number + 1])
            repeated[number + 1] = known
            is_flash = min(first.end - first.start, second.end - second.start) <= _FLASH
            rolling += bool(known) and (known < len(second.lines) or is_flash)
    if not rolling or rolling < _ROLLING * (len(cues) - 1):
        return list(cues)
    return [
        replace(cue, lines=cue.lines[known:]) for cue, known in zip(cues, repeated, strict=True)
    ]


def each_once(spoken: Sequence[Said]) -> list[Said]:
    """Return what is spoken without repeated words, if the captions roll; else all as it is.

    A caption that says the same twice, as in a refrain, stays where the others do not roll.
    """
    pairs = list(pairwise(spoken))
    rolling = sum(1 for first, second in pairs if _repeats(first, second))
    if not pairs or rolling < _ROLLING * len(pairs):
        return list(spoken)
    kept: list[Said] = []
    heard: list[str] = []
    previous: Said | None = None
    for each in spoken:
        words = each.words.split()
        follows = previous is not None and _follow(previous, each)
        known = _overlap(heard, words) if follows else 0
        heard = ([*heard, *words[known:]] if follows else words)[-_MEMORY:]
        previous = each
        if words[known:]:
            kept.append(replace(each, words=" ".join(words[known:])))
    return kept


def _repeats(first: Said, second: Said) -> bool:
    """Whether the second begins with words that the first ends with, and does not stand for itself."""
    before, words = first.words.split(), second.words.split()
    overlap = _overlap(before, words) if _follow(first, second) else 0
    is_whole = overlap in {len(before), len(words)}
    return (
        overlap > 0 and (is_whole or overlap > 1) and (before != words or _is_flash(first, second))
    )


def _is_flash(first: Said, second: Said) -> bool:
    """Whether one of two equal captions is shown for a moment only, between two that roll."""
    return min(first.end - first.start, second.end - second.start) <= _FLASH


def _follow(first: Said, second: Said) -> bool:
    same = first.speaker == second.speaker or not second.speaker
    return same and not second.is_new and second.start - first.end <= _MOST_PAUSE


def _overlap(before: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of the first words are the last ones of `before`."""
    for length in range(min(len(before), len(words)), 0, -1):
        if list(before[-length:]) == list(words[:length]):
            return length
    return 0
