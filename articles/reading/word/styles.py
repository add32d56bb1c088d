"""The styles of a Word document, and the format of a run: its fonts, and how its text is shown."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from articles.reading.document import Role
from articles.reading.word.package import attribute_of, first_of, name_of

OFF = frozenset({"0", "false", "off", "none"})
DEPTH_LIMIT = 20  # styles that are based on each other
RAISED = 4  # half-points above the line


@dataclass(frozen=True)
class RunFormat:
    """How a run is shown. `font` is that of ASCII characters, `wide_font` that of others."""

    font: str = ""
    wide_font: str = ""
    has_strike: bool = False
    has_double_strike: bool = False
    is_hidden: bool = False
    raised: str = ""  # "superscript" or "subscript"

    @property
    def is_struck(self) -> bool:
        """Whether the text is struck out."""
        return self.has_strike or self.has_double_strike


PLAIN = RunFormat()
_ROLES = (
    (re.compile(r"(?:title|subtitle|heading \d|heading)$"), Role.HEADING),
    (re.compile(r"list(?! paragraph$)|bullet|numbering"), Role.LIST_ITEM),
    (re.compile(r"caption|illustration|figure"), Role.CAPTION),
    (re.compile(r"(?:intense |block )?quot|block text|quotations"), Role.QUOTATION),
    (re.compile(r"(?:foot|end)note text|article note$"), Role.NOTE),
    (re.compile(r"table text$"), Role.TABLE),
    (re.compile(r"by-?line|author"), Role.BYLINE),
    (re.compile(r"date-?line"), Role.DATELINE),
)
_HEADING_LEVELS = frozenset("012345678")


def role_of(paragraph: etree._Element, style_name: str) -> Role:
    """Return what a paragraph is, by the name of its style, its outline level or its list."""
    for pattern, role in _ROLES:
        if pattern.match(style_name):
            return role
    level = first_of(paragraph, "pPr", "outlineLvl")
    if level is not None and attribute_of(level, "val") in _HEADING_LEVELS:
        return Role.HEADING
    number = first_of(paragraph, "pPr", "numPr", "numId")
    in_list = number is not None and attribute_of(number, "val") != "0"
    return Role.LIST_ITEM if in_list else Role.PARAGRAPH


class Styles:
    """The styles by id. Unlike ids, their names are always in English."""

    def __init__(self, root: etree._Element | None = None) -> None:
        styles = [] if root is None else root.findall("{*}style")
        self._styles = {attribute_of(style, "styleId"): style for style in styles}
        self._normal = next(
            (attribute_of(style, "styleId") for style in styles if _is_normal(style)), ""
        )
        self._default = PLAIN
        if root is not None:
            properties = first_of(root, "docDefaults", "rPrDefault", "rPr")
            self._default = applied(properties, PLAIN)
        self._paragraphs: dict[str, RunFormat] = {}
        self._runs: dict[tuple[RunFormat, bytes], RunFormat] = {}  # most runs look the same

    def name(self, key: str) -> str:
        """Return the name of a style in lower case; "" if there is no such style."""
        style = self._styles.get(key)
        name = None if style is None else first_of(style, "name")
        return "" if name is None else attribute_of(name, "val").lower()

    def of_paragraph(self, key: str) -> RunFormat:
        """Return the format that the style of a paragraph gives to its runs; "" for no style."""
        key = key or self._normal
        if key not in self._paragraphs:
            self._paragraphs[key] = self._with_style(key, self._default)
        return self._paragraphs[key]

    def of_run(self, properties: etree._Element | None, paragraph: RunFormat) -> RunFormat:
        """Return the format of a run with these properties in such a paragraph."""
        if properties is None:
            return paragraph
        key = (paragraph, etree.tostring(properties, with_tail=False))
        known = self._runs.get(key)
        if known is None:
            style = first_of(properties, "rStyle")
            base = paragraph
            if style is not None:
                base = self._with_style(attribute_of(style, "val"), paragraph)
            known = self._runs[key] = applied(properties, base)
        return known

    def frame(self, properties: etree._Element | None) -> etree._Element | None:
        """Return the frame that a paragraph with these properties stands in, if there is one."""
        if properties is None:
            return None
        frame = first_of(properties, "framePr")
        style = first_of(properties, "pStyle")
        if frame is None and style is not None:
            for element in self._chain(attribute_of(style, "val")):
                of_style = first_of(element, "pPr", "framePr")
                frame = frame if of_style is None else of_style
        return frame

    def _with_style(self, key: str, base: RunFormat) -> RunFormat:
        for style in self._chain(key):
            base = applied(first_of(style, "rPr"), base)
        return base

    def _chain(self, key: str) -> list[etree._Element]:
        """Return the style after all styles that it is based on."""
        chain: list[etree._Element] = []
        while key in self._styles and len(chain) < DEPTH_LIMIT:
            chain.insert(0, self._styles[key])
            parent = first_of(chain[0], "basedOn")
            key = "" if parent is None else attribute_of(parent, "val")
        return chain


def _is_normal(style: etree._Element) -> bool:
    """Whether the style is that of paragraphs without one."""
    is_default = attribute_of(style, "default") not in OFF | {""}
    return is_default and attribute_of(style, "type") == "paragraph"


def applied(properties: etree._Element | None, base: RunFormat) -> RunFormat:
    """Return the format `base` with the changes that run properties make."""
    for child in [] if properties is None else properties.iterchildren(tag=etree.Element):
        match name_of(child):
            case "rFonts":
                base = _with_fonts(child, base)
            case "strike":
                base = replace(base, has_strike=_is_on(child))
            case "dstrike":
                base = replace(base, has_double_strike=_is_on(child))
            case "vanish":
                base = replace(base, is_hidden=_is_on(child))
            case "position" if _is_above_line(child):
                base = replace(base, raised="superscript")
            case "vertAlign":
                base = replace(base, raised=attribute_of(child, "val"))
    return base


def _is_on(switch: etree._Element) -> bool:
    return attribute_of(switch, "val") not in OFF


def _is_above_line(position: etree._Element) -> bool:
    half_points = attribute_of(position, "val")
    return half_points.isdecimal() and int(half_points) >= RAISED


def _with_fonts(fonts: etree._Element, base: RunFormat) -> RunFormat:
    return replace(
        base,
        font=attribute_of(fonts, "ascii") or base.font,
        wide_font=attribute_of(fonts, "hAnsi") or base.wide_font,
    )
