"""Find page numbers and running heads, which are not part of the text."""

import re
from collections import Counter

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
REPEATED = 3  # times; a line that often beside page numbers is a running head
LONGEST_HEAD = 100  # code points
BLANK_BEFORE = re.compile(r"\n[^\S\n]*\n[^\S\n]*\Z")
BLANK_AFTER = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
SPACE = re.compile(r"\s*")
LOOK = 40  # code points of white space that are looked at around a line


def find_page_furniture(text: str) -> list[Span]:
    """Return the page numbers and running heads, sorted, without overlap. Linear."""
    numbers = [
        Span(match.start(), match.end())
        for match in PAGE_NUMBER.finditer(text)
        if _is_apart(text, match.start(), match.end())
    ]
    if not numbers:
        return []
    heads = [head for number in numbers for head in _neighbours(text, number)]
    often = Counter(text[head.start : head.end].strip() for head in heads)
    running = {h for h in heads if often[text[h.start : h.end].strip()] >= REPEATED}
    return sorted(running | set(numbers))


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether the line can only be a page number."""
    if not text[start:end].strip().isdecimal():
        return True
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    gap = before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
    if "\f" in gap:
        return True
    return BLANK_BEFORE.search(before) is not None and BLANK_AFTER.match(after) is not None


def _neighbours(text: str, number: Span) -> list[Span]:
    """The lines with words before and after a page number."""
    lines = []
    stop = _end_before(text, number)
    low = max(0, stop - LONGEST_HEAD - 1)
    first = max(text.rfind("\n", low, stop), text.rfind("\f", low, stop), low - 1) + 1
    if 0 < stop - first <= LONGEST_HEAD:
        lines.append(Span(first, stop))
    after = SPACE.match(text, number.end)
    begin = after.end() if after else number.end
    last = text.find("\n", begin, begin + LONGEST_HEAD + 1)
    if last > begin:
        lines.append(Span(begin, last))
    return lines


def _end_before(text: str, number: Span) -> int:
    """Where the last word before a page number ends, if it is near."""
    first = max(0, number.start - LOOK)
    return first + len(text[first : number.start].rstrip())
