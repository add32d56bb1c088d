"""HTML inside a document of another format, written into its text."""

import re
from collections import Counter

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.html import Attributes, TextParser
from articles.reading.text_writer import Position

BREAKS = dict.fromkeys(
    ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"),
    "\n\n",
) | {"tr": "\n", "br": "\n", "td": "\t", "th": "\t"}
MARKDOWN_STRUCK = "~~"
STRUCK = frozenset({"s", "strike", "del", MARKDOWN_STRUCK})
RAISED = {"sup": "superscript", "sub": "subscript"}
QUOTES = {True: "“", False: "”"}
_END_TAG = re.compile(r"</(s|strike|del|sup|sub)\s*>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


class Marks:
    """The elements that are open: they may begin and end in different pieces of HTML.

    One that `source`, the whole document, never ends does not begin: it would change all that
    follows.
    """

    def __init__(self, writer: FormattedWriter, source: str) -> None:
        self.writer = writer
        self._ends_left = Counter(tag.lower() for tag in _END_TAG.findall(source))
        self._open: Counter[str] = Counter()
        self._links: list[tuple[str, Position]] = []

    def write(self, text: str) -> None:
        """Add text as it is marked here."""
        raised = next((RAISED[tag] for tag in RAISED if self._open[tag]), "")
        is_struck = any(self._open[tag] for tag in STRUCK)
        self.writer.write_formatted(text, is_struck=is_struck, raised=raised)

    def start(self, tag: str) -> None:
        """Begin an element, if it changes the meaning of its text."""
        is_ended = tag == MARKDOWN_STRUCK or self._ends_left[tag] > self._open[tag]
        if is_ended and (tag in STRUCK or tag in RAISED):
            self._open[tag] += 1

    def end(self, tag: str) -> None:
        """End the element."""
        self._ends_left[tag] -= 1
        self._open[tag] = max(0, self._open[tag] - 1)

    def start_link(self, url: str) -> None:
        """Begin a link."""
        self._links.append((url, self.writer.position))

    def end_link(self) -> None:
        """End a link. One inside the document is left out."""
        if self._links:
            url, start = self._links.pop()
            if url and not url.startswith("#"):
                link = Annotation(AnnotationKind.LINK, urls=(url,))
                self.writer.annotate(link, start, self.writer.position)


class HtmlFragment(TextParser):
    """Writes the text of HTML, and its links."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self._marks = marks
        self._is_title = False

    def write(self, text: str) -> None:
        if not self._is_title:
            self._marks.write(_SPACE.sub(" ", text))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        self._is_title = tag == "title"
        if tag == "a":
            self._marks.start_link(dict(attrs).get("href") or "")
        elif tag == "img":
            self._marks.writer.left_out.pictures.append(dict(attrs).get("alt") or "")
        elif tag == "q":
            self._marks.write(QUOTES[True])
        self._marks.start(tag)
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._is_title = False
        if tag == "a":
            self._marks.end_link()
        elif tag == "q":
            self._marks.write(QUOTES[False])
        self._marks.end(tag)
        self._break_at(tag)

    def _break_at(self, tag: str) -> None:
        if tag in BREAKS:
            self._marks.writer.add_break(BREAKS[tag])
