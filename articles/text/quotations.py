"""Where the text stands in quotation marks. A mark without its partner swallows no more than its
paragraph, and nothing at all when the next paragraph does not go on with an opening mark."""

import re

from articles.text.spans import Span

CLOSERS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", '"': '"'}
MARK = re.compile('["“”«»„「」『』]|\n\\s*\n')
OPENING_BEFORE = frozenset(" \n\t\u00a0([{-–—/‘'“«")


def quotations(text: str) -> list[Span]:
    """The quotations in order, marks included. None overlap; nested ones belong to the outer."""
    found: list[Span] = []
    start, closers = -1, ""
    for mark in MARK.finditer(text):
        sign = mark.group()
        if sign[0] == "\n":
            if start >= 0 and text[mark.end() : mark.end() + 1] == text[start]:
                found.append(Span(start, mark.start()))
            start = -1
        elif start < 0:
            if sign in CLOSERS and (sign != '"' or _opens(text, mark.start())):
                start, closers = mark.start(), CLOSERS[sign]
        elif sign in closers:
            if mark.end() - start > 2:
                found.append(Span(start, mark.end()))
            start = -1
    return found


def _opens(text: str, place: int) -> bool:
    """Does the straight mark at `place` open? It does after a blank, a bracket or a dash."""
    return place == 0 or text[place - 1] in OPENING_BEFORE
