"""The text of WordprocessingML, as Word shows it with all changes accepted.

Tracked insertions are read and deletions are not. Moved text is read at its new position.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.text_writer import Position, TextWriter
from articles.reading.word.package import Relation, attribute_of, first_of, name_of

SKIPPED = frozenset({"del", "moveFrom", "pPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "rt"})
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
OFF = {"0", "false", "off"}
REPORT_STYLE = "factcheck "  # the prefix of the styles that an export of this app adds
PRIVATE = range(0xE000, 0xF900)  # private use: the characters of one font
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{4}")
HYPERLINK = re.compile(
    r"""
    \s* HYPERLINK \s+
    (?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s\\"]\S*) )
    (?: .*? \\l \s+ "(?P<anchor>[^"]*)" )?
    .*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass
class OpenField:
    """A field whose end is not read yet: its instruction, and the start of its result."""

    instruction: list[str] = field(default_factory=list)
    result: Position | None = None


@dataclass(frozen=True)
class References:
    """The targets of references: relations by id, notes by mark and id, names of styles by id."""

    relations: Mapping[str, Relation] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], Annotation] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)


class BodyReader:
    """Reads one body, note or comment into a `TextWriter`.

    `title` is the first paragraph, if its style is that of a title. `comments` holds the start and
    end of the comments by id. `has_report` is true when the file is an export of this app; the
    parts that the export added are not read.
    """

    def __init__(self, root: etree._Element, writer: TextWriter, references: References) -> None:
        self.title = ""
        self.has_report = False
        self.comments: dict[str, tuple[Position, Position]] = {}
        self._writer = writer
        self._references = references
        self._paragraph_break = "\n\n"  # in a table it is shorter
        self._is_hidden = False
        self._fields: list[OpenField] = []
        self._boxes: list[etree._Element] = []
        self._comment_starts: dict[str, Position] = {}
        kinds = [attribute_of(mark, "fldCharType") for mark in root.iter("{*}fldChar")]
        self._fields_are_complete = kinds.count("begin") == kinds.count("end")
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            "p": self._paragraph,
            "r": self._run,
            "t": self._text,
            "tbl": self._table,
            "tr": self._row,
            "tc": self._cell,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "sym": self._symbol,
            "sdt": self._control,
            "AlternateContent": self._alternative,
            "txbxContent": self._boxes.append,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "commentRangeStart": self._comment_start,
            "commentRangeEnd": self._comment_end,
            "commentReference": self._comment_mark,
        }
        self._children(root)

    def _children(self, element: etree._Element) -> None:
        for child in element.iterchildren(tag=etree.Element):
            self._read(child)

    def _read(self, element: etree._Element) -> None:
        name = name_of(element)
        if name in SKIPPED:
            self._skip(element)
        elif name in CHARACTERS:
            self._write(CHARACTERS[name])
        else:
            self._readers.get(name, self._children)(element)

    def _skip(self, element: etree._Element) -> None:
        """Read no text, but record the position of comments on deleted text."""
        for mark in element.iter("{*}commentRangeStart", "{*}commentReference"):
            position = self._writer.position
            self.comments.setdefault(attribute_of(mark, "id"), (position, position))

    def _write(self, text: str) -> None:
        in_instruction = any(each.result is None for each in self._fields)
        if not self._is_hidden and not (in_instruction and self._fields_are_complete):
            self._writer.write(text)

    def _paragraph(self, paragraph: etree._Element) -> None:
        start = self._writer.position
        style = first_of(paragraph, "pPr", "pStyle")
        style_name = (
            "" if style is None else self._references.styles.get(attribute_of(style, "val"), "")
        )
        if style_name.startswith(REPORT_STYLE):
            self.has_report = True
            self._skip(paragraph)
            return
        self._children(paragraph)
        if start.offset == 0 and not self.title and style_name in {"title", "heading 1"}:
            self.title = self._writer.text_since(start)
        mark = first_of(paragraph, "pPr", "rPr")
        if mark is None or not {"del", "moveFrom"} & {name_of(child) for child in mark}:
            self._writer.add_break(self._paragraph_break)  # a deleted mark joins two paragraphs
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            self._children(box)

    def _run(self, run: etree._Element) -> None:
        properties = first_of(run, "rPr")
        vanish = None if properties is None else first_of(properties, "vanish")
        was_hidden = self._is_hidden
        self._is_hidden = was_hidden or (
            vanish is not None and attribute_of(vanish, "val") not in OFF
        )
        for child in run.iterchildren(tag=etree.Element):
            if name_of(child) != "rPr":
                self._read(child)
        self._is_hidden = was_hidden

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        is_preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self._write(text if is_preserved else text.strip(" \t\r\n"))

    def _symbol(self, element: etree._Element) -> None:
        code = HEXADECIMAL.fullmatch(attribute_of(element, "char"))
        number = int(code[0], 16) if code else 0
        if number > 0x20 and number not in PRIVATE:
            self._write(chr(number))

    def _table(self, table: etree._Element) -> None:
        outer_break, self._paragraph_break = self._paragraph_break, "\n"
        self._children(table)
        self._paragraph_break = outer_break
        self._writer.add_break(outer_break)

    def _row(self, row: etree._Element) -> None:
        if first_of(row, "trPr", "del") is None:
            self._children(row)
            self._writer.add_break("\n")

    def _cell(self, cell: etree._Element) -> None:
        if first_of(cell, "tcPr", "cellDel") is None:
            self._children(cell)
            self._writer.weaken_break("\t")

    def _control(self, control: etree._Element) -> None:
        """Read a content control, unless it shows only its placeholder."""
        if first_of(control, "sdtPr", "showingPlcHdr") is None:
            self._children(control)

    def _alternative(self, element: etree._Element) -> None:
        """Read the first of several versions of the same content, for newer and older programs."""
        for child in list(element.iterchildren(tag=etree.Element))[:1]:
            self._children(child)

    def _hyperlink(self, element: etree._Element) -> None:
        start = self._writer.position
        self._children(element)
        relation = self._references.relations.get(attribute_of(element, "id"))
        if relation and relation.is_external:
            anchor = attribute_of(element, "anchor")
            self._link(relation.target, anchor, start)

    def _simple_field(self, element: etree._Element) -> None:
        start = self._writer.position
        self._children(element)
        self._link_from(attribute_of(element, "instr"), start)

    def _field_mark(self, mark: etree._Element) -> None:
        kind = attribute_of(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = self._writer.position
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.result is not None:
                self._link_from("".join(ended.instruction), ended.result)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction.append(element.text or "")

    def _link_from(self, instruction: str, start: Position) -> None:
        link = HYPERLINK.fullmatch(instruction)
        if link:
            self._link(link["quoted"] or link["bare"] or "", link["anchor"] or "", start)

    def _link(self, url: str, anchor: str, start: Position) -> None:
        if url:
            url = f"{url}#{anchor}" if anchor and "#" not in url else url
            link = Annotation(AnnotationKind.LINK, urls=(url,))
            self._writer.annotate(link, start, self._writer.position)

    def _note(self, mark: etree._Element) -> None:
        note = self._references.notes.get((name_of(mark), attribute_of(mark, "id")))
        if note:
            self._writer.annotate(note, self._writer.position, self._writer.position)

    def _comment_start(self, mark: etree._Element) -> None:
        self._comment_starts[attribute_of(mark, "id")] = self._writer.position

    def _comment_end(self, mark: etree._Element) -> None:
        key = attribute_of(mark, "id")
        if key in self._comment_starts:
            self.comments[key] = (self._comment_starts[key], self._writer.position)

    def _comment_mark(self, mark: etree._Element) -> None:
        self.comments.setdefault(attribute_of(mark, "id"), (self._writer.position,) * 2)
