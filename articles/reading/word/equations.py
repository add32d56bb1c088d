"""Equations (Office Math) on one line: "x² + 1/2", "√(a + b)"."""

import re
import unicodedata
from collections.abc import Callable

from lxml import etree

from articles.reading.formatted_writer import fraction, power
from articles.reading.word.package import attribute_of, first_of, name_of

_LETTERS = re.compile("[\U0001d400-\U0001d7ff]")  # italic and bold letters of mathematics
_SKIPPED = frozenset({"del", "moveFrom"})
_SIMPLE = re.compile(r"[\w.,]*")
DEPTH_LIMIT = 40


def equation_text(element: etree._Element, depth: int = 0) -> str:
    """Return an equation, or a part of one, on one line."""
    name = name_of(element)
    if name in _SKIPPED or name.endswith("Pr") or depth > DEPTH_LIMIT:
        return ""
    if name == "t":
        return _LETTERS.sub(_plain, element.text or "")

    def part(key: str) -> str:
        child = first_of(element, key)
        return "" if child is None else equation_text(child, depth + 1).strip()

    def property_of(key: str, otherwise: str) -> str:
        child = first_of(element, f"{name}Pr", key)
        return otherwise if child is None else attribute_of(child, "val")

    if name in _WRITERS:
        return _WRITERS[name](part, property_of)
    children = [
        equation_text(child, depth + 1) for child in element.iterchildren(tag=etree.Element)
    ]
    return _joined(name, children, property_of)


def _plain(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", letter[0])


def _joined(name: str, children: list[str], property_of: Callable[[str, str], str]) -> str:
    shown = [child for child in children if child.strip()]
    if name == "d":
        inside = property_of("sepChr", "|").join(shown)
        return f"{property_of('begChr', '(')}{inside}{property_of('endChr', ')')}"
    if name == "mr":
        return ", ".join(shown)
    if name == "m":
        return f"[{'; '.join(shown)}]"
    if name == "eqArr":
        return "; ".join(shown)
    return "".join(children)


def _bracketed(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) or re.fullmatch(r"\([^()]*\)", text) else f"({text})"


def _lowered(text: str) -> str:
    return f"_{_bracketed(text)}" if text else ""


def _raised(text: str) -> str:
    return power(text) if text else ""


Part = Callable[[str], str]
Property = Callable[[str, str], str]


def _root(part: Part, _property: Property) -> str:
    degree = part("deg")
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"{_raised(degree)}√")
    return f"{sign}{_bracketed(part('e'))}"


def _sum(part: Part, property_of: Property) -> str:
    sign = property_of("chr", "∫")
    return f"{sign}{_lowered(part('sub'))}{_raised(part('sup'))} {part('e')}"


_WRITERS: dict[str, Callable[[Part, Property], str]] = {
    "f": lambda part, _property: fraction(part("num"), part("den")),
    "sSup": lambda part, _property: _bracketed(part("e")) + _raised(part("sup")),
    "sSub": lambda part, _property: part("e") + _lowered(part("sub")),
    "sSubSup": lambda part, _property: part("e") + _lowered(part("sub")) + _raised(part("sup")),
    "sPre": lambda part, _property: _raised(part("sup")) + _lowered(part("sub")) + part("e"),
    "rad": _root,
    "nary": _sum,
    "func": lambda part, _property: f"{part('fName')} {part('e')}",
    "limLow": lambda part, _property: part("e") + _lowered(part("lim")),
    "limUpp": lambda part, _property: part("e") + _raised(part("lim")),
}
