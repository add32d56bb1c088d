"""A Markdown file to a Document: plain text, with links and footnotes as annotations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Document, Field, Role
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.front_matter import split_front_matter
from articles.reading.html_fragment import MARKDOWN_STRUCK, HtmlFragment, Marks
from articles.reading.left_out import LeftOut
from articles.reading.plain import decode_text, storable
from articles.reading.text_writer import Position

ROLES = {
    "heading": Role.HEADING,
    "list_item": Role.LIST_ITEM,
    "blockquote": Role.QUOTATION,
    "table": Role.TABLE,
}
DEPTH_LIMIT = 100  # the parser drops deeper text, so the limit is above what people write


def read_markdown(body: bytes, *, content_type: str = "") -> Document:
    """Read a Markdown file. Raises Unreadable if it is not text."""
    decoded = decode_text(body, content_type=content_type)
    document = document_of(storable(decoded.text))
    return replace(
        document,
        warnings=(*decoded.warnings, *document.warnings),
        guessed_encoding=decoded.guess,
    )


def document_of(source: str) -> Document:
    """Return the document in Markdown."""
    values, source = split_front_matter(source)
    parser = MarkdownIt("commonmark", {"maxNesting": DEPTH_LIMIT})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    tokens = parser.parse(source)
    left_out = LeftOut()
    text = _MarkdownText(source, _footnotes(source, tokens, left_out), left_out)
    text.read(_without_footnotes(tokens))
    written = text.writer.finish()
    fields = {name: Field(value, "front matter") for name, value in values.items()}
    if text.title:
        fields.setdefault("title", Field(text.title, "h1"))
    return Document(
        written.text,
        fields,
        left_out.sentences(),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin="Markdown",
    )


def _footnotes(source: str, tokens: Sequence[Token], left_out: LeftOut) -> dict[int, Annotation]:
    """Return the footnotes by number."""
    footnotes: dict[int, Annotation] = {}
    start = -1
    for index, token in enumerate(tokens):
        if token.type == "footnote_open":
            start = index
        elif token.type == "footnote_close" and start >= 0:
            note = _MarkdownText(source, {}, left_out)
            note.read(tokens[start + 1 : index])
            text, links, _paragraphs = note.writer.finish()
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

    def __init__(self, source: str, notes: Mapping[int, Annotation], left_out: LeftOut) -> None:
        self.writer = FormattedWriter(left_out)
        self.title = ""
        self._notes = notes
        self._marks = Marks(self.writer, source)
        self._heading: Position | None = None
        self._roles: list[Role] = []  # of the blocks that are open
        self._numbered: list[bool] = []  # of the lists that are open: whether numbers are text
        self._readers: dict[str, Callable[[Token], None]] = {
            "text": lambda token: self._marks.write(token.content),
            "code_inline": lambda token: self._marks.write(token.content),
            "softbreak": lambda _token: self._marks.write(" "),
            "hardbreak": lambda _token: self._marks.write("\n"),
            "code_block": self._code_block,
            "fence": self._code_block,
            "html_block": self._html,
            "html_inline": self._html,
            "s_open": lambda _token: self._marks.start(MARKDOWN_STRUCK),
            "s_close": lambda _token: self._marks.end(MARKDOWN_STRUCK),
            "image": lambda token: left_out.pictures.append(token.content),
            "link_open": lambda token: self._marks.start_link(str(token.attrs.get("href", ""))),
            "link_close": lambda _token: self._marks.end_link(),
            "list_item_open": self._start_item,
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
        numbered = _lists_with_numbers(tokens)
        for index, token in enumerate(tokens):
            if token.type.endswith("_list_open"):
                self._numbered.append(index in numbered)
            elif token.type.endswith("_list_close"):
                self._numbered.pop()
            self._set_role(token)
            if token.type in self._readers:
                self._readers[token.type](token)
            elif token.type.endswith("_close") and token.block:
                self.writer.add_break("\n\n")
            if token.type == "inline":
                self.read(token.children or [])

    def _set_role(self, token: Token) -> None:
        kind, _mark, end = token.type.rpartition("_")
        if kind in ROLES and end == "open":
            self._roles.append(ROLES[kind])
        elif kind in ROLES and end == "close" and self._roles:
            self._roles.pop()
        self.writer.role = self._roles[-1] if self._roles else Role.PARAGRAPH

    def _code_block(self, token: Token) -> None:
        self.writer.add_break("\n\n")
        self.writer.write(token.content.rstrip())
        self.writer.add_break("\n\n")

    def _html(self, token: Token) -> None:
        fragment = HtmlFragment(self._marks)
        fragment.feed(token.content)
        fragment.close()
        if token.type == "html_block":
            self.writer.add_break("\n\n")

    def _start_item(self, token: Token) -> None:
        if self._numbered and self._numbered[-1]:
            self.writer.write(f"{token.info}{token.markup} ")

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


def _lists_with_numbers(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the indexes of the lists whose numbers are text, as in "1986. A great storm came".

    The numbers of a real list count its items from 0 or 1 on, or are all the same. One paragraph
    that begins with a number, outside of any other list, is no list.
    """
    numbered: set[int] = set()
    open_lists: list[tuple[int, list[str]]] = []  # the index of each, and the numbers of its items
    for index, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            open_lists.append((index, []))
        elif token.type == "list_item_open":
            open_lists[-1][1].append(token.info)
        elif token.type.endswith("_list_close"):
            first, numbers = open_lists.pop()
            if token.type == "ordered_list_close" and _are_text(numbers, alone=not open_lists):
                numbered.add(first)
    return frozenset(numbered)


def _are_text(written: Sequence[str], *, alone: bool) -> bool:
    numbers = [int(number) for number in written]
    first, last = numbers[0], numbers[0] + len(numbers)
    counts = numbers in ([first] * len(numbers), list(range(first, last)))
    return first > 1 or not counts or (len(numbers) == 1 and alone)
