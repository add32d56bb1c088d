"""Titles with inline HTML, as some pages state them: "CO<sub>2</sub>", "The <i>Orrin</i> case"."""

import re

from articles.reading.formatted_writer import raised_text

NAMES = "i|b|em|strong|sub|sup|small|span|u"
ELEMENT = re.compile(
    rf"<(?P<name>{NAMES})(?:\s[^<>]*)?>(?P<text>[^<>]*)</(?P=name)\s*>", re.IGNORECASE
)
TAG = re.compile(rf"</?(?:{NAMES})(?:\s[^<>]*)?>", re.IGNORECASE)
DEPTH_LIMIT = 10


def plain_title(title: str) -> str:
    """Return the title without inline elements; 10<sup>6</sup> stays a power.

    A title with any other markup stays as it is.
    """
    plain = title
    for _level in range(DEPTH_LIMIT):
        plain, count = ELEMENT.subn(_plain, plain)
        if not count:
            break
    return title if "<" in plain else plain


def _plain(element: re.Match[str]) -> str:
    if element["name"].lower() == "sup":
        return raised_text(element["text"], TAG.sub("", element.string[: element.start()]))
    return element["text"]
