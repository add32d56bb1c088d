"""The words of an element on one line, without spaces inside of words and figures."""

import re

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.formatted_writer import raised_text

# "By Jane Doe", or "By" with the name in an element of its own.
BY_LINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Af|Av|بقلم)\s+(?:\Z|[^\W\d_a-z])")
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)


def words_of(element: HtmlElement) -> str:
    """Return the text of an element with single spaces.

    What stands in an inline element is part of the word around it, as in a drop cap; but "Ann Lee"
    and "Reporter" in two elements are two words. A raised figure stays one.
    """
    written = ""
    is_edge = False
    for event, each in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        is_inside = event == "start"
        text = (each.text if is_inside else each.tail if each is not element else "") or ""
        if isinstance(each.tag, str):
            is_edge = each.tag in _INLINE
            written += "" if is_edge else " "
            if is_inside and each.tag == "sup":
                text = raised_text(text, written)
        if text and is_edge and _begins_word(written[-1:], text[0]):
            written += " "
        written += text
        is_edge = is_edge and not text
    return " ".join(written.split())


def _begins_word(before: str, first: str) -> bool:
    """Does a capital or a figure begin another word, as in "Ann LeeReporter"? Not in "CO2"."""
    return before.isalpha() and not before.isupper() and (first.isupper() or first.isdigit())
