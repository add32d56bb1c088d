"""Quotations and block quotes with their speaker in a line of its own: "— Name, role"."""

import re
from collections.abc import Iterator

from articles.text.languages import Language, layout_words
from articles.text.layouts.credits import DASHES, credit_span, is_person
from articles.text.layouts.labels import is_first_name
from articles.text.layouts.layout import Passage
from articles.text.layouts.lines import (
    OPENING_MARKS,
    Line,
    behind_bullet,
    ends_like_sentence,
    is_quoted,
    is_short,
)
from articles.text.layouts.transcripts import is_personal
from articles.text.spans import Span

OWN_LINE = re.compile(r"(?:[—–―]|-{1,3}|~)\s*(?P<credit>\S.*)$")
MOST_LINES = 30  # of a block quote
DOUBLE_MARKS = frozenset('"“”„«»')
CLOSING_MARKS = frozenset("\"”“»«’'›")


def credited_above(text: str, lines: list[Line], language: Language) -> Iterator[Passage]:
    """Yield the quotations whose speaker a line of its own names, mostly below them."""
    for line in lines:
        if not is_short(line):
            continue
        if text[line.start] in DASHES or line.role == "quotation":
            passage = _dashed(text, line, lines, language)
        elif text[line.start].isupper() and not ends_like_sentence(text, line):
            passage = _beside_quotation(text, line, lines, language)
        else:
            continue
        if passage:
            yield passage


def _dashed(text: str, line: Line, lines: list[Line], language: Language) -> Passage | None:
    """A line "— Name, role" behind a quotation, or behind a paragraph that is a block quote."""
    if not line.number:
        return None
    before = lines[line.number - 1]
    credit = _credit(text, line, language)
    if credit is None:
        return None
    if text[line.start] not in DASHES and not (
        before.role == "quotation" and is_person(text, credit)
    ):
        return None
    first = _first_line(text, lines, before)
    if before.role != "quotation" and not (
        is_quoted(text, before) or _is_block(text, before, line, lines, credit)
    ):
        return None
    return _passage(lines[first : line.number], line, credit)


def _credit(text: str, line: Line, language: Language) -> Span | None:
    """The span of the name in a line, behind its dash."""
    match = OWN_LINE.match(text, line.start, line.end)
    return credit_span(text, Span(*match.span("credit")) if match else line.span, language)


def _first_line(text: str, lines: list[Line], last: Line) -> int:
    """The number of the first line of a block quote, or of a quotation of several paragraphs."""
    first = last.number
    while max(0, last.number - MOST_LINES) < first and (
        lines[first - 1].role == last.role == "quotation"
        or (
            text[lines[first].start] in OPENING_MARKS
            and text[lines[first - 1].start] in OPENING_MARKS
            and text[lines[first - 1].end - 1] not in CLOSING_MARKS
        )
    ):
        first -= 1
    return first


def _beside_quotation(
    text: str, line: Line, lines: list[Line], language: Language
) -> Passage | None:
    """A line "Name, role" right above or right below a quotation, without an empty line between."""
    above = lines[line.number - 1] if line.number and not line.gap else None
    below = lines[line.number + 1] if line.number + 1 < len(lines) else None
    quoted = None
    if below is not None and not below.gap and above is None and _is_quotation(text, below):
        quoted = below
    elif above is not None and _is_quotation(text, above) and (below is None or below.gap):
        quoted = above
    credit = credit_span(text, line.span, language) if quoted else None
    if quoted is None or credit is None or not is_person(text, credit):
        return None
    words = text[slice(*credit)]
    if "," not in words and not is_first_name(words.split()[0]):
        return None  # it may be a heading
    return _passage([quoted], line, credit)


def _is_quotation(text: str, line: Line) -> bool:
    return text[behind_bullet(text, line)] in OPENING_MARKS and is_quoted(text, line)


def _passage(quoted: list[Line], line: Line, credit: Span) -> Passage:
    content = tuple(each.span for each in quoted)
    start, end = min(content[0].start, line.start), max(content[-1].end, line.end)
    return Passage(start, end, content, None, credit, "credit", 0.85)


def _is_block(text: str, before: Line, line: Line, lines: list[Line], credit: Span) -> bool:
    """Tell whether a paragraph without marks or role is a block quote, not the end of a signed text.

    Words of "I" or "we" are one, and so are words with a name and a role behind them.
    """
    if not ends_like_sentence(text, before) or any(
        mark in DOUBLE_MARKS for mark in text[before.start : before.end]
    ):
        return False
    if is_personal(text, before):
        return True
    role = text[slice(*credit)].partition(",")[2].lower().split()
    is_last = line.number == len(lines) - 1
    return bool(role) and not is_last and layout_words("writer").isdisjoint(role)
