"""The text of WordprocessingML, as Word shows it with all changes accepted.

Tracked insertions are read and deletions are not. Moved text is read at its new position.
"""

from collections.abc import Callable
from functools import partial

from lxml import etree

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.document import Role
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.text_writer import Position
from articles.reading.word.chunks import write_chunk
from articles.reading.word.comment_ranges import MARKS, CommentRanges
from articles.reading.word.equations import equation_text
from articles.reading.word.fields import (
    OpenField,
    fraction_of,
    is_equation,
    link_of,
    symbol_of,
)
from articles.reading.word.package import attribute_of, first_of, name_of
from articles.reading.word.pictures import announce_drawing, announce_object, announce_old_picture
from articles.reading.word.references import Note, References
from articles.reading.word.signs import known_sign, readable, symbol
from articles.reading.word.styles import PLAIN, role_of

SKIPPED = frozenset({"del", "moveFrom", "pPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "rt"})
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
FRAMED_LETTERS = 2  # "T" or "“T": a frame of a single letter is a drop cap
REPORT_STYLE = "factcheck "  # the prefix of the styles that an export of this app adds


class BodyReader:
    """Reads one body, note or comment into a `FormattedWriter`.

    `title` is the first paragraph, if its style is that of a title. `comments` holds
    where the comments stand. `has_report` is true when the file is an export of this app; the
    parts that the export added are not read.
    """

    def __init__(
        self, root: etree._Element, writer: FormattedWriter, references: References
    ) -> None:
        self.title = ""
        self.has_report = False
        self.comments = CommentRanges()
        self._writer = writer
        self._references = references
        self._paragraph_break = "\n\n"  # in a table it is shorter
        self._paragraph_format = self._format = PLAIN
        self._fields: list[OpenField] = []
        self._drop_cap_end = -1
        self._has_own_mark = False
        self._boxes: list[etree._Element] = []
        kinds = [attribute_of(mark, "fldCharType") for mark in root.iter("{*}fldChar")]
        self._fields_are_complete = kinds.count("begin") == kinds.count("end")
        self._readers = self._readers_by_name()
        self._children(root)

    def _readers_by_name(self) -> dict[str, Callable[[etree._Element], None]]:
        return {
            "p": self._paragraph,
            "r": self._run,
            "rPr": lambda _properties: None,  # `_run` reads them
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
            "oMath": self._equation,
            "AlternateContent": self._alternative,
            "altChunk": self._chunk,
            "drawing": partial(self._picture, announce_drawing),
            "pict": partial(self._picture, announce_old_picture),
            "object": partial(self._picture, announce_object),
            "txbxContent": self._boxes.append,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            **dict.fromkeys(MARKS, self._comment_mark),
        }

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
        """Read no text, but take note of the comments there."""
        position = self._writer.position
        self.comments.inside(element, position)
        for mark in element.iter("{*}footnoteReference", "{*}endnoteReference"):
            note = self._note_of(mark)
            self.comments.add_at(note.comments if note else (), position)

    def _write(self, text: str) -> None:
        if self._is_shown:
            self._writer.write_formatted(
                text, is_struck=self._format.is_struck, raised=self._format.raised
            )

    @property
    def _is_shown(self) -> bool:
        in_instruction = any(each.result is None for each in self._fields)
        return not self._format.is_hidden and not (in_instruction and self._fields_are_complete)

    def _paragraph(self, paragraph: etree._Element) -> None:
        start = self._writer.position
        style = first_of(paragraph, "pPr", "pStyle")
        key = "" if style is None else attribute_of(style, "val")
        style_name = self._references.styles.name(key)
        if style_name.startswith(REPORT_STYLE):
            self.has_report = True
            self._skip(paragraph)
            return
        if self._paragraph_break == "\n\n":  # a table is one paragraph
            self._writer.role = role_of(paragraph, style_name)
        former = self._paragraph_format, self._format
        self._paragraph_format = self._format = self._references.styles.of_paragraph(key)
        self._children(paragraph)
        self._paragraph_format, self._format = former
        self._end_paragraph(paragraph, start, style_name)
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            self._children(box)

    def _end_paragraph(self, paragraph: etree._Element, start: Position, style_name: str) -> None:
        end = self._writer.position.offset
        if self._is_drop_cap(paragraph, start):
            self._drop_cap_end = end
        if end == self._drop_cap_end:
            return  # the letter begins the next paragraph that has text
        if start.offset == 0 and not self.title and style_name in {"title", "heading 1"}:
            self.title = self._writer.text_since(start)
        mark = first_of(paragraph, "pPr", "rPr")
        if mark is None or not {"del", "moveFrom"} & {name_of(child) for child in mark}:
            self._writer.add_break(self._paragraph_break)  # a deleted mark joins two paragraphs

    def _is_drop_cap(self, paragraph: etree._Element, start: Position) -> bool:
        """Whether the paragraph is a frame with a large letter, or with the first letters."""
        frame = self._references.styles.frame(first_of(paragraph, "pPr"))
        if frame is None or self._writer.position.offset == start.offset:
            return False
        if attribute_of(frame, "dropCap") in {"drop", "margin"}:
            return True
        text = self._writer.text_since(start)
        return len(text) <= FRAMED_LETTERS and text[-1:].isupper()

    def _run(self, run: etree._Element) -> None:
        former = self._format
        shown = self._references.styles.of_run(first_of(run, "rPr"), self._paragraph_format)
        if former.is_hidden and former is not self._paragraph_format:
            shown = former  # a run inside a hidden one
        self._format = shown
        for child in run.iterchildren(tag=etree.Element):
            self._read(child)
            if self._has_own_mark:
                break  # the mark of a note is no part of the text
        self._format, self._has_own_mark = former, False

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        is_preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        text = text if is_preserved else text.strip(" \t\r\n")
        if self._is_shown:
            self._write(readable(text, self._format, self._writer.left_out))

    def _symbol(self, element: etree._Element) -> None:
        if self._is_shown:
            self._write(symbol(element, self._format, self._writer.left_out))

    def _equation(self, element: etree._Element) -> None:
        text = " ".join(equation_text(element).split())
        if text:
            self._write(text)
        else:
            self._writer.left_out.equations += 1

    def _table(self, table: etree._Element) -> None:
        outer_break, self._paragraph_break = self._paragraph_break, "\n"
        self._writer.role = Role.TABLE
        self._children(table)
        self._paragraph_break = outer_break
        self._writer.add_break(outer_break)

    def _row(self, row: etree._Element) -> None:
        if first_of(row, "trPr", "del") is not None:
            self._skip(row)
            return
        self._children(row)
        self._writer.add_break("\n")

    def _cell(self, cell: etree._Element) -> None:
        if first_of(cell, "tcPr", "cellDel") is not None:
            self._skip(cell)
            return
        self._children(cell)
        self._writer.weaken_break("\t")

    def _control(self, control: etree._Element) -> None:
        """Read a content control, unless it shows only its placeholder."""
        if first_of(control, "sdtPr", "showingPlcHdr") is not None:
            self._skip(control)
            return
        self._children(control)

    def _alternative(self, element: etree._Element) -> None:
        """Read the first of several versions of the same content, for newer and older programs."""
        for child in list(element.iterchildren(tag=etree.Element))[:1]:
            self._children(child)

    def _chunk(self, element: etree._Element) -> None:
        relation = self._references.relations.get(attribute_of(element, "id"))
        write_chunk(self._writer, self._references.package, relation)

    def _picture(
        self, announce: Callable[[etree._Element, LeftOut], None], element: etree._Element
    ) -> None:
        """Announce what is not read, and read the text boxes in it."""
        if self._is_shown:
            announce(element, self._writer.left_out)
        self._children(element)

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
        self._end_field(attribute_of(element, "instr"), start)

    def _field_mark(self, mark: etree._Element) -> None:
        kind = attribute_of(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = self._writer.position
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            self._end_field("".join(ended.instruction), ended.result or self._writer.position)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction.append(element.text or "")

    def _end_field(self, instruction: str, start: Position) -> None:
        self._link(*link_of(instruction), start)
        if self._writer.position.offset > start.offset:
            return  # its result was read
        shown = symbol_of(instruction)
        fraction = fraction_of(instruction)
        if shown and self._is_shown:
            self._write(known_sign(*shown, self._writer.left_out))
        elif fraction and self._is_shown:
            self._writer.fraction(*fraction)
        elif is_equation(instruction) and self._is_shown:
            self._writer.left_out.equations += 1

    def _link(self, url: str, anchor: str, start: Position) -> None:
        if url:
            url = f"{url}#{anchor}" if anchor and "#" not in url else url
            link = Annotation(AnnotationKind.LINK, urls=(url,))
            self._writer.annotate(link, start, self._writer.position)

    def _note(self, mark: etree._Element) -> None:
        self._has_own_mark = bool(attribute_of(mark, "customMarkFollows"))
        note = self._note_of(mark)
        if note:
            self._writer.annotate(note.annotation, self._writer.position, self._writer.position)
            self.comments.add_at(note.comments, self._writer.position)

    def _note_of(self, mark: etree._Element) -> Note | None:
        return self._references.notes.get((name_of(mark), attribute_of(mark, "id")))

    def _comment_mark(self, mark: etree._Element) -> None:
        self.comments.mark(mark, self._writer.position)
