"""What control words change: the format of the text that follows, and the properties of a paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from articles.reading.document import Role
from articles.reading.formatted_writer import FormattedWriter

_BODY_LEVEL = 9  # the outline level of ordinary text
_CAPTIONS = frozenset({"caption"})
_QUOTATIONS = frozenset({"quote", "intense quote", "quotations"})


@dataclass(frozen=True, slots=True)
class State:
    """What holds until the end of a group.

    `fallback` counts the bytes after a \\u escape, which are for older programs.
    """

    is_skipped: bool = False
    destination: str = ""
    font: int = -1
    wide_font: int = -1
    is_wide: bool = False
    fallback: int = 1
    is_struck: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    raised: str = ""

    @property
    def font_in_force(self) -> int:
        """The number of the font of the next bytes."""
        return self.wide_font if self.is_wide and self.wide_font >= 0 else self.font


@dataclass(slots=True)
class Block:
    """The properties of a paragraph."""

    style: int = 0
    is_heading: bool = False
    is_item: bool = False
    is_row: bool = False


@dataclass(slots=True)
class Text:
    """A text that is being read: that of the document, of a note, of a comment or of a box."""

    writer: FormattedWriter
    block: Block = field(default_factory=Block)
    about: dict[str, str] = field(default_factory=dict)  # author and date of a comment
    was_row: bool = False


_FORMATS: dict[str, Callable[[State, int | None], State]] = {
    "strike": lambda state, number: replace(state, is_struck=number != 0),
    "striked": lambda state, number: replace(state, is_struck=number != 0),
    "v": lambda state, number: replace(state, is_hidden=number != 0),
    "htmlrtf": lambda state, number: replace(state, is_hidden=number != 0),
    "deleted": lambda state, number: replace(state, is_deleted=number != 0),
    "super": lambda state, number: replace(state, raised="" if number == 0 else "superscript"),
    "sub": lambda state, number: replace(state, raised="" if number == 0 else "subscript"),
    "nosupersub": lambda state, _number: replace(state, raised=""),
    "up": lambda state, number: replace(state, raised="" if number == 0 else "superscript"),
    "dn": lambda state, number: replace(state, raised="" if number == 0 else "subscript"),
    "plain": lambda state, _number: replace(
        state, is_struck=False, is_hidden=False, is_deleted=False, raised=""
    ),
    "f": lambda state, number: replace(state, font=number or 0),
    "uc": lambda state, number: replace(state, fallback=max(0, number or 0)),
    "loch": lambda state, _number: replace(state, is_wide=False),
    "hich": lambda state, _number: replace(state, is_wide=False),
    "dbch": lambda state, _number: replace(state, is_wide=True),
    "af": lambda state, number: replace(state, wide_font=number or 0) if state.is_wide else state,
}


def formatted(state: State, word: str, number: int | None) -> State:
    """Return the state after a control word."""
    change = _FORMATS.get(word)
    return change(state, number) if change else state


def set_block(text: Text, word: str, number: int | None) -> None:
    """Change the properties of the paragraph, if the control word does."""
    block = text.block
    if word == "pard":
        text.block = Block()
    elif word == "s":
        block.style = number or 0
    elif word == "outlinelevel":
        block.is_heading = (number or 0) < _BODY_LEVEL
    elif word == "ls":
        block.is_item = bool(number)
    elif word == "intbl":
        block.is_row = number != 0


def role_of(block: Block, style: str) -> Role:
    """Return the role of a paragraph with these properties and the style of this name."""
    if block.is_row:
        return Role.TABLE
    if block.is_heading or style.startswith("heading") or style in {"title", "subtitle"}:
        return Role.HEADING
    if block.is_item:
        return Role.LIST_ITEM
    if style in _CAPTIONS:
        return Role.CAPTION
    return Role.QUOTATION if style in _QUOTATIONS else Role.PARAGRAPH
