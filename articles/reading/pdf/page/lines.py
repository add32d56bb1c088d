"""The characters of a page put together to lines."""

import math
from dataclasses import dataclass, field
from itertools import pairwise

from articles.reading.pdf.page.bidi import right_to_left_share
from articles.reading.pdf.page.characters import Glyph, Run
from articles.reading.pdf.page.words import Word, words_of_line

SAME_BASELINE = 0.25  # of the font size
SMALL = 0.86  # of the font size of the line; smaller characters may be raised or lowered
RAISED, LOWERED = (0.1, 0.7), (-0.45, -0.05)  # of the font size of the line
TOUCHING = 0.5  # of the font size; a raised character stands no farther from its word
INITIAL = 1.6  # of the font size of the text beside it; such a letter is a drop cap
MARK_LENGTH = 6  # characters of the mark of a note
LETTER_RISE = 0.5  # of the font size
NEAR = 1.5  # of the font size; a line goes on where it was left no farther than that
REMEMBERED = 60  # lines that may go on


@dataclass(slots=True)
class Line:
    """A line of text, from `left` to `right`, in points; y grows upwards."""

    words: list[Word]
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool
    is_right_to_left: bool
    is_turned: bool = False  # it does not run as most of the page does
    begins_paragraph: bool = False  # as OCR tells; other lines show it by their places

    @property
    def start(self) -> float:
        """Where it begins; in a line that runs from right to left, counted leftwards from 0."""
        return -self.right if self.is_right_to_left else self.left

    @property
    def end(self) -> float:
        """Where it ends, counted as `start` is."""
        return -self.left if self.is_right_to_left else self.right

    @property
    def text(self) -> str:
        """The words, with spaces between them."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Open:
    """A line to which characters are still added."""

    baseline: float
    size: float
    left: float
    right: float
    glyphs: list[Glyph] = field(default_factory=list)
    bold: int = 0
    has_signs: bool = False  # and only those
    sizes: dict[float, int] = field(default_factory=dict)

    def add(self, run: Run, glyphs: list[Glyph], raised: int) -> None:
        """Add glyphs of a run, which stand on the line or `raised` above it."""
        left, right = _extent(glyphs)
        self.left, self.right = min(self.left, left), max(self.right, right)
        if raised:
            self.glyphs += [glyph._replace(raised=raised) for glyph in glyphs]
            return
        self.glyphs += glyphs
        size = round(run.size, 1)
        self.sizes[size] = self.sizes.get(size, 0) + len(glyphs)
        self.bold += len(glyphs) if run.is_bold else -len(glyphs)

    def is_initial_of(self, run: Run) -> bool:
        """Whether it is one large letter, beside which smaller text stands."""
        return len(self.glyphs) <= 2 and run.size * INITIAL < self.size

    def is_mark_before(self, run: Run, rise: float) -> bool:
        """Whether it is a raised number at the start of the line that the run belongs to."""
        is_small = self.size < SMALL * run.size and len(self.glyphs) <= MARK_LENGTH
        return is_small and -RAISED[1] < rise < -RAISED[0]

    def raise_all(self) -> None:
        """Raise all that it has above the line."""
        self.glyphs = [glyph._replace(raised=1) for glyph in self.glyphs]
        self.sizes.clear()
        self.bold = 0

    def overlaps(self, other: "_Open") -> bool:
        """Whether both stand on about one height, one over the other."""
        rise = abs(self.baseline - other.baseline)
        is_near = rise < LETTER_RISE * max(self.size, other.size)
        return is_near and self.left < other.right and other.left < self.right

    def distance(self, left: float, right: float) -> float:
        """The space between the line and what stands from `left` to `right`."""
        return max(0.0, left - self.right, self.left - right)


def lines_of_page(runs: list[Run]) -> list[Line]:
    """Return the lines of a page in the order of the file: those of most text, then turned ones."""
    lengths: dict[int, int] = {}
    for run in runs:
        lengths[run.angle] = lengths.get(run.angle, 0) + len(run.glyphs)
    angles = sorted(lengths, key=lambda angle: -lengths[angle])
    lines: list[Line] = []
    for angle in angles:
        opened = _merged(_opened([run for run in runs if run.angle == angle]))
        is_right_to_left = _runs_right_to_left(opened)
        for each in opened:
            line = _finished(each, page_is_right_to_left=is_right_to_left)
            if line is not None:
                line.is_turned = angle != angles[0]
                lines.append(line)
    return lines


def _opened(runs: list[Run]) -> list[_Open]:
    lines: list[_Open] = []
    for run in runs:
        for part in _parts(run):
            left, right = _extent(part)
            line, raised = _line_for(run, left, right, lines)
            if line is None:
                line = _Open(run.baseline, run.size, left, right)
                lines.append(line)
            elif not raised and (run.size > line.size / SMALL or line.has_signs):
                line.baseline, line.size = run.baseline, max(run.size, line.size)
            elif not raised and run.is_leftwards:
                line.baseline = min(line.baseline, run.baseline)
            line.has_signs = run.has_signs and (line.has_signs or not line.glyphs)
            line.add(run, part, raised)
    return lines


def _merged(lines: list[_Open]) -> list[_Open]:
    """Return the lines; those that are read from right to left, and overlap on one height, as one.

    Files have the words of such a line in any order, and vowel signs before or after all of them.
    """
    merged: list[_Open] = []
    leftwards: list[_Open] = []
    for line in lines:
        is_leftwards = any(glyph.origin for glyph in line.glyphs)
        whole = (
            next((each for each in leftwards if line.overlaps(each)), None)
            if is_leftwards
            else None
        )
        if whole is None:
            merged.append(line)
            leftwards += [line] if is_leftwards else []
            continue
        whole.glyphs += line.glyphs
        whole.left, whole.right = min(whole.left, line.left), max(whole.right, line.right)
        whole.baseline = min(whole.baseline, line.baseline)
    return merged


def _extent(glyphs: list[Glyph]) -> tuple[float, float]:
    return min([glyph[1] for glyph in glyphs]), max([glyph[2] for glyph in glyphs])


def _parts(run: Run) -> list[list[Glyph]]:
    """Return the glyphs in parts, divided where they jump on the line."""
    parts = [[run.glyphs[0]]]
    far = NEAR * run.size
    for before, glyph in pairwise(run.glyphs):
        if glyph[1] - before[2] > far or before[1] - glyph[2] > far:
            parts.append([])
        parts[-1].append(glyph)
    return parts


def _line_for(run: Run, left: float, right: float, lines: list[_Open]) -> tuple[_Open | None, int]:
    """Return the line that the glyphs belong to, and whether they are raised (1) or lowered (-1)."""
    for line in reversed(lines[-REMEMBERED:]):
        size = max(run.size, line.size)
        rise = (run.baseline - line.baseline) / size
        if abs(rise) > RAISED[1] or line.is_initial_of(run):
            continue
        distance = line.distance(left, right)
        reach = math.inf if line is lines[-1] else TOUCHING * size
        if abs(rise) < SAME_BASELINE and distance < reach:
            is_small = run.size < SMALL * line.size and abs(rise) > RAISED[0]
            return line, (1 if rise > 0 else -1) if is_small else 0
        if distance < NEAR * size and (line.has_signs or _may_stand_off(run, rise)):
            return line, 0
        if distance > TOUCHING * size:
            continue
        if line.is_mark_before(run, rise):
            line.raise_all()
            return line, 0
        if run.size > line.size * 1.02:
            continue
        if RAISED[0] < rise and right - left < 4 * size:
            return line, 1
        if LOWERED[0] < rise < LOWERED[1] and run.size < SMALL * line.size:
            return line, -1
    return None, 0


def _may_stand_off(run: Run, rise: float) -> bool:
    """Whether PDFium may have the run so far from its line: a letter where its vowel sign stands."""
    return run.has_signs or (run.is_leftwards and SAME_BASELINE <= abs(rise) < LETTER_RISE)


def _runs_right_to_left(lines: list[_Open]) -> bool:
    texts = ("".join(glyph.text for glyph in line.glyphs) for line in lines)
    return right_to_left_share("".join(texts)) > 0.5


def _finished(line: _Open, *, page_is_right_to_left: bool) -> Line | None:
    text = "".join(glyph.text for glyph in line.glyphs)
    share = right_to_left_share(text)
    is_right_to_left = share > 0.5 or (share > 0.1 and page_is_right_to_left)
    words = words_of_line(line.glyphs, line.size, right_to_left=is_right_to_left, mixed=share > 0)
    if not words:
        return None
    left, right = min(word.left for word in words), max(word.right for word in words)
    size = max(line.sizes, key=lambda size: line.sizes[size], default=line.size)
    return Line(
        words,
        left,
        right,
        line.baseline,
        size,
        is_bold=line.bold > 0,
        is_right_to_left=is_right_to_left,
    )
