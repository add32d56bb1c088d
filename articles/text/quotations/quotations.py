"""Where the text stands in quotation marks.

A mark without its partner swallows no more than its paragraph, and nothing at all when the next
paragraph does not go on with an opening mark.
"""

import re

from articles.text.spans import Span

CLOSERS = {
    "“": ("”", '"'),
    "«": ("»",),
    "„": ("“", "”"),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”"),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
    "‹": ("›",),
    "»": ("«",),
    "”": ("”",),
}
MARK = re.compile(
    r"""
    '' | ["“”«»„「」『』‹›]
    | (?<!\w)‘ | ’(?!\w)                     # British marks, never an apostrophe
    | (?<![\w'])'(?=\w) | (?<=[.,!?])'(?![\w'])  # the same, typed straight
    | \n\s*\n | (?<=[.!?…])\n(?=["“«„]\w)  # a paragraph ends, or a line of speech before more
    """,
    re.VERBOSE,
)
SINGLE_CLOSE = {
    "‘": re.compile(r"(?<=[\w.,!?…])’(?!\w)"),
    "'": re.compile(r"(?<=[.,!?])'(?![\w'])"),
}
LONGEST_SINGLE = 1_000  # code points in which a ‘ must find its ’, so that the cost stays linear
OPENING_BEFORE = frozenset(" \n\t\u00a0([{-–—/‘'“«,:…")


def quotations(text: str) -> list[Span]:
    """The quotations in order, marks included. None overlap; nested ones belong to the outer."""
    return _read(text)[0]


def lone_marks(text: str) -> list[Span]:
    """The opening marks that nothing closes, in order."""
    return _read(text)[1]


def _read(text: str) -> tuple[list[Span], list[Span]]:
    found: list[Span] = []
    lone: list[Span] = []
    start, opener = -1, ""
    for mark in MARK.finditer(text):
        sign = mark.group()
        if sign[0] == "\n":
            if start >= 0 and text.startswith(opener, mark.end()):
                found.append(Span(start, mark.start()))
            elif start >= 0:
                lone.append(Span(start, start + len(opener)))
            start = -1
        elif start < 0:
            if _opens(text, sign, mark.start(), mark.end()):
                start, opener = mark.start(), sign
        elif sign in CLOSERS[opener] and _closes(text, sign, mark):
            if mark.end() - start > 2 * len(sign):
                found.append(Span(start, mark.end()))
            start = -1
        elif _opens_afresh(text, opener, sign, mark.start(), mark.end()):
            lone.append(Span(start, start + len(opener)))
            start, opener = mark.start(), sign
    if start >= 0:
        lone.append(Span(start, start + len(opener)))
    return found, lone


def _opens_afresh(text: str, opener: str, sign: str, place: int, end: int) -> bool:
    """Does a new quotation open here, so that the mark before it was a lone one?"""
    if not text[place - 1].isspace():
        return False
    if sign == "“":
        return opener in '“"'
    return sign == opener == '"' and text[place - 2] in ",:" and text[end : end + 1].isalnum()


def _closes(text: str, sign: str, mark: re.Match[str]) -> bool:
    """Does the mark close? A straight one before a letter and behind a blank opens instead."""
    if sign not in {'"', "''"}:
        return True
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1]
    return not (before.isspace() and after.isalnum())


def _opens(text: str, sign: str, place: int, end: int) -> bool:
    """Does the mark open? A straight one does after a blank, a bracket or a dash."""
    if sign in SINGLE_CLOSE:
        return _closed_later(text, sign, end)
    if sign in {'"', "''"}:
        after = text[end : end + 1]
        return (
            (place == 0 or text[place - 1] in OPENING_BEFORE)
            and bool(after)
            and not after.isspace()
        )
    if sign in {"”", "»"}:  # Swedish and Finnish open so, German books too
        return text[end : end + 1].isalnum() and (place == 0 or text[place - 1].isspace())
    return sign in CLOSERS


def _closed_later(text: str, sign: str, end: int) -> bool:
    """Is there a closing mark in the paragraph that is no apostrophe?"""
    reach = end + LONGEST_SINGLE
    stop = text.find("\n\n", end, reach)
    return SINGLE_CLOSE[sign].search(text, end, stop if stop >= 0 else reach) is not None
