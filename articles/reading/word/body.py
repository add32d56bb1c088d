"""What WordprocessingML says, as Word would show it with all changes accepted.

Tracked insertions are read and deletions are not; what was moved stands where it was moved to.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from articles.reading.annotations import Annotation, Kind
from articles.reading.text_writer import Place, Writer
from articles.reading.word.package import Relation, attribute_of, first_of, name_of

SKIPPED = frozenset({"del", "moveFrom", "pPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "rt"})
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
OFF = {"0", "false", "off"}
OF_REPORTS = "factcheck "  # how the styles begin in which our own exports tell about the text
PRIVATE = range(0xE000, 0xF900)  # signs of a font, which mean nothing without it
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{4}")
HYPERLINK = re.compile(
    r"""
    \s* HYPERLINK \s+
    (?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s\\"]\S*) )
    (?: .*? \\l \s+ "(?P<place>[^"]*)" )?
    .*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass
class Field:
    """A field that has begun: its instruction, and where its result starts."""

    instruction: list[str] = field(default_factory=list)
    result: Place | None = None


@dataclass(frozen=True)
class Around:
    """What a text refers to: relations by id, notes by kind and id, styles' names by id."""

    relations: Mapping[str, Relation] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], Annotation] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)


class WordText:
    """Reads one body, note or comment into a `Writer`.

    `title` is the first paragraph, if its style says that it is one. `comments` has the places
    of the comments by id: from and to. `has_report`: it holds what an export of ours adds to a
    text, which is not read.
    """

    def __init__(self, root: etree._Element, writer: Writer, around: Around) -> None:
        self.title = ""
        self.has_report = False
        self.comments: dict[str, tuple[Place, Place]] = {}
        self._writer = writer
        self._around = around
        self._between = "\n\n"  # paragraphs; in a cell it is less
        self._is_hidden = False
        self._fields: list[Field] = []
        self._boxes: list[etree._Element] = []
        self._begun: dict[str, Place] = {}
        kinds = [attribute_of(mark, "fldCharType") for mark in root.iter("{*}fldChar")]
        self._fields_are_whole = kinds.count("begin") == kinds.count("end")
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            "p": self._paragraph,
            "r": self._run,
            "t": self._words,
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
            "commentRangeStart": self._comment_begins,
            "commentRangeEnd": self._comment_ends,
            "commentReference": self._comment_mark,
        }
        self._children(root)

    def _children(self, element: etree._Element) -> None:
        for child in element.iterchildren(tag=etree.Element):
            self._read(child)

    def _read(self, element: etree._Element) -> None:
        name = name_of(element)
        if name in SKIPPED:
            self._skipped(element)
        elif name in SIGNS:
            self._write(SIGNS[name])
        else:
            self._readers.get(name, self._children)(element)

    def _skipped(self, element: etree._Element) -> None:
        """Read nothing, but keep where a comment on deleted words would stand."""
        for mark in element.iter("{*}commentRangeStart", "{*}commentReference"):
            place = self._writer.place
            self.comments.setdefault(attribute_of(mark, "id"), (place, place))

    def _write(self, text: str) -> None:
        in_instruction = any(opened.result is None for opened in self._fields)
        if not self._is_hidden and not (in_instruction and self._fields_are_whole):
            self._writer.write(text)

    def _paragraph(self, paragraph: etree._Element) -> None:
        start = self._writer.place
        style = first_of(paragraph, "pPr", "pStyle")
        named = "" if style is None else self._around.styles.get(attribute_of(style, "val"), "")
        if named.startswith(OF_REPORTS):
            self.has_report = True
            self._skipped(paragraph)
            return
        self._children(paragraph)
        if start.at == 0 and not self.title and named in {"title", "heading 1"}:
            self.title = self._writer.since(start)
        mark = first_of(paragraph, "pPr", "rPr")
        if mark is None or not {"del", "moveFrom"} & {name_of(child) for child in mark}:
            self._writer.gap(self._between)  # else the next paragraph goes on where this one ends
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            self._children(box)

    def _run(self, run: etree._Element) -> None:
        properties = first_of(run, "rPr")
        vanish = None if properties is None else first_of(properties, "vanish")
        outside = self._is_hidden
        self._is_hidden = outside or (vanish is not None and attribute_of(vanish, "val") not in OFF)
        for child in run.iterchildren(tag=etree.Element):
            if name_of(child) != "rPr":
                self._read(child)
        self._is_hidden = outside

    def _words(self, element: etree._Element) -> None:
        text = element.text or ""
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self._write(text if kept else text.strip(" \t\r\n"))

    def _symbol(self, element: etree._Element) -> None:
        found = HEXADECIMAL.fullmatch(attribute_of(element, "char"))
        number = int(found[0], 16) if found else 0
        if number > 0x20 and number not in PRIVATE:
            self._write(chr(number))

    def _table(self, table: etree._Element) -> None:
        outside, self._between = self._between, "\n"
        self._children(table)
        self._between = outside
        self._writer.gap(outside)

    def _row(self, row: etree._Element) -> None:
        if first_of(row, "trPr", "del") is None:
            self._children(row)
            self._writer.gap("\n")

    def _cell(self, cell: etree._Element) -> None:
        if first_of(cell, "tcPr", "cellDel") is None:
            self._children(cell)
            self._writer.soften("\t")

    def _control(self, control: etree._Element) -> None:
        """A content control, unless it only shows what to type into it."""
        if first_of(control, "sdtPr", "showingPlcHdr") is None:
            self._children(control)

    def _alternative(self, element: etree._Element) -> None:
        """The same thing for newer and for older programs: once is enough."""
        for child in list(element.iterchildren(tag=etree.Element))[:1]:
            self._children(child)

    def _hyperlink(self, element: etree._Element) -> None:
        start = self._writer.place
        self._children(element)
        relation = self._around.relations.get(attribute_of(element, "id"))
        if relation and relation.is_external:
            anchor = attribute_of(element, "anchor")
            self._link(relation.target, anchor, start)

    def _simple_field(self, element: etree._Element) -> None:
        start = self._writer.place
        self._children(element)
        self._linked_by(attribute_of(element, "instr"), start)

    def _field_mark(self, mark: etree._Element) -> None:
        kind = attribute_of(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = self._writer.place
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.result is not None:
                self._linked_by("".join(ended.instruction), ended.result)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction.append(element.text or "")

    def _linked_by(self, instruction: str, start: Place) -> None:
        found = HYPERLINK.fullmatch(instruction)
        if found:
            self._link(found["quoted"] or found["bare"] or "", found["place"] or "", start)

    def _link(self, url: str, anchor: str, start: Place) -> None:
        if url:
            url = f"{url}#{anchor}" if anchor and "#" not in url else url
            link = Annotation(Kind.LINK, urls=(url,))
            self._writer.hang(link, start, self._writer.place)

    def _note(self, mark: etree._Element) -> None:
        note = self._around.notes.get((name_of(mark), attribute_of(mark, "id")))
        if note:
            self._writer.hang(note, self._writer.place, self._writer.place)

    def _comment_begins(self, mark: etree._Element) -> None:
        self._begun[attribute_of(mark, "id")] = self._writer.place

    def _comment_ends(self, mark: etree._Element) -> None:
        key = attribute_of(mark, "id")
        if key in self._begun:
            self.comments[key] = (self._begun[key], self._writer.place)

    def _comment_mark(self, mark: etree._Element) -> None:
        self.comments.setdefault(attribute_of(mark, "id"), (self._writer.place,) * 2)
