"""Tell whether two texts of which neither copies the other are one report: rewritten, or translated.

Numbers, days and names stay when a report is rewritten or translated. A translation has them in the
same order; a rewrite that credits an agency may have them in any.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

READ = 20_000  # code points of a text; the beginning tells which report it is
MOST_MARKS = 300  # that are compared: the order of n and m marks costs n times m
FEWEST_FIGURES = (
    3  # that two texts share; two reports of one event share a few names, hardly figures
)
FEWEST_NAMES = 3
FIGURES_ALONE = 6  # if the alphabets differ, so that no name can be compared
SHARE = 0.6  # of the figures of the text that has fewer
STEM = 6  # letters of a name that are compared, because its ending may change
NUMBER = r"\d+(?:[.,'’\u00a0\u202f٫٬ ]\d+)*"
MARK = re.compile(rf"(?P<number>{NUMBER})|(?P<name>[^\W\d_][\w’'-]{{3,}})")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f٬ ]\d{3})+")
YEAR = re.compile(r"(?:19|20)\d\d")
BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s\"'“”„«»‘’()–—-]*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or a name of a text. `key` is the same in any language, `words` are those of the text."""

    key: str
    words: str
    is_number: bool

    @property
    def is_figure(self) -> bool:
        """Whether it is a number that two reports hardly share by chance: no year, and no digit."""
        return self.is_number and len(self.key) > 1 and not YEAR.fullmatch(self.key)


def report_marks(text: str) -> tuple[Mark, ...]:
    """Return the numbers and names of a text in order, at most `MOST_MARKS`. Linear."""
    marks: list[Mark] = []
    body = text[:READ]
    for match in MARK.finditer(body):
        words = match[0]
        if match["number"]:
            marks.append(Mark(_value(words), words, is_number=True))
        elif words[0].isupper() and not BEGINS_SENTENCE.search(
            body, max(0, match.start() - 8), match.start()
        ):
            marks.append(Mark(_stem(words), words, is_number=False))
        if len(marks) == MOST_MARKS:
            break
    return tuple(marks)


def shared_marks(
    first: Sequence[Mark], second: Sequence[Mark], *, in_order: bool
) -> list[tuple[str, str]]:
    """Return the numbers and names that two texts share, each once, as each text writes them.

    Empty if they are too few for one report. `in_order` counts only those in the same order.
    """
    theirs = {mark.key: mark.words for mark in reversed(second)}
    known = {mark.key for mark in first} & theirs.keys()
    ours = {mark.key: mark for mark in reversed(first) if mark.key in known}
    if not _is_enough(ours.values(), first, second):
        return []
    if in_order:
        keys = _longest_common(
            [mark.key for mark in first if mark.key in known],
            [mark.key for mark in second if mark.key in known],
        )
        ours = {key: ours[key] for key in dict.fromkeys(keys)}
        if not _is_enough(ours.values(), first, second):
            return []
    order = [key for key in dict.fromkeys(mark.key for mark in first) if key in ours]
    return [(ours[key].words, theirs[key]) for key in order]


def _is_enough(shared: Iterable[Mark], first: Sequence[Mark], second: Sequence[Mark]) -> bool:
    marks = list(shared)
    figures = sum(mark.is_figure for mark in marks)
    names = sum(not mark.is_number for mark in marks)
    fewer = min(len({mark.key for mark in text if mark.is_figure}) for text in (first, second))
    if figures < SHARE * fewer or figures < FEWEST_FIGURES:
        return False
    return names >= FEWEST_NAMES or figures >= FIGURES_ALONE


def _longest_common(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return the longest common subsequence. Costs the product of the lengths."""
    lengths = [[0] * (len(second) + 1) for _each in range(len(first) + 1)]
    for row, ours in enumerate(first):
        for column, theirs in enumerate(second):
            lengths[row + 1][column + 1] = (
                lengths[row][column] + 1
                if ours == theirs
                else max(lengths[row][column + 1], lengths[row + 1][column])
            )
    row, column, common = len(first), len(second), list[str]()
    while row and column:
        if first[row - 1] == second[column - 1]:
            common.append(first[row - 1])
            row, column = row - 1, column - 1
        elif lengths[row - 1][column] >= lengths[row][column - 1]:
            row -= 1
        else:
            column -= 1
    return common[::-1]


def _value(written: str) -> str:
    """Return a number in ASCII digits: "4.000", "4,000" and "4 000" are "4000", "4,5" is "4.5"."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in written)
    if THOUSANDS.fullmatch(digits):
        return re.sub(r"\D", "", digits)
    parts = re.split(r"\D+", digits)
    return ".".join(parts) if len(parts) == 2 else "".join(parts)


@lru_cache(maxsize=8192)
def _stem(name: str) -> str:
    """Return the first letters of a name without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalpha())[:STEM]
