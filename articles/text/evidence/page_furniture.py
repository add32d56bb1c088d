"""Find page numbers, running heads, footnotes and time stamps, which are not part of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.text.spans import Span

# A line with only "12", "- 12 -" or "Page 12 of 40". A bare number counts only between blank lines or
# beside a form feed, because the last line of a paragraph may be one number.
PAGE_NUMBER = re.compile(
    r"""
    (?: ^ | (?<=\f) ) [^\S\n\f]* (?: [-–—|] [^\S\n\f]* )?
    (?: (?: page | seite | p\. | pág\. ) [^\S\n\f]* )? \d{1,4}
    (?: [^\S\n\f]* (?: of | von | de | sur | / ) [^\S\n\f]* \d{1,4} )?
    (?: [^\S\n\f]* [-–—|] )? [^\S\n\f]* (?= \f | $ )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
# The number and the times of a cue of subtitles, and the times of a transcript.
CUE = re.compile(
    r"(?: ^[^\S\n]*\d{1,5}[^\S\n]*\n )? ^[^\S\n]*(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}[^\S\n]*-->[^\n]*$",
    re.VERBOSE | re.MULTILINE,
)
STAMP = re.compile(
    r"""
    \[ \d{1,2} : \d\d (?: :\d\d )? (?: [.,]\d{1,3} )? \]
    | \( \d{1,2} : \d\d : \d\d (?: [.,]\d{1,3} )? \)
    | ^ [^\S\n]* (?: \( \d{1,2} : \d\d (?: :\d\d )? \) | \d{1,2} : \d\d : \d\d \b )
    """,
    re.VERBOSE | re.MULTILINE,
)
NOTES = re.compile(r"^[^\S\n]*_{3,}[^\S\n]*\n[^\f]{1,1500}(?=\f)", re.MULTILINE)  # below a line
REPEATED = 3  # times; a line that often beside page ends is a running head
REPEATED_AS_HEAD = 2  # the same for a line without the mark of a sentence end
HEAD_LINES = 2
LONGEST_HEAD = 100  # code points
SENTENCE_MARKS = ".!?,;:…\"'”’»)-"
PAGE_OF_HEAD = re.compile(r"^\d{1,4}\b[\s|·•–—-]*|[\s|·•–—-]*\b\d{1,4}$")
BLANK_BEFORE = re.compile(r"\n[^\S\n]*\n[^\S\n]*\Z")
BLANK_AFTER = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
SPACE = re.compile(r"\s*")
LOOK = 40  # code points of white space that are looked at around a line


def find_page_furniture(text: str) -> list[Span]:
    """Return the page numbers, running heads, footnotes and time stamps, sorted, without overlap. Linear."""
    numbers = [
        Span(match.start(), match.end())
        for match in PAGE_NUMBER.finditer(text)
        if _is_apart(text, match.start(), match.end())
    ]
    spans = [*numbers, *_stamps(text)]
    if "\f" in text:
        spans += [Span(*match.span()) for match in NOTES.finditer(text)]
    if numbers or "\f" in text:
        spans += _running_heads(text, _page_ends(text, numbers))
    return _without_overlap(spans)


def _stamps(text: str) -> list[Span]:
    """The cue numbers and times of subtitles and transcripts."""
    stamps = [Span(*match.span()) for match in CUE.finditer(text)] if "-->" in text else []
    return stamps + [Span(*match.span()) for match in STAMP.finditer(text)]


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _page_ends(text: str, numbers: Sequence[Span]) -> list[Span]:
    """The page numbers and form feeds, and the start and end of the text, where pages end as well."""
    feeds = (
        [Span(at, at + 1) for at, sign in enumerate(text) if sign == "\f"] if "\f" in text else []
    )
    return [Span(0, 0), *numbers, *feeds, Span(len(text), len(text))]


def _running_heads(text: str, page_ends: Sequence[Span]) -> list[Span]:
    """The lines beside page ends that are there often. The second line counts only beside a head."""
    beside = [lines for end in page_ends for lines in _neighbours(text, end)]
    often: Counter[str] = Counter()
    for start, key in {(line.start, _head(text, line)) for lines in beside for line in lines}:
        often[key] += start >= 0
    heads = []
    for lines in beside:
        for line in lines:
            key = _head(text, line)
            is_headlike = bool(key) and key[-1] not in SENTENCE_MARKS
            if often[key] < (REPEATED_AS_HEAD if is_headlike else REPEATED):
                break
            heads.append(line)
    return heads


def _head(text: str, line: Span) -> str:
    """What a running head says on each page: the line without the number of the page."""
    written = text[line.start : line.end].strip()
    return PAGE_OF_HEAD.sub("", written) or written


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether the line can only be a page number."""
    if not text[start:end].strip().isdecimal():
        return True
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    gap = before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
    if "\f" in gap:
        return True
    return BLANK_BEFORE.search(before) is not None and BLANK_AFTER.match(after) is not None


def _neighbours(text: str, page_end: Span) -> tuple[list[Span], list[Span]]:
    """The lines with words before a page end, the nearest first, and those behind it."""
    before: list[Span] = []
    stop = _end_before(text, page_end.start)
    while len(before) < HEAD_LINES and stop > 0:
        low = max(0, stop - LONGEST_HEAD - 1)
        first = max(text.rfind("\n", low, stop), text.rfind("\f", low, stop), low - 1) + 1
        if not 0 < stop - first <= LONGEST_HEAD:
            break
        before.append(Span(first, stop))
        stop = _end_before(text, first)
    behind: list[Span] = []
    begin = _start_behind(text, page_end.end)
    while len(behind) < HEAD_LINES and begin < len(text):
        last = text.find("\n", begin, begin + LONGEST_HEAD + 1)
        if last <= begin:
            break
        behind.append(Span(begin, last))
        begin = _start_behind(text, last)
    return before, behind


def _end_before(text: str, start: int) -> int:
    """Where the last word before a line ends, if it is near."""
    first = max(0, start - LOOK)
    return first + len(text[first:start].rstrip())


def _start_behind(text: str, end: int) -> int:
    after = SPACE.match(text, end, end + LOOK)
    return after.end() if after else end
