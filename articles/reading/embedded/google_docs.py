"""A document that Google Docs saved as a web page: its comments and notes at their places."""

import re
from urllib.parse import parse_qs

from django.utils.translation import gettext_lazy as _
from lxml import etree, html

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Document, Field, Role, Unreadable
from articles.reading.embedded.shadow import too_deep
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.plain import decode, storable
from articles.reading.text_writer import Position
from articles.reading.word.package import Package

NESTED = _("This file is nested too deeply to be read. Save its text as a new file.")
NO_PAGE = _("This archive is damaged or is not one web page. Unpack it and choose the .html file.")

_EXPORT = re.compile(
    rb"""
      <body\b[^>]{0,300}\bdoc-content\b
    | @import\ url\([^)]{0,9}https://themes\.googleusercontent\.com
    | \bid="?(?:cmnt|ftnt)_ref\d
    | class="?c\d+[^>]{0,200}href="?https://www\.google\.com/url\?q=
    | href="?https://www\.google\.com/url\?q=[^>]{0,2000}\bust=
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = (b"doc-content", b"themes.googleusercontent.com", b"_ref1", b"google.com/url?q=")
_WRAPPED = re.compile(r"https?://(?:www\.)?google\.com/url\?([^#]*)", re.IGNORECASE)
_RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
_REFERENCE = re.compile(r"#(cmnt|ftnt)(\d+)")
_NOTE_ID = re.compile(r"(cmnt|ftnt)(\d+)")
_ANCHORS = etree.XPath(".//a[starts-with(@id, 'cmnt') or starts-with(@id, 'ftnt')]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "div", "ul", "ol", "hr", "table", *_HEADINGS})
_ROLES = {"li": Role.LIST_ITEM, "table": Role.TABLE}


def is_google_docs(page: bytes) -> bool:
    """Whether a page was exported by Google Docs."""
    return any(mark in page for mark in _MARKS) and bool(_EXPORT.search(page))


def read_google_docs(body: bytes, *, content_type: str = "") -> Document:
    """Return the document, with its comments, notes and links on their words."""
    source = storable(decode(body, content_type=content_type).text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    page = html.document_fromstring(source.encode(), parser=parser)
    if too_deep(page.getroottree()):
        raise Unreadable(NESTED)
    reader = _Reader(page)
    written = reader.writer.finish()
    fields = {}
    title = reader.title or " ".join((page.findtext(".//title") or "").split())
    if title:
        fields["title"] = Field(title, "title style" if reader.title else "title")
    return Document(
        written.text,
        fields,
        reader.writer.left_out.sentences(),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin="Google Docs",
    )


def zipped_page(body: bytes) -> bytes:
    """Return the page in a zip file that holds one, as Google Docs exports it. Raises Unreadable."""
    package = Package(body, lambda: Unreadable(NO_PAGE))
    pages = [name for name in package.names if name.endswith((".html", ".htm")) and "/" not in name]
    page = package.bytes_of(pages[0]) if len(pages) == 1 else None
    if page is None:
        raise Unreadable(NO_PAGE)
    return page


class _Reader:
    """Writes the text of an export. `title` is the first paragraph, if its style is that of a title."""

    def __init__(self, page: html.HtmlElement) -> None:
        self.writer = FormattedWriter(LeftOut())
        self.title = ""
        css = "".join(each.text or "" for each in page.iter("style"))
        rules = {name: rule.replace(" ", "") for name, rule in _RULE.findall(css)}
        self._struck = {name for name, rule in rules.items() if "line-through" in rule}
        self._raised = {
            name: f"{kind}script"
            for name, rule in rules.items()
            for kind in ("super", "sub")
            if f"vertical-align:{kind}" in rule
        }
        self._notes = self._take_notes(page)
        self._span: tuple[Position, Position] | None = None  # of the last words with one format
        self._role = Role.PARAGRAPH
        self._break = "\n\n"
        body = page.find("body")
        self._children(page if body is None else body, is_struck=False, raised="")

    def _take_notes(self, page: html.HtmlElement) -> dict[tuple[str, str], str]:
        """Return the comments and notes at the end of the page, and remove them there."""
        notes = {}
        for anchor in _ANCHORS(page):
            named = _NOTE_ID.fullmatch(anchor.get("id", ""))
            block = _block_of(anchor)
            if named is None or block is None or block.getparent() is None:
                continue
            anchor.drop_tree()
            paragraphs = (" ".join(each.text_content().split()) for each in block.iter("p"))
            notes[(named[1], named[2])] = "\n".join(filter(None, paragraphs))
            block.drop_tree()
        return notes

    def _children(self, element: html.HtmlElement, *, is_struck: bool, raised: str) -> None:
        self._write(element.text, is_struck=is_struck, raised=raised)
        for child in element.iterchildren(tag=etree.Element):
            if child.tag not in {"style", "script", "title"}:
                self._element(child, is_struck=is_struck, raised=raised)
            self._write(child.tail, is_struck=is_struck, raised=raised)

    def _element(self, element: html.HtmlElement, *, is_struck: bool, raised: str) -> None:
        if element.tag == "a" and self._note(element):
            return
        classes = set(element.get("class", "").split())
        style = element.get("style", "").replace(" ", "")
        is_struck = is_struck or bool(classes & self._struck) or "line-through" in style
        raised = next((self._raised[name] for name in classes if name in self._raised), raised)
        if element.tag in {"sup", "sub"} and not _REFERENCE.search(_target(element)):
            raised = f"{'super' if element.tag == 'sup' else 'sub'}script"
        former = self._start(element, classes)
        start = self.writer.position
        self._children(element, is_struck=is_struck, raised=raised)
        self._end(element, start, former, is_title="title" in classes)

    def _start(self, element: html.HtmlElement, classes: set[str]) -> tuple[Role, str]:
        former = (self._role, self._break)
        if element.tag in _HEADINGS or classes & {"title", "subtitle"}:
            self._role = Role.HEADING
        self._role = _ROLES.get(str(element.tag), self._role)
        if element.tag == "table":
            self._break = "\n"
        self.writer.role = self._role
        if element.tag in {"p", "li", *_HEADINGS}:
            self._span = None
        return former

    def _end(
        self,
        element: html.HtmlElement,
        start: Position,
        former: tuple[Role, str],
        *,
        is_title: bool,
    ) -> None:
        position = self.writer.position
        if element.tag == "span" and position.offset > start.offset:
            self._span = (start, position)
        elif element.tag == "a" and (url := real_address(element.get("href", ""))):
            self.writer.annotate(Annotation(AnnotationKind.LINK, urls=(url,)), start, position)
        elif element.tag == "img":
            self.writer.left_out.pictures.append(element.get("alt") or element.get("title") or "")
        elif element.tag == "br":
            self.writer.write("\n")
        elif element.tag in {"td", "th"}:
            self.writer.weaken_break("\t")
            self.writer.add_break("\t")
        elif element.tag == "tr":
            self.writer.add_break("\n")
        elif element.tag in _BLOCKS or element.tag == "li":
            if is_title and start.offset == 0 and not self.title:
                self.title = self.writer.text_since(start)
            self.writer.add_break(former[1] if element.tag == "table" else self._break)
        self._role, self._break = former
        self.writer.role = self._role

    def _note(self, anchor: html.HtmlElement) -> bool:
        """Put a comment on the words before its mark, and a note on its place."""
        reference = _REFERENCE.fullmatch(anchor.get("href", ""))
        text = self._notes.get((reference[1], reference[2])) if reference else None
        if reference is None or text is None:
            return False
        position = self.writer.position
        urls = tuple(urls_in(text))
        if reference[1] == "ftnt":
            note = Annotation(AnnotationKind.FOOTNOTE, text=text, urls=urls)
            self.writer.annotate(note, position, position)
        elif text:
            comment = Annotation(AnnotationKind.COMMENT, text=text, urls=urls)
            self.writer.annotate(comment, *(self._span or (position, position)))
        return True

    def _write(self, text: str | None, *, is_struck: bool, raised: str) -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", text or "")
        if text:
            self.writer.write_formatted(text, is_struck=is_struck, raised=raised)


def _block_of(anchor: html.HtmlElement) -> html.HtmlElement | None:
    """Return the part of the page that holds only the comment or the note with this anchor."""
    block = next(anchor.iterancestors("div"), None)
    if block is not None and len(_ANCHORS(block)) == 1:
        return block
    return next(anchor.iterancestors("p"), None)


def real_address(href: str) -> str:
    """Return the address of a link, which Google Docs wraps in one of its own; "" for none."""
    if href.startswith(("#", "mailto:")) or not href:
        return ""
    wrapped = _WRAPPED.match(href)
    return next(iter(parse_qs(wrapped[1]).get("q", [])), href) if wrapped else href


def _target(element: html.HtmlElement) -> str:
    link = element.find(".//a")
    return "" if link is None else link.get("href", "")
