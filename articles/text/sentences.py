"""Where sentences, headings and list items begin and end."""

import re

from articles.text.data import words
from articles.text.spans import Span

BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•–—]|\d{1,3}[.)])\s)|\n")
END = re.compile(
    r"""
    (?P<stop> [.!?…]+ | [。！？] )
    (?P<closing> ["”’')\]»」』]* )
    (?= \s )
    """,
    re.VERBOSE,
)
LAST_WORD = re.compile(r"[\w.&’'-]*$")
LONGEST_WORD = 40
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
WRAPPED = 50  # a line at least so long, followed by a small letter, was wrapped and goes on


def sentences(text: str) -> list[Span]:
    """The sentences in order, without blanks at their ends. All else between them is blank."""
    found: list[Span] = []
    for start, end in _blocks(text):
        found.extend(_in_block(text, start, end))
    return found


def _blocks(text: str) -> list[Span]:
    """Paragraphs and lines that stand for themselves."""
    blocks: list[Span] = []
    start = 0
    for found in BREAK.finditer(text):
        if found.group() == "\n" and _goes_on(text, start, found):
            continue
        blocks.append(Span(start, found.start()))
        start = found.end()
    blocks.append(Span(start, len(text)))
    return blocks


def _goes_on(text: str, start: int, line_end: re.Match[str]) -> bool:
    line_start = max(start, text.rfind("\n", start, line_end.start()) + 1)
    after = text[line_end.end() : line_end.end() + 1]
    return line_end.start() - line_start >= WRAPPED and (after.islower() or after.isdigit())


def _in_block(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for stop in END.finditer(text, start, end):
        if _ends_sentence(text, start, stop, end):
            _add(found, text, start, stop.end())
            start = stop.end()
    _add(found, text, start, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    last = start + len(inside.rstrip())
    if first < last:
        found.append(Span(first, last))


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    after = text[stop.end() : min(end, stop.end() + 80)].lstrip()
    if not after:
        return True
    first = after.lstrip("\"“‘'«([")[:1]
    if first.islower():
        return False
    if stop["stop"] != ".":
        return not (stop["closing"] and _goes_on_with_a_cue(after))
    if stop["closing"]:
        return True
    word = LAST_WORD.search(text, max(start, stop.start() - LONGEST_WORD), stop.start())
    last = word.group().rstrip(".") if word else ""
    if last in words("abbreviations"):
        return not first.isupper() and not first.isdigit()
    return not (
        INITIALS.fullmatch(last) and len(last.replace(".", "")) < 2 and last.isupper()
    ) and not (
        "." in last and INITIALS.fullmatch(last) and first.isupper() and not _starts_afresh(after)
    )


def _starts_afresh(after: str) -> bool:
    """After "U.S." only a word that seldom goes on begins a sentence."""
    first = re.match(r"\W*(\w+)", after)
    return bool(first) and first is not None and first.group(1).lower() in AFRESH


AFRESH = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "in",
        "on",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "at",
        "as",
    ]
)
CUE_AFTER = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}(\w+)")


def _goes_on_with_a_cue(after: str) -> bool:
    """`"Why?" Smith asked.` is one sentence."""
    found = CUE_AFTER.match(after)
    return found is not None and found.group(1) in words("cues")
