"""Reads the tokens of a Rich Text file: its text, and beside it notes, comments and properties."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext_lazy as _

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Unreadable
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.office.rich_text_codes import Characters, Font, as_comment, encoding_of_page
from articles.reading.office.rich_text_tables import (
    BREAKS,
    CHARACTERS,
    DOCUMENT_SETS,
    READ,
    SYMBOLS,
    WITHOUT_TEXT,
)
from articles.reading.office.rich_text_tokens import Token, tokens_of
from articles.reading.office.rich_text_words import State, Text, formatted, role_of, set_block
from articles.reading.text_writer import Position
from articles.reading.word.fields import link_of

DEPTH_LIMIT = 2_000  # groups inside each other
TOO_DEEP = _("This file is nested too deeply to be read. Save its text as a new file.")
EQUATIONS = frozenset({"mmath", "moMath", "moMathPara"})
TEXTS = frozenset({"footnote", "annotation", "shptxt"})  # groups with a text of their own
_VALUES = (
    "info fldinst atnid atnauthor atnref atndate atnparent atrfstart atrfend title author "
    "company fonttbl stylesheet"
)
WORDS = frozenset(_VALUES.split())
TIMES = frozenset({"creatim", "revtim"})
TITLES = frozenset({"title", "heading 1"})


@dataclass(slots=True)
class OpenField:
    instruction: str = ""
    start: Position | None = None


class RichTextReader:
    """Reads a whole file at once. What it knows then is in its attributes."""

    def __init__(self, source: bytes) -> None:
        self.left_out = LeftOut()
        self.main = Text(FormattedWriter(self.left_out))
        self.title = ""
        self.properties: dict[str, str] = {}
        self.styles: dict[int, str] = {}
        self.comments: list[tuple[str, Position, Annotation]] = []
        self.ranges: dict[str, list[Position]] = {}
        self._characters = Characters(self.left_out)
        self._texts = [self.main]
        self._boxes: list[str] = []
        self._fields: list[OpenField] = []
        self._state = State()
        self._groups: list[tuple[State, str]] = []  # what held outside, and what the group was
        self._group = ""
        self._is_group_start = self._is_optional = False
        self._left_to_skip = 0
        self._words = ""  # of a group with a value
        self._about: dict[str, str] = {}  # of the next comment
        self._number = 0  # of the font or style that is defined
        self._title_start: Position | None = None
        self._actions: dict[str, Callable[[int | None], None]] = {
            "cell": lambda _number: self._texts[-1].writer.add_break("\t"),
            "nestcell": lambda _number: self._texts[-1].writer.add_break("\t"),
            "row": lambda _number: self._texts[-1].writer.add_break("\n"),
            "nestrow": lambda _number: self._texts[-1].writer.add_break("\n"),
            "ansicpg": self._code_page,
            "deff": self._default_font,
            "fcharset": self._charset,
            **{word: partial(self._document_set, word) for word in DOCUMENT_SETS},
            **{word: partial(self._part_of_time, word) for word in ("yr", "mo", "dy", "hr", "min")},
        }
        for token in tokens_of(source):
            self._take(token)
        self._write_characters()

    def _take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.data)
        elif token.kind == "word":
            self._word(token.word, token.number)
        elif token.kind == "symbol":
            self._symbol(token.word)
        elif token.kind == "open":
            self._open()
        else:
            self._close()

    def _open(self) -> None:
        self._write_characters()
        self._left_to_skip = 0
        if len(self._groups) >= DEPTH_LIMIT:
            raise Unreadable(TOO_DEEP)
        self._groups.append((self._state, self._group))
        self._group = ""
        self._is_group_start, self._is_optional = True, False

    def _close(self) -> None:
        self._write_characters()
        self._left_to_skip = 0
        if not self._groups:
            return
        ended, state = self._group, self._state
        self._state, self._group = self._groups.pop()
        self._is_group_start = False
        if ended and not state.is_skipped:
            self._end_of_group(ended)

    def _text(self, data: bytes) -> None:
        skipped = min(self._left_to_skip, len(data))
        self._left_to_skip -= skipped
        data = data[skipped:]
        self._is_group_start = False
        if data and not self._state.is_skipped:
            self._write(self._characters.add(data, self._state.font_in_force))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._is_optional = self._is_group_start
            return
        if self._left_to_skip:
            self._left_to_skip -= 1
        elif symbol in SYMBOLS:
            self._character(SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._left_to_skip = self._state.fallback
            if not self._state.is_skipped:
                self._write(self._characters.escape(number, self._state.font))
            return
        if self._left_to_skip:
            self._left_to_skip -= 1
            return
        self._write_characters()
        if self._is_group_start:
            self._start_of_group(word)
        self._is_group_start = False
        if self._state.is_skipped or self._define_number(word, number):
            return
        if word in CHARACTERS:
            self._character(CHARACTERS[word])
        elif word in BREAKS:
            self._end_paragraph()
        elif action := self._actions.get(word):
            action(number)
        else:
            set_block(self._texts[-1], word, number)
            self._state = formatted(self._state, word, number)

    def _start_of_group(self, word: str) -> None:
        is_unknown = self._is_optional and word not in READ and word not in WORDS
        if word in EQUATIONS and not self._state.is_skipped:
            self.left_out.equations += 1
        if word in {"listtext", "pntext"}:
            self._texts[-1].block.is_item = True
        if word == "pict" and not self._state.is_skipped:
            self.left_out.pictures.append("")
        if word in WITHOUT_TEXT or word in EQUATIONS or word == "pict" or is_unknown:
            self._state = replace(self._state, is_skipped=True)
            return
        self._group = word
        if word in WORDS:
            self._state, self._words = replace(self._state, destination=word), ""
        elif word in TIMES:
            self._state = replace(self._state, destination=word)
            self.properties[word] = ""
        elif word in TEXTS:
            self._texts.append(Text(FormattedWriter(self.left_out), about=self._about))
            self._about, self._state = {}, State(font=self._state.font)
        elif word == "field":
            self._fields.append(OpenField())
        elif word == "fldrslt" and self._fields:
            self._fields[-1].start = self._texts[-1].writer.position

    def _end_of_group(self, ended: str) -> None:
        words = self._words.strip()
        if ended in TEXTS:
            self._end_of_text(ended, self._texts.pop())
        elif ended == "field" and self._fields:
            self._end_of_field(self._fields.pop())
        elif ended == "fldinst" and self._fields:
            self._fields[-1].instruction += words
        elif ended in {"atrfstart", "atrfend"}:
            self.ranges.setdefault(words, []).append(self.main.writer.position)
        elif ended in {"atnid", "atnauthor"}:
            self._about[ended] = words
        elif ended in {"atnref", "atndate", "atnparent"}:
            self._texts[-1].about[ended] = words
        elif ended in {"title", "author", "company"}:
            self.properties[ended] = words
        self._words = ""

    def _end_of_text(self, kind: str, text: Text) -> None:
        words, annotations, _paragraphs = text.writer.finish()
        position = self._texts[-1].writer.position
        if kind == "shptxt":
            self._boxes.append(words)
        elif words:
            urls = [url for each in annotations for url in each.urls] + urls_in(words)
            note = Annotation(AnnotationKind.FOOTNOTE, text=words, urls=tuple(dict.fromkeys(urls)))
            if kind == "footnote":
                self._texts[-1].writer.annotate(note, position, position)
            else:
                reference = text.about.get("atnref", "")
                comment = as_comment(note, text.about)
                self.comments.append((reference, self.main.writer.position, comment))

    def _end_of_field(self, ended: OpenField) -> None:
        url, anchor = link_of(ended.instruction)
        writer = self._texts[-1].writer
        if url and ended.start:
            url = f"{url}#{anchor}" if anchor and "#" not in url else url
            link = Annotation(AnnotationKind.LINK, urls=(url,))
            writer.annotate(link, ended.start, writer.position)

    def _write_characters(self) -> None:
        if text := self._characters.take():
            self._write(text)

    def _character(self, character: str) -> None:
        self._write_characters()
        if not self._state.is_skipped:
            self._write(character)

    def _write(self, text: str) -> None:
        state = self._state
        if not text or state.is_skipped:
            return
        if state.destination in {"fonttbl", "stylesheet"}:
            self._define(text, state.destination)
        elif state.destination:
            self._words += text
        elif not (state.is_hidden or state.is_deleted):
            self._write_shown(text, state)

    def _write_shown(self, text: str, state: State) -> None:
        shown = self._texts[-1]
        if shown.was_row and not shown.block.is_row:
            shown.writer.add_break("\n\n")
        shown.was_row = shown.block.is_row
        style = self.styles.get(shown.block.style, "")
        shown.writer.role = role_of(shown.block, style)
        if style in TITLES and shown is self.main and not shown.writer.position.offset:
            self._title_start = shown.writer.position
        shown.writer.write_formatted(text, is_struck=state.is_struck, raised=state.raised)

    def _define(self, text: str, table: str) -> None:
        """Take the name of a font or a style, up to its semicolon."""
        name = text.partition(";")[0].strip()
        if table == "fonttbl" and self._number in self._characters.fonts:
            self._characters.fonts[self._number].name += name
        elif table == "stylesheet" and name:
            self.styles[self._number] = self.styles.get(self._number, "") + name.lower()
            self._number = 0

    def _define_number(self, word: str, number: int | None) -> bool:
        """Take the number of the font or the style that a table defines here."""
        table = self._state.destination
        if table == "fonttbl" and word == "f":
            self._number = number or 0
            self._characters.fonts[self._number] = Font()
        elif table == "stylesheet" and word == "s":
            self._number = number or 0
        return table in {"fonttbl", "stylesheet"} and word != "fcharset"

    def _charset(self, number: int | None) -> None:
        if self._number in self._characters.fonts:
            self._characters.fonts[self._number].charset = number or 0

    def _code_page(self, number: int | None) -> None:
        self._characters.document_encoding = encoding_of_page(number)

    def _document_set(self, word: str, _number: int | None) -> None:
        self._characters.document_encoding = DOCUMENT_SETS[word]

    def _default_font(self, number: int | None) -> None:
        self._state = replace(self._state, font=number or 0)

    def _part_of_time(self, word: str, number: int | None) -> None:
        if self._state.destination in TIMES:
            self.properties[f"{self._state.destination} {word}"] = str(number or 0)

    def _end_paragraph(self) -> None:
        text = self._texts[-1]
        if self._title_start and not self.title and text is self.main:
            self.title = text.writer.text_since(self._title_start)
        text.writer.add_break("\n" if text.block.is_row else "\n\n")
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            text.writer.write(box)
            text.writer.add_break("\n\n")
