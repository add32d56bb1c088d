"""A Markdown file to a Document: plain text, with its links and footnotes on the words they stand on."""

from collections.abc import Callable, Mapping, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from articles.reading.annotations import Annotation, Kind, urls_in
from articles.reading.document import Document, Field
from articles.reading.html import Attributes, TextParser
from articles.reading.text_writer import Place, Writer

DEPTH_LIMIT = (
    100  # what is nested deeper the parser leaves out, so it must be more than anybody does
)
CALLED = {  # what front matter calls these things
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
    """What the lines above the text say, as words. What is no YAML says nothing."""
    try:
        found = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 (knows only text, lists, maps)
    except (yaml.YAMLError, RecursionError):
        found = None
    said = {str(key).lower(): value for key, value in found.items()} if _is_map(found) else {}
    return {
        ours: next((_words(said[name]) for name in names if name in said), "")
        for ours, names in CALLED.items()
    }


def _is_map(found: object) -> bool:
    return isinstance(found, dict)


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name", ""))
    return str(value).strip()


def _footnotes(tokens: Sequence[Token]) -> dict[int, Annotation]:
    """What the footnotes say, by their number."""
    found: dict[int, Annotation] = {}
    opened = -1
    for place, token in enumerate(tokens):
        if token.type == "footnote_open":
            opened = place
        elif token.type == "footnote_close" and opened >= 0:
            note = _MarkdownText({})
            note.read(tokens[opened + 1 : place])
            words, links = note.writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(words)
            if words:
                unique = tuple(dict.fromkeys(urls))
                number = int(tokens[opened].meta["id"])
                found[number] = Annotation(Kind.FOOTNOTE, text=words, urls=unique)
    return found


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
    """Writes tokens as plain text. `title` is the first heading, if it stands above all text."""

    def __init__(self, notes: Mapping[int, Annotation]) -> None:
        self.writer = Writer()
        self.title = ""
        self._notes = notes
        self._links: list[tuple[str, Place]] = []
        self._heading: Place | None = None
        self._readers: dict[str, Callable[[Token], None]] = {
            "text": lambda token: self.writer.write(token.content),
            "code_inline": lambda token: self.writer.write(token.content),
            "softbreak": lambda _token: self.writer.write(" "),
            "hardbreak": lambda _token: self.writer.write("\n"),
            "code_block": self._block_of_code,
            "fence": self._block_of_code,
            "html_block": self._html,
            "html_inline": self._html,
            "link_open": lambda token: self._link_begins(str(token.attrs.get("href", ""))),
            "link_close": lambda _token: self._link_ends(),
            "footnote_ref": self._note,
            "heading_open": self._heading_begins,
            "heading_close": self._heading_ends,
            "th_close": lambda _token: self.writer.gap("\t"),
            "td_close": lambda _token: self.writer.gap("\t"),
            "tr_close": lambda _token: self.writer.gap("\n"),
            "thead_close": lambda _token: None,
        }

    def read(self, tokens: Sequence[Token]) -> None:
        """Write what the tokens say."""
        for token in tokens:
            if token.type in self._readers:
                self._readers[token.type](token)
            elif token.type.endswith("_close") and token.block:
                self.writer.gap("\n\n")
            if token.type == "inline":
                self.read(token.children or [])

    def _block_of_code(self, token: Token) -> None:
        self.writer.gap("\n\n")
        self.writer.write(token.content.rstrip())
        self.writer.gap("\n\n")

    def _html(self, token: Token) -> None:
        _Html(self).feed(token.content)
        if token.type == "html_block":
            self.writer.gap("\n\n")

    def _link_begins(self, url: str) -> None:
        self._links.append((url, self.writer.place))

    def _link_ends(self) -> None:
        if self._links:
            url, start = self._links.pop()
            if url and not url.startswith("#"):
                link = Annotation(Kind.LINK, urls=(url,))
                self.writer.hang(link, start, self.writer.place)

    def _note(self, token: Token) -> None:
        note = self._notes.get(int(token.meta["id"]))
        if note:
            self.writer.hang(note, self.writer.place, self.writer.place)

    def _heading_begins(self, _token: Token) -> None:
        self._heading = self.writer.place

    def _heading_ends(self, token: Token) -> None:
        if self._heading and self._heading.at == 0 and token.tag == "h1":
            self.title = self.writer.since(self._heading)
        self.writer.gap("\n\n")


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
            self._text._link_begins(dict(attrs).get("href") or "")
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "a":
            self._text._link_ends()
        self._break_at(tag)

    def _break_at(self, tag: str) -> None:
        if tag in BLOCKS:
            self._text.writer.gap("\n\n")
        elif tag == "br":
            self._text.writer.gap("\n")
