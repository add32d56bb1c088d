"""The instructions of fields: links, signs of a font and small equations."""

import re
from dataclasses import dataclass, field

from articles.reading.text_writer import Position
from articles.reading.word.symbol_fonts import sign

_HYPERLINK = re.compile(
    r"""
    \s* HYPERLINK \s+
    (?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s\\"]\S*) )
    (?: .*? \\l \s+ "(?P<anchor>[^"]*)" )?
    .*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SYMBOL = re.compile(
    r"\s*SYMBOL\s+(?:0x(?P<hex>[0-9a-f]{1,4})|(?P<number>\d{1,5}))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FONT = re.compile(r'\\f\s+(?:"([^"]+)"|([^\s\\"]+))', re.IGNORECASE)
_EQUATION = re.compile(r"\s*EQ\s+(?P<rest>.*\S)\s*", re.IGNORECASE | re.DOTALL)
_FRACTION = re.compile(r"\\f\s*\(([^,;()\\]+)[,;]([^,;()\\]+)\)", re.IGNORECASE)


@dataclass
class OpenField:
    """A field whose end is not read yet: its instruction, and the start of its result."""

    instruction: list[str] = field(default_factory=list)
    result: Position | None = None


def link_of(instruction: str) -> tuple[str, str]:
    """Return the address of a link and its anchor; each "" without one."""
    link = _HYPERLINK.fullmatch(instruction)
    return (link["quoted"] or link["bare"] or "", link["anchor"] or "") if link else ("", "")


def symbol_of(instruction: str) -> tuple[str, str] | None:
    """Return the sign that a field shows, "" if it is not known, and its font; None for no sign."""
    symbol = _SYMBOL.fullmatch(instruction)
    if symbol is None:
        return None
    number = int(symbol["hex"], 16) if symbol["hex"] else int(symbol["number"])
    font = _FONT.search(symbol["rest"])
    name = (font[1] or font[2]) if font else "Symbol"
    known = sign(number, name)
    if not known and "\\u" in symbol["rest"].lower() and 0x20 < number < 0xD800:
        known = chr(number)
    if not known and number in range(0x21, 0x100) and "\\a" in symbol["rest"].lower():
        known = bytes([number]).decode("cp1252", errors="ignore")
    return known, name


def fraction_of(instruction: str) -> tuple[str, str] | None:
    """Return both parts of an equation that is one fraction; None for anything else."""
    equation = _EQUATION.fullmatch(instruction)
    parts = _FRACTION.fullmatch(equation["rest"]) if equation else None
    return (parts[1].strip(), parts[2].strip()) if parts else None


def is_equation(instruction: str) -> bool:
    """Whether the field is an equation."""
    return _EQUATION.fullmatch(instruction) is not None
