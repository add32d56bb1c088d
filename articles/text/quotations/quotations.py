"""Find the passages in quotation marks.

A mark without a counterpart reaches no further than its paragraph, and is dropped unless the next
paragraph begins with an opening mark.
"""

import re
from collections.abc import Iterator

from articles.text.languages import Language
from articles.text.quotations import single_marks
from articles.text.quotations.dialogue import spoken_lines
from articles.text.spans import OverlapSweep, Span

CLOSERS = {
    "“": ("”", '"', "“"),
    "«": ("»",),
    "„": ("“", "”", '"'),
    "「": ("」",),
    "『": ("』",),
    "﹁": ("﹂",),
    "﹃": ("﹄",),
    "〝": ("〟", "〞"),
    '"': ('"', "”"),
    "＂": ("＂",),
    "״": ("״", '"', "”"),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
    "‚": ("‘", "’"),
    "‹": ("›",),
    "›": ("‹",),
    "»": ("«", "»"),
    "”": ("”", "“"),
    "’": ("‘",),  # Urdu
}
# Every alternative begins with one literal character: then the other characters are skipped at once.
MARK = re.compile(
    r"""
    '' | " | “ | ” | « | » | „ | 「 | 」 | 『 | 』 | ‹ | › | ‚ | ﹁ | ﹂ | ﹃ | ﹄ | 〝 | 〟 | 〞 | ＂
    | ״ | ‘
    | ’ (?![^\W\u3040-\u9fff\uac00-\ud7af])   # British marks, never an apostrophe
    | ’ (?=[\u0600-\u06ff]) (?<!\w’)           # Urdu, where it opens
    | ' (?<![\w']') (?=\w) | ' (?<=[\w.,!?]') (?![\w'])  # the same, typed straight
    | \n\s*\n | \n (?<=[.!?…]\n) (?=["“«„]\w)  # a paragraph ends, or a line of speech before more
    """,
    re.VERBOSE,
)
SINGLE_CLOSE = {
    "‘": re.compile(r"(?<=[\w.,!?…\u0900-\u0dff])’(?![^\W\u3040-\u9fff\uac00-\ud7af])"),
    "'": re.compile(r"(?<=[.,!?])'(?![\w'])"),
}
LONGEST_SINGLE = 1_000  # code points within which ‘ must be closed
OPENING_BEFORE = frozenset(" \n\t\u00a0\u202f\u3000([{-–—/‘'“«,:…：，。、（【ـ\u200e\u200f־")
WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0e7f\u3040-\u9fff]"
)  # Thai, Japanese, Chinese: words have none
HEBREW = re.compile("[\u05d0-\u05ea]")
HEBREW_PREFIX = re.compile(
    '(?<![\u05d0-\u05ea"״])[הבלכמשו]{1,2}$'
)  # "in", "the", "that" before a mark
HEBREW_CLOSE = re.compile('["״](?![\u05d0-\u05ea])')
LONGEST_HEBREW = 300  # code points within which a mark behind a prefix must be closed
STRAIGHT = frozenset({'"', "''", "״", "＂"})


def quotations(text: str, language: Language | None = None) -> list[Span]:
    """Return the quotations in order, marks included. None overlap; nested ones belong to the outer.

    With the language of the text, lines of dialogue that a dash begins are quotations, too.
    """
    marked = _scan(text).quotations
    spoken = spoken_lines(text, language) if language else []
    if not spoken:
        return marked
    sweep = OverlapSweep(spoken)
    return sorted([*spoken, *(span for span in marked if not sweep.overlaps(*span))])


def each_quotation(text: str) -> Iterator[Span]:
    """Yield what `quotations` returns, one by one: a text may have hundreds of thousands."""
    scan = _Scan(text, only_unclosed=False)
    for mark in MARK.finditer(text):
        scan.read(mark)
        yield from scan.quotations
        scan.quotations.clear()


def quotations_and_unclosed(text: str) -> tuple[list[Span], list[Span]]:
    """Return the quotations and the opening marks that nothing closes, in one pass."""
    scan = _scan(text)
    return scan.quotations, scan.unclosed


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
                opens = not self.text[mark.start() - 1 : mark.start()].isalnum()
                opens = opens and (
                    self._is_closed_in_paragraph(sign, mark.end())
                    or (sign == "'" and single_marks.opens_phrase(self.text, mark.start()))
                )
            else:
                opens = _opens(self.text, sign, mark.start(), mark.end())
            if opens:
                self.opener = mark
        elif sign in CLOSERS[self.opener.group()] and _closes(self.text, self.opener, mark):
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


def _closes(text: str, opening: re.Match[str], mark: re.Match[str]) -> bool:
    """Tell whether a mark closes. A straight one between a blank and a letter opens instead."""
    sign, opener = mark.group(), opening.group()
    start, end = mark.span()
    if opener in SINGLE_CLOSE:
        if opener == "'" and text[start - 1] not in ".,!?":
            return single_marks.closes_behind_word(text, opening.start(), start)
        return not single_marks.is_possessive(text, opener, start)
    if sign == opener == "“":
        return text[start - 1] in ".,!?…" or text[end : end + 1] in tuple(".,;:!?")
    if sign not in STRAIGHT:
        return True
    after = text[end : end + 1]
    if HEBREW.match(after) and HEBREW.match(text, start - 1):
        return False  # an abbreviation: דו"ח
    return not (text[start - 1].isspace() and after.isalnum())


def _opens(text: str, sign: str, start: int, end: int) -> bool:
    """Tell whether a mark opens. A straight one does behind a blank, a bracket or a dash."""
    after, before = text[end : end + 1], text[start - 1 : start]
    if sign in STRAIGHT:
        return bool(after) and not after.isspace() and _may_open_behind(text, before, start, end)
    if sign in {"”", "»", "›", "’", "‚"}:  # opening marks in Swedish, Finnish, German, Danish, Urdu
        return after.isalnum() and (not before or before in OPENING_BEFORE)
    return sign in CLOSERS


def _may_open_behind(text: str, before: str, start: int, end: int) -> bool:
    """Tell whether a straight mark may open behind the sign `before`."""
    if not before or before in OPENING_BEFORE or WITHOUT_BLANKS.match(before):
        return True
    if HEBREW.match(before) is None or HEBREW.match(text, end + 1) is None:
        return False  # two letters follow a prefix, and one the mark of an abbreviation
    return (
        HEBREW_PREFIX.search(text, max(0, start - 3), start) is not None
        and HEBREW_CLOSE.search(text, end, end + LONGEST_HEBREW) is not None
    )
