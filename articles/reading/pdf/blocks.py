"""Paragraphs as lines on pages."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from articles.reading.document import Role
from articles.reading.pdf.page import Line

HEADING_SIZE = 1.12  # of the size of most of the text
BULLET = re.compile(r"[•‣◦▪■●○▸►\uf0b7](?:\s|$)|[–—*-]\s")
SENTENCE_END = re.compile(r"[.!?:;…。！？؟۔][\"'”’»)\]]*$")


@dataclass(slots=True)
class Block:
    """The lines of a paragraph, each with its page. They may stand in several columns."""

    lines: list[tuple[int, Line]]
    role: Role = Role.PARAGRAPH

    @property
    def text(self) -> str:
        """The lines, with spaces between them."""
        return " ".join(line.text for _page, line in self.lines)


def stops(line: Line) -> bool:
    """Whether the line ends in the middle of a sentence."""
    return not SENTENCE_END.search(line.text)


def usual_size(lines: Iterable[Line]) -> float:
    """Return the font size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    return max(sizes, key=lambda size: sizes[size], default=0.0)
