"""The text of an OpenDocument file as a reader sees it, with all changes accepted."""

import re
from collections.abc import Callable

from lxml import etree

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.dates import iso_date
from articles.reading.document import Role
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.office.opendocument_styles import PLAIN, OpenStyles
from articles.reading.text_writer import Position
from articles.reading.word.package import attribute_of, first_of, name_of

SKIPPED_WORDS = (
    "tracked-changes sequence-decls variable-decls user-field-decls dde-connection-decls forms "
    "hidden-text hidden-paragraph note-citation ruby-text covered-table-cell event-listeners "
    "alphabetical-index-auto-mark-file title-style index-title-template table-of-content-source "
    "alphabetical-index-source user-index-source illustration-index-source table-index-source "
    "bibliography-source object-index-source toc-mark-start meta-file change change-start "
    "change-end"
)
SKIPPED = frozenset(SKIPPED_WORDS.split())
CHARACTERS = {"tab": "\t", "line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200  # of one element
_CAPTIONS = {"caption", "illustration", "figure", "drawing", "table caption"}


class OpenBody:
    """Reads one body, note or comment into a `FormattedWriter`.

    `title` is the first paragraph, if its style is that of a title.
    """

    def __init__(self, root: etree._Element, writer: FormattedWriter, styles: OpenStyles) -> None:
        self.title = ""
        self.unplaced: list[Annotation] = []
        self._writer = writer
        self._styles = styles
        self._break = "\n\n"  # after a paragraph; in a table it is shorter
        self._format = PLAIN
        self._role = Role.PARAGRAPH
        self._starts: dict[str, tuple[Position, Annotation]] = {}
        self._boxes: list[etree._Element] = []
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            "p": self._paragraph,
            "h": self._paragraph,
            "span": self._span,
            "s": self._spaces,
            "a": self._link,
            "note": self._note,
            "list": lambda each: self._with_role(each, Role.LIST_ITEM),
            "table": self._table,
            "table-row": self._row,
            "table-cell": self._cell,
            "section": self._section,
            "frame": self._frame,
            "text-box": self._boxes.append,
            "annotation": self._comment,
            "annotation-end": self._end_of_comment,
        }
        self._children(root)
        for start, comment in self._starts.values():  # comments without an end
            self._writer.annotate(comment, start, start)

    def _children(self, element: etree._Element) -> None:
        self._write(element.text)
        for child in element:
            name = name_of(child) if isinstance(child.tag, str) else ""
            if name in CHARACTERS:
                self._writer.write(CHARACTERS[name])
            elif name and name not in SKIPPED:
                self._readers.get(name, self._children)(child)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        text = _SPACE.sub(" ", text or "")
        if text and not self._format.is_hidden:
            self._writer.write_formatted(
                text, is_struck=self._format.is_struck, raised=self._format.raised
            )

    def _spaces(self, element: etree._Element) -> None:
        count = attribute_of(element, "c")
        number = int(count[:4]) if count.isascii() and count.isdigit() else 1
        self._writer.write(" " * min(number, _MOST_SPACES))

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = attribute_of(paragraph, "style-name")
        names = set(self._styles.names("paragraph", style))
        self._writer.role = self._role_of(paragraph, names)
        start, former = self._writer.position, self._format
        self._format = self._styles.of("paragraph", style)
        self._children(paragraph)
        self._format = former
        is_title = "title" in names or (name_of(paragraph) == "h" and _level(paragraph) == "1")
        if start.offset == 0 and is_title and not self.title:
            self.title = self._writer.text_since(start)
        self._writer.add_break(self._break)
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            self._children(box)

    def _role_of(self, paragraph: etree._Element, names: set[str]) -> Role:
        if self._role is not Role.PARAGRAPH:
            return self._role
        if name_of(paragraph) == "h" or names & {"title", "subtitle"}:
            return Role.HEADING
        if names & _CAPTIONS:
            return Role.CAPTION
        return Role.QUOTATION if names & {"quotations", "quote"} else Role.PARAGRAPH

    def _with_role(self, element: etree._Element, role: Role) -> None:
        former, self._role = self._role, role
        self._children(element)
        self._role = former

    def _span(self, span: etree._Element) -> None:
        former = self._format
        self._format = self._styles.of("text", attribute_of(span, "style-name"), former)
        self._children(span)
        self._format = former

    def _link(self, element: etree._Element) -> None:
        start = self._writer.position
        self._children(element)
        url = attribute_of(element, "href")
        if url and not url.startswith("#"):
            link = Annotation(AnnotationKind.LINK, urls=(url,))
            self._writer.annotate(link, start, self._writer.position)

    def _note(self, element: etree._Element) -> None:
        body = first_of(element, "note-body")
        text, urls, comments = self._words_of(body) if body is not None else ("", (), [])
        position = self._writer.position
        if text:
            note = Annotation(AnnotationKind.FOOTNOTE, text=text, urls=urls)
            self._writer.annotate(note, position, position)
        for comment in comments:
            self._writer.annotate(comment, position, position)

    def _words_of(self, element: etree._Element) -> tuple[str, tuple[str, ...], list[Annotation]]:
        """Return the text of a note or a comment, its addresses and the comments in it."""
        writer = FormattedWriter(self._writer.left_out)
        OpenBody(element, writer, self._styles)
        text, annotations, _paragraphs = writer.finish()
        links = [url for each in annotations for url in each.urls]
        comments = [each for each in annotations if each.kind is AnnotationKind.COMMENT]
        return text, tuple(dict.fromkeys([*links, *urls_in(text)])), comments

    def _comment(self, element: etree._Element) -> None:
        about = {
            name: "".join(each.itertext()).strip()
            for name in ("creator", "date")
            for each in element.findall(f"{{*}}{name}")
        }
        words = etree.Element("body")
        words.extend(each for each in list(element) if name_of(each) in {"p", "h", "list"})
        text, urls, _comments = self._words_of(words)
        comment = Annotation(
            AnnotationKind.COMMENT,
            text=text,
            urls=urls,
            author=about.get("creator", ""),
            written_at=iso_date(about.get("date", "")),
            is_resolved=attribute_of(element, "resolved") == "true",
            is_reply=bool(attribute_of(element, "parent-name")),
        )
        key = attribute_of(element, "name") or f"comment {len(self._starts)}"
        if text:
            self._starts[key] = (self._writer.position, comment)

    def _end_of_comment(self, element: etree._Element) -> None:
        started = self._starts.pop(attribute_of(element, "name"), None)
        if started:
            start, comment = started
            self._writer.annotate(comment, start, self._writer.position)

    def _table(self, table: etree._Element) -> None:
        former, self._break = self._break, "\n"
        self._writer.role = Role.TABLE
        self._with_role(table, Role.TABLE)
        self._break = former
        self._writer.add_break(former)

    def _row(self, row: etree._Element) -> None:
        self._children(row)
        self._writer.add_break("\n")

    def _cell(self, cell: etree._Element) -> None:
        self._children(cell)
        self._writer.weaken_break("\t")

    def _section(self, section: etree._Element) -> None:
        if attribute_of(section, "display") != "none":
            self._children(section)

    def _frame(self, frame: etree._Element) -> None:
        """Read the text boxes of a frame, and announce its picture or its equation."""
        kinds = {name_of(child) for child in frame.iterchildren(tag=etree.Element)}
        if "object" in kinds and "text-box" not in kinds:
            self._writer.left_out.parts += 1
        elif "image" in kinds:
            described = [
                "".join(each.itertext())
                for name in ("desc", "title")
                for each in frame.findall(f"{{*}}{name}")
            ]
            self._writer.left_out.pictures.append(next(filter(None, described), ""))
        for child in frame.iterchildren(tag=etree.Element):
            if name_of(child) == "text-box":
                self._boxes.append(child)


def _level(heading: etree._Element) -> str:
    return attribute_of(heading, "outline-level") or "1"
