"""Find the passages in quotation marks.

A mark without a counterpart reaches no further than its paragraph, and is dropped unless the next
paragraph begins with an opening mark.
"""

import re
from collections.abc import Iterator

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
# Every alternative begins with one literal character: then the other characters are skipped at once.
MARK = re.compile(
    r"""
    '' | " | “ | ” | « | » | „ | 「 | 」 | 『 | 』 | ‹ | ›
    | ‘ (?<!\w‘) | ’ (?!\w)                     # British marks, never an apostrophe
    | ' (?<![\w']') (?=\w) | ' (?<=[.,!?]') (?![\w'])  # the same, typed straight
    | \n\s*\n | \n (?<=[.!?…]\n) (?=["“«„]\w)  # a paragraph ends, or a line of speech before more
    """,
    re.VERBOSE,
)
SINGLE_CLOSE = {
    "‘": re.compile(r"(?<=[\w.,!?…])’(?!\w)"),
    "'": re.compile(r"(?<=[.,!?])'(?![\w'])"),
}
LONGEST_SINGLE = 1_000  # code points within which ‘ must be closed
OPENING_BEFORE = frozenset(" \n\t\u00a0([{-–—/‘'“«,:…")


def quotations(text: str) -> list[Span]:
    """Return the quotations in order, marks included. None overlap; nested ones belong to the outer."""
    return _scan(text).quotations


def each_quotation(text: str) -> Iterator[Span]:
    """Yield what `quotations` returns, one by one: a text may have hundreds of thousands."""
    scan = _Scan(text, only_unclosed=False)
    for mark in MARK.finditer(text):
        scan.read(mark)
        yield from scan.quotations
        scan.quotations.clear()


def unclosed_marks(text: str) -> list[Span]:
    """Return the opening marks that nothing closes, in order."""
    return _scan(text, only_unclosed=True).unclosed


class _Scan:
    """One pass over the marks of a text: the quotations so far and the mark that is open now.

    With `only_unclosed`, the quotations are not kept: a text may have hundreds of thousands.
    """

    def __init__(self, text: str, *, only_unclosed: bool) -> None:
        self.text, self.only_unclosed = text, only_unclosed
        self.quotations: list[Span] = []
        self.unclosed: list[Span] = []
        self.opener: re.Match[str] | None = None
        self.next_close = dict.fromkeys(SINGLE_CLOSE, -1)  # where a single mark was found to close

    def read(self, mark: re.Match[str]) -> None:
        """Take the next mark or paragraph end of the text."""
        sign = mark.group()
        if sign[0] == "\n":
            self._end_paragraph(mark)
        elif self.opener is None:
            if sign in SINGLE_CLOSE:
                opens = self._is_closed_in_paragraph(sign, mark.end())
            else:
                opens = _opens(self.text, sign, mark.start(), mark.end())
            if opens:
                self.opener = mark
        elif sign in CLOSERS[self.opener.group()] and _closes(self.text, sign, mark):
            if mark.end() - self.opener.start() > 2 * len(sign):
                self._add(self.opener.start(), mark.end())
            self.opener = None
        elif _opens_new_quotation(self.text, self.opener.group(), sign, mark):
            self.finish()
            self.opener = mark

    def _add(self, start: int, end: int) -> None:
        if not self.only_unclosed:
            self.quotations.append(Span(start, end))

    def finish(self) -> None:
        """Record the open mark, if there is one, as unclosed."""
        if self.opener is not None:
            self.unclosed.append(Span(*self.opener.span()))
            self.opener = None

    def _is_closed_in_paragraph(self, sign: str, end: int) -> bool:
        """Tell whether a closing mark that is no apostrophe follows soon in the paragraph.

        The next one is remembered: it is the same for many marks in a row.
        """
        if self.next_close[sign] <= end:
            close = SINGLE_CLOSE[sign].search(self.text, end)
            self.next_close[sign] = close.end() if close else len(self.text) + LONGEST_SINGLE
        close_end = self.next_close[sign]
        return close_end <= end + LONGEST_SINGLE and "\n\n" not in self.text[end:close_end]

    def _end_paragraph(self, mark: re.Match[str]) -> None:
        """End the open quotation if the next paragraph repeats its mark; else the mark is unclosed."""
        if self.opener is not None and self.text.startswith(self.opener.group(), mark.end()):
            self._add(self.opener.start(), mark.start())
            self.opener = None
        self.finish()


def _scan(text: str, *, only_unclosed: bool = False) -> _Scan:
    """Read all marks of a text."""
    scan = _Scan(text, only_unclosed=only_unclosed)
    for mark in MARK.finditer(text):
        scan.read(mark)
    scan.finish()
    return scan


def _opens_new_quotation(text: str, opener: str, sign: str, mark: re.Match[str]) -> bool:
    """Tell whether another quotation opens here, so that the open mark is an unclosed one."""
    start, end = mark.span()
    if not text[start - 1].isspace():
        return False
    if sign == "“":
        return opener in '“"'
    return sign == opener == '"' and text[start - 2] in ",:" and text[end : end + 1].isalnum()


def _closes(text: str, sign: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark closes. A straight one between a blank and a letter opens instead."""
    if sign not in {'"', "''"}:
        return True
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1]
    return not (before.isspace() and after.isalnum())


def _opens(text: str, sign: str, start: int, end: int) -> bool:
    """Tell whether a mark opens. A straight one does behind a blank, a bracket or a dash."""
    if sign in {'"', "''"}:
        after = text[end : end + 1]
        return (
            (start == 0 or text[start - 1] in OPENING_BEFORE)
            and bool(after)
            and not after.isspace()
        )
    if sign in {"”", "»"}:  # opening marks in Swedish, Finnish and German books
        return text[end : end + 1].isalnum() and (start == 0 or text[start - 1].isspace())
    return sign in CLOSERS
