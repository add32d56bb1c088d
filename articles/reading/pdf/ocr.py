"""Pictures of pages read by tesseract, where it is installed and `OCR_LANGUAGES` is set.

The reader's process may write no files: tesseract reads the picture from standard input and writes
its words to standard output. It inherits the limits on memory and CPU time of that process.
"""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.conf import settings

from articles.reading.pdf.page import Line, Word, right_to_left_share

RESOLUTION = 300  # dots an inch; of a large page, as many fewer as PIXELS allow
PIXELS = 12_000_000
PAGES_LIMIT = 100
WORD_LEVEL = 5
LARGE = 1.35  # of the height of most lines; a title
TITLE_SIZE = 0.8  # of the height of a line, which reaches from b to p
LANGUAGES = re.compile(r"[A-Za-z0-9_]+(?:\+[A-Za-z0-9_]+)*")


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture: one byte for each of its pixels, and how many are an inch."""

    width: int
    height: int
    pixels: bytes
    resolution: float


def ocr_seconds() -> float:
    """Return how long a file may take, in seconds of real time; 0 if no pictures are read."""
    return float(settings.OCR_SECONDS) if is_on() else 0.0


def is_on() -> bool:
    """Whether pictures of pages are read."""
    languages = getattr(settings, "OCR_LANGUAGES", "")
    return bool(LANGUAGES.fullmatch(languages)) and os.access(settings.OCR_PROGRAM, os.X_OK)


class Recognition:
    """Reads one picture after the other, until the time for the file is over."""

    def __init__(self) -> None:
        self._end = time.monotonic() + ocr_seconds()
        self._left = PAGES_LIMIT if is_on() else 0

    def has_time(self) -> bool:
        """Whether another picture can be read."""
        return self._left > 0 and time.monotonic() < self._end

    def lines(self, picture: Picture) -> list[Line]:
        """Return the lines of a picture; none if they cannot be read in time."""
        self._left -= 1
        command = [settings.OCR_PROGRAM, "stdin", "stdout", "-l", settings.OCR_LANGUAGES]
        command += ["--dpi", str(round(picture.resolution)), "tsv"]
        header = f"P5 {picture.width} {picture.height} 255\n".encode()
        try:
            read = subprocess.run(  # noqa: S603 - a program that the operator names, no shell
                command,
                input=header + picture.pixels,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
                timeout=max(0.1, self._end - time.monotonic()),
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return []
        return _lines(read.stdout.decode("utf-8", "replace"), picture)


def _lines(table: str, picture: Picture) -> list[Line]:
    """Return the lines in the words that tesseract lists, in its order."""
    lines: dict[tuple[str, ...], list[tuple[Word, float, float]]] = {}
    for numbers, word, top, bottom in _words(table, 72 / picture.resolution):
        lines.setdefault(numbers, []).append((word, top, bottom))
    heights = [bottom - top for words in lines.values() for _word, top, bottom in words]
    usual = median(heights) if heights else 0.0
    page_height = picture.height * 72 / picture.resolution
    read = [_line(words, usual, page_height) for words in lines.values()]
    paragraphs = [each[:-1] for each in lines]  # the last number is that of the line
    for line, before, paragraph in zip(read, [(), *paragraphs], paragraphs, strict=False):
        line.begins_paragraph = before != paragraph
    return read


def _words(table: str, scale: float) -> Iterator[tuple[tuple[str, ...], Word, float, float]]:
    """Yield each word with the line that it belongs to, and its top and bottom, in points."""
    for row in table.splitlines():
        match row.split("\t"):
            case [level, *line, _word, left, top, width, height, _confidence, text] if (
                level == str(WORD_LEVEL) and text.strip()
            ):
                across = (int(left) * scale, (int(left) + int(width)) * scale)
                word = Word(text.strip(), *across)
                yield tuple(line), word, int(top) * scale, (int(top) + int(height)) * scale


def _line(words: list[tuple[Word, float, float]], usual: float, page_height: float) -> Line:
    height = median(bottom - top for _word, top, bottom in words)
    parts = [word for word, _top, _bottom in words]
    text = "".join(word.text for word in parts)
    return Line(
        parts,
        min(word.left for word in parts),
        max(word.right for word in parts),
        page_height - median(bottom for _word, _top, bottom in words),
        TITLE_SIZE * (height if height > LARGE * usual else usual),
        is_bold=False,
        is_right_to_left=right_to_left_share(text) > 0.5,
    )
