"""Where the comments of a document stand in its text, by their marks."""

from collections.abc import Iterable

from lxml import etree

from articles.reading.text_writer import Position
from articles.reading.word.package import attribute_of, name_of

MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class CommentRanges:
    """Collects the `ranges` of comments by id, from marks in the order of the text."""

    def __init__(self) -> None:
        self.ranges: dict[str, tuple[Position, Position]] = {}
        self._starts: dict[str, Position] = {}

    def mark(self, element: etree._Element, position: Position) -> None:
        """Take a mark at this position. The end of a range counts more than a reference."""
        key = attribute_of(element, "id")
        match name_of(element):
            case "commentRangeStart":
                self._starts[key] = position
            case "commentRangeEnd" if key in self._starts:
                self._take(key, self._starts[key], position)
            case "commentReference" if key not in self.ranges:
                self._take(key, self._starts.get(key, position), position)

    def inside(self, skipped: etree._Element, position: Position) -> None:
        """Take the marks inside an element of which no text is read."""
        for element in skipped.iter(*(f"{{*}}{name}" for name in MARKS)):
            self.mark(element, position)

    def add_at(self, keys: Iterable[str], position: Position) -> None:
        """Put comments on a position that stand elsewhere, such as in a note."""
        for key in keys:
            self.ranges.setdefault(key, (position, position))

    def _take(self, key: str, start: Position, end: Position) -> None:
        """Take a range, unless there is one already that has text."""
        known = self.ranges.get(key)
        if known is None or known[0].offset == known[1].offset:
            self.ranges[key] = (start, end)
