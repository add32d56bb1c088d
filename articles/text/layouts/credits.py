"""Quotations with their speaker in the same line: `"..." – Name, role`, `"..." (Name)`."""

import re
from collections.abc import Iterator

from articles.text.languages import Language
from articles.text.layouts.labels import TIME, are_name_words, is_first_name, is_title
from articles.text.layouts.layout import Passage
from articles.text.layouts.lines import (
    BULLETS,
    OPENING_MARKS,
    Line,
    behind_bullet,
    ends_like_sentence,
)
from articles.text.spans import Span

LONGEST_CREDIT = 90  # code points
DASHES = "—–-―"
DOUBLE_MARKS = frozenset('"“”„«»')
CLOSING_MARKS = "\"”“»«’'›"
BEHIND_QUOTATION = re.compile(
    r"""
    ["”“»«’'›] [.,]? \s*
    (?: (?P<dash> [—–―] | -{1,3} | ~ ) \s* (?P<credit> [^\n"“”„«»]{2,90} )
      | \( (?P<bracket> [^()\n"“”„«»]{2,90} ) \) \.?
      | (?<=[,]) \s* (?P<comma> [^\n"“”„«»]{2,90} )
      | (?P<bare> [^\n"“”„«»]{2,90} ) )
    $
    """,
    re.VERBOSE,
)
BEFORE_QUOTATION = re.compile(r"(?P<credit>[^\n\"“”„«»:]{2,80}?)\s*[—–―-]\s+(?=[\"“„«»])")
OWN_LINE = re.compile(r"(?:[—–―]|-{1,3}|~)\s*(?P<credit>\S.*)$")
BEHIND_TIME = re.compile(r"[\s–—|-]*(?P<credit>[^\n\"“”„«»:]{2,80}?)\s?:\s+(?=[\"“„«»])")
GROUPS = ("credit", "bracket", "comma", "bare")
HANDLE = re.compile(r"\s*\((?P<handle>@\w{1,30})\)|\s(?P<bare>@\w{1,30})")
OUTER = " *_.,"


def credited(text: str, lines: list[Line], language: Language) -> Iterator[Passage]:
    """Yield quotations whose speaker stands in the same line without a verb."""
    for line in lines:
        if text[line.start].isalpha() and text[line.end - 1] not in CLOSING_MARKS:
            continue  # most lines: it neither begins with a mark nor ends with one
        passage = _credit_in_line(text, line, lines, language)
        if passage:
            yield passage


def _credit_in_line(text: str, line: Line, lines: list[Line], language: Language) -> Passage | None:
    """`"..." – Name, role`, `"..." (Name, role)` and, in a list, `"...", Name, role`."""
    if not _begins_quoted(text, line):
        return _credit_before(text, line, language)
    match = BEHIND_QUOTATION.search(text, max(line.start, line.end - LONGEST_CREDIT - 8), line.end)
    if match is None:
        return None
    group = next(name for name in GROUPS if match[name])
    if group == "comma" and not _is_listed(text, line, lines):
        return None
    credit = credit_span(text, Span(*match.span(group)), language)
    if credit is None or (group in {"bracket", "bare"} and not is_person(text, credit)):
        return None
    if group == "bare" and not _stands_alone(text, match, credit):
        return None
    start = behind_bullet(text, line)
    content = Span(start, match.start() + 1)
    return Passage(line.start, line.end, (content,), None, credit, "credit", 0.9)


def _stands_alone(text: str, match: re.Match[str], credit: Span) -> bool:
    """Tell whether a name right behind a quotation that ends a sentence is a credit: "..." Ann Lee."""
    ends_sentence = text[match.start() - 1] in ".!?…" and text[match.end() - 1] != "."
    return ends_sentence and is_first_name(text[slice(*credit)].split(maxsplit=1)[0])


def _begins_quoted(text: str, line: Line) -> bool:
    start = behind_bullet(text, line)
    return text[start : start + 1] in OPENING_MARKS


def _credit_before(text: str, line: Line, language: Language) -> Passage | None:
    """`Name, role – "..."`: the whole rest of the line stands in quotation marks."""
    if text[line.end - 1] not in CLOSING_MARKS:
        return None
    start = behind_bullet(text, line)
    time = TIME.match(text, start, line.end) if text[start].isdigit() else None
    pattern = BEHIND_TIME if time else BEFORE_QUOTATION
    match = pattern.match(text, time.end() if time else start, line.end)
    if match is None:
        return None
    credit = credit_span(text, Span(*match.span("credit")), language)
    if credit is None:
        return None
    content = Span(match.end(), line.end)
    return Passage(line.start, line.end, (content,), None, credit, "credit", 0.85)


def _is_listed(text: str, line: Line, lines: list[Line]) -> bool:
    """Tell whether the line is an item of a list of quotations."""
    if text[line.start] in BULLETS or line.role == "list item":
        return True
    beside = [lines[n] for n in (line.number - 1, line.number + 1) if 0 <= n < len(lines)]
    return any(
        _begins_quoted(text, other) and not ends_like_sentence(text, other) for other in beside
    )


def credit_span(text: str, span: Span, language: Language) -> Span | None:
    """Return the span of the name and role of a credit, or None if it is none."""
    words = text[slice(*span)]
    stripped = words.strip(OUTER)
    if not stripped or (
        any(sign in stripped for sign in ".?!;:") and not _has_only_initials(stripped)
    ):
        return None
    handle = HANDLE.search(stripped)
    if handle:
        stripped = stripped[: handle.start()]
    first = stripped.partition(",")[0].split()
    if (
        not first
        or len(first) > 7
        or not language.forms.keys().isdisjoint(word.lower() for word in first if word.islower())
    ):
        return None
    start = span.start + words.index(stripped)
    name = list(first)
    while len(name) > 1 and (name[0].islower() or is_title(name[0], language)):
        name.pop(0)
    if not are_name_words(name, language):
        return None
    return Span(start, start + len(stripped))


def _has_only_initials(words: str) -> bool:
    """Tell whether the full stops belong to initials and titles: "J. R. Lind", "Dr. Lind"."""
    return all(
        len(word) <= 4 and word[0].isupper()
        for word in words.replace(",", " ").split()
        if word[-1] in ".?!;:"
    ) and not any(sign in words for sign in "?!;:")


def is_person(text: str, credit: Span) -> bool:
    """Tell whether the words in brackets name somebody: two words at least, no year."""
    words = text[slice(*credit)]
    return " " in words and not any(sign.isdigit() for sign in words)
