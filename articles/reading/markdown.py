"""A Markdown file to a Document: plain text, with links and footnotes as annotations."""

from collections.abc import Callable, Mapping, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Document, Field
from articles.reading.html import Attributes, TextParser
from articles.reading.text_writer import Position, TextWriter

DEPTH_LIMIT = 100  # the parser drops deeper text, so the limit is above what people write
FRONT_MATTER = {  # the keys that are read for each field
    "title": ("title", "headline"),
    "author": ("byline", "author", "authors"),
    "site": ("publisher", "publication", "site", "source"),
    "published": ("date", "published", "publishdate", "published_on"),
    "language": ("lang", "language"),
}
BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul"}


def read_markdown(source: str) -> Document:
    """Read a Markdown file."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEPTH_LIMIT})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    tokens = parser.parse(source)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    text = _MarkdownText(_footnotes(tokens))
    text.read(_without_footnotes(tokens))
    body, annotations = text.writer.finish()
    fields = {
        name: Field(value, "front matter") for name, value in _front_matter(front).items() if value
    }
    if text.title:
        fields.setdefault("title", Field(text.title, "h1"))
    return Document(body, fields, annotations=annotations)


def _front_matter(source: str) -> dict[str, str]:
    """Return the fields in the front matter; none if it is not valid YAML."""
    try:
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 (it makes only str, list and dict)
    except (yaml.YAMLError, RecursionError):
        loaded = None
    pairs = loaded.items() if isinstance(loaded, dict) else ()
    values = {str(key).lower(): value for key, value in pairs}
    return {
        field: next((_as_text(values[key]) for key in keys if key in values), "")
        for field, keys in FRONT_MATTER.items()
    }


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value)))
    if isinstance(value, dict):
        return _as_text(value.get("name", ""))
    return str(value).strip()


def _footnotes(tokens: Sequence[Token]) -> dict[int, Annotation]:
    """Return the footnotes by number."""
    footnotes: dict[int, Annotation] = {}
    start = -1
    for index, token in enumerate(tokens):
        if token.type == "footnote_open":
            start = index
        elif token.type == "footnote_close" and start >= 0:
            note = _MarkdownText({})
            note.read(tokens[start + 1 : index])
            text, links = note.writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(text)
            if text:
                unique = tuple(dict.fromkeys(urls))
                number = int(tokens[start].meta["id"])
                footnotes[number] = Annotation(AnnotationKind.FOOTNOTE, text=text, urls=unique)
    return footnotes


def _without_footnotes(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    is_note = False
    for token in tokens:
        is_note = (is_note or token.type == "footnote_block_open") and (
            token.type != "footnote_block_close"
        )
        if not is_note:
            kept.append(token)
    return kept


class _MarkdownText:
    """Writes tokens as plain text. `title` is the first heading, if it is above all text."""

    def __init__(self, notes: Mapping[int, Annotation]) -> None:
        self.writer = TextWriter()
        self.title = ""
        self._notes = notes
        self._links: list[tuple[str, Position]] = []
        self._heading: Position | None = None
        self._readers: dict[str, Callable[[Token], None]] = {
            "text": lambda token: self.writer.write(token.content),
            "code_inline": lambda token: self.writer.write(token.content),
            "softbreak": lambda _token: self.writer.write(" "),
            "hardbreak": lambda _token: self.writer.write("\n"),
            "code_block": self._code_block,
            "fence": self._code_block,
            "html_block": self._html,
            "html_inline": self._html,
            "link_open": lambda token: self._start_link(str(token.attrs.get("href", ""))),
            "link_close": lambda _token: self._end_link(),
            "footnote_ref": self._note,
            "heading_open": self._start_heading,
            "heading_close": self._end_heading,
            "th_close": lambda _token: self.writer.add_break("\t"),
            "td_close": lambda _token: self.writer.add_break("\t"),
            "tr_close": lambda _token: self.writer.add_break("\n"),
            "thead_close": lambda _token: None,
        }

    def read(self, tokens: Sequence[Token]) -> None:
        """Write the text of the tokens."""
        for token in tokens:
            if token.type in self._readers:
                self._readers[token.type](token)
            elif token.type.endswith("_close") and token.block:
                self.writer.add_break("\n\n")
            if token.type == "inline":
                self.read(token.children or [])

    def _code_block(self, token: Token) -> None:
        self.writer.add_break("\n\n")
        self.writer.write(token.content.rstrip())
        self.writer.add_break("\n\n")

    def _html(self, token: Token) -> None:
        _Html(self).feed(token.content)
        if token.type == "html_block":
            self.writer.add_break("\n\n")

    def _start_link(self, url: str) -> None:
        self._links.append((url, self.writer.position))

    def _end_link(self) -> None:
        if self._links:
            url, start = self._links.pop()
            if url and not url.startswith("#"):
                link = Annotation(AnnotationKind.LINK, urls=(url,))
                self.writer.annotate(link, start, self.writer.position)

    def _note(self, token: Token) -> None:
        note = self._notes.get(int(token.meta["id"]))
        if note:
            self.writer.annotate(note, self.writer.position, self.writer.position)

    def _start_heading(self, _token: Token) -> None:
        self._heading = self.writer.position

    def _end_heading(self, token: Token) -> None:
        if self._heading and self._heading.offset == 0 and token.tag == "h1":
            self.title = self.writer.text_since(self._heading)
        self.writer.add_break("\n\n")


class _Html(TextParser):
    """Writes the text of HTML inside Markdown, and its links."""

    def __init__(self, text: _MarkdownText) -> None:
        super().__init__()
        self._text = text

    def write(self, text: str) -> None:
        self._text.writer.write(" ".join(text.split("\n")))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "a":
            self._text._start_link(dict(attrs).get("href") or "")
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "a":
            self._text._end_link()
        self._break_at(tag)

    def _break_at(self, tag: str) -> None:
        if tag in BLOCKS:
            self._text.writer.add_break("\n\n")
        elif tag == "br":
            self._text.writer.add_break("\n")
