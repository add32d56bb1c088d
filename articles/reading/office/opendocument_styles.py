"""The styles of an OpenDocument text: which words are hidden, struck out, raised or lowered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from articles.reading.word.package import attribute_of, first_of

_NONE = frozenset({"", "none"})
_POSITION = re.compile(r"(super|sub|-?\d{1,3}(?:\.\d+)?%)(?:\s|\Z)")
_LONGEST_CHAIN = 20  # styles that are based on each other


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How words are shown, as far as it changes what they say."""

    is_hidden: bool = False
    is_struck: bool = False
    raised: str = ""


PLAIN = TextFormat()


class OpenStyles:
    """The styles in the XML parts of a document, by name."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for style in [] if root is None else root.iter("{*}style"):
                self._styles[(attribute_of(style, "family"), attribute_of(style, "name"))] = style

    def of(self, family: str, name: str, base: TextFormat = PLAIN) -> TextFormat:
        """Return the format of a style of the family "text" or "paragraph", on top of `base`."""
        shown = base
        for style in reversed(self._chain(family, name)):
            properties = first_of(style, "text-properties")
            if properties is not None:
                shown = _on_top(shown, properties)
        return shown

    def names(self, family: str, name: str) -> list[str]:
        """Return the names of a style and of those that it is based on, as they are shown."""
        chain = self._chain(family, name)
        shown = [
            attribute_of(style, "display-name") or attribute_of(style, "name") for style in chain
        ]
        return [*(each.replace("_20_", " ").lower() for each in shown), name.lower()]

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while (style := self._styles.get((family, name))) is not None:
            if style in chain or len(chain) >= _LONGEST_CHAIN:
                break
            chain.append(style)
            name = attribute_of(style, "parent-style-name")
        return chain


def _on_top(shown: TextFormat, properties: etree._Element) -> TextFormat:
    lines = [attribute_of(properties, f"text-line-through-{kind}") for kind in ("style", "type")]
    if any(lines):
        shown = replace(shown, is_struck=not set(lines) <= _NONE)
    if display := attribute_of(properties, "display"):
        shown = replace(shown, is_hidden=display == "none")
    if position := _POSITION.match(attribute_of(properties, "text-position")):
        shown = replace(shown, raised=_raised(position[1]))
    return shown


def _raised(position: str) -> str:
    if position in {"super", "sub"}:
        return f"{position}script"
    height = float(position.rstrip("%"))
    if not height:
        return ""
    return "superscript" if height > 0 else "subscript"
