"""HTML inside a document of another format, written into its text."""

import re

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.html import Attributes, TextParser
from articles.reading.text_writer import Position

BREAKS = dict.fromkeys(
    ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"),
    "\n\n",
) | {"tr": "\n", "br": "\n", "td": "\t", "th": "\t"}
STRUCK = frozenset({"s", "strike", "del"})
RAISED = {"sup": "superscript", "sub": "subscript"}
QUOTES = {True: "“", False: "”"}
_SPACE = re.compile(r"[ \t\r\n\f]+")


class Marks:
    """The elements that are open: they may begin and end in different pieces of HTML."""

    def __init__(self, writer: FormattedWriter) -> None:
        self.writer = writer
        self._struck = 0
        self._raised: list[str] = []
        self._links: list[tuple[str, Position]] = []

    def write(self, text: str) -> None:
        """Add text as it is marked here."""
        raised = self._raised[-1] if self._raised else ""
        self.writer.write_formatted(text, is_struck=self._struck > 0, raised=raised)

    def start(self, tag: str) -> None:
        """Begin an element that changes the meaning of its text."""
        if tag in STRUCK:
            self._struck += 1
        elif tag in RAISED:
            self._raised.append(RAISED[tag])

    def end(self, tag: str) -> None:
        """End such an element."""
        if tag in STRUCK:
            self._struck = max(0, self._struck - 1)
        elif tag in RAISED and self._raised:
            self._raised.pop()

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
