"""Posts quoted from social media: "@name: ...", "Name (@name) March 3, 2026", "RT @name: ..."."""

import re
from collections.abc import Iterator

from articles.text.languages import layout_words
from articles.text.layouts.layout import Passage
from articles.text.layouts.lines import Line, is_short
from articles.text.spans import Span, Speaker

HANDLE = r"@\w[\w.]{0,40}"
LABEL = re.compile(rf"[-*•]?\s?(?P<handle>{HANDLE})\s?:\s+(?=\S)")
HEADER = re.compile(
    rf"[—–-]?\s*(?P<name>[^\n@():.?!]{{2,50}}?)[\s,]*\(?(?P<handle>{HANDLE})\)?\s*(?:[·•|,:–—-]\s*)?(?P<behind>.*)$"
)
RETWEET = re.compile(rf"\b(?:RT|QT|via)\s(?P<handle>{HANDLE}):?\s+")
BEHIND = re.compile(
    rf"\s[—–-]\s(?P<name>[^\n@():.?!]{{2,50}}?)\s\(?(?P<handle>{HANDLE})\)?\s*(?P<behind>[^\n]{{0,40}})$"
)
WORD = re.compile(r"[^\W\d_]+")
DATE = re.compile(r"\b\d{1,2}\b|^\d+\s?[hms]$")
LONGEST_DATE = 40
DATED = re.compile(r"(?P<date>[^\n:!?]{1,34}(?::\d\d[^\n:!?]{0,24})?):\s+(?=\S)")
DATE_WORDS = frozenset(
    {"am", "pm", "at", "of", "de", "um", "h", "m", "s", "uhr", "d", "min", "del"}
)
MOST_LINES = 4  # of a post behind its header


def posts(text: str, lines: list[Line]) -> Iterator[Passage]:
    """Yield the posts of a text. A retweet says what the first author wrote."""
    if "@" not in text:
        return
    names = dict(_named_handles(text, lines))
    last = -1
    for line in lines:
        if line.number <= last or "@" not in text[line.start : line.end]:
            continue
        again = RETWEET.match(text, line.start, line.end)
        if again and again.end() < line.end:
            yield _post(text, line.start, line.end, [Span(again.end(), line.end)], again, names)
            continue
        label = LABEL.match(text, line.start, line.end)
        if label:
            yield _post(text, line.start, line.end, [Span(label.end(), line.end)], label, names)
            continue
        behind = BEHIND.search(text, line.start, line.end)
        if behind:
            content = [Span(line.start, behind.start())]
            yield _post(text, line.start, line.end, content, behind, names)
            continue
        header = _header(text, line)
        if header is None:
            continue
        if text[line.start] in "—–-" and line.number:
            before = lines[line.number - 1]
            yield _post(text, before.start, line.end, [before.span], header, names)
            continue
        body = _body(text, lines, line, header)
        if body:
            below = header["behind"] == "" or body[0].start > line.end
            last = max(line.number, line.number + len(body) if below else last)
            yield _post(text, line.start, max(body[-1].end, line.end), body, header, names)


def _header(text: str, line: Line) -> re.Match[str] | None:
    """Match "Name (@name) March 3, 2026" or "Name @name · 3h", and "Name (@name): text"."""
    header = HEADER.match(text, line.start, line.end)
    if header is None or not header["name"].strip()[:1].isupper():
        return None
    if len(header["name"].split()) > 5:
        return None
    behind = header["behind"]
    if _start_behind_date(text, line, header):
        return header
    is_date = not behind or (len(behind) <= LONGEST_DATE and DATE.search(behind) is not None)
    has_colon = text[header.end("handle") : header.start("behind")].strip(" )") == ":"
    return header if (is_date and is_short(line)) or has_colon else None


def _start_behind_date(text: str, line: Line, header: re.Match[str]) -> int:
    """Where the words of "Name (@name) March 3, 2026: words" begin; 0 if no date and colon stand there."""
    start = header.start("behind")
    date = DATED.match(text, start, line.end)
    if date is None or DATE.search(date["date"]) is None:
        return 0
    words = date["date"]
    known = all(
        each.group()[0].isupper()
        or each.group() in DATE_WORDS
        or words[: each.start()].rstrip(" .")[-1:].isdigit()  # "3 mars"
        for each in WORD.finditer(words)
    )
    return date.end() if known else 0


def _body(text: str, lines: list[Line], line: Line, header: re.Match[str]) -> list[Span]:
    """The words of a post: behind the colon, or in the lines below the header."""
    if text[header.end("handle") : header.start("behind")].strip(" )") == ":" and header["behind"]:
        return [Span(header.start("behind"), line.end)]
    start = _start_behind_date(text, line, header)
    if start:
        return [Span(start, line.end)]
    body: list[Span] = []
    for following in lines[line.number + 1 : line.number + 1 + MOST_LINES]:
        if (body and following.gap) or _header(text, following):
            break
        body.append(following.span)
    return body


def _post(
    text: str,
    start: int,
    end: int,
    content: list[Span],
    author: re.Match[str],
    names: dict[str, Speaker],
) -> Passage:
    """The passage of a post, or of the words that it repeats."""
    repeated = RETWEET.match(text, content[0].start, content[0].end)
    handle, mention = author["handle"], Span(*author.span("handle"))
    if repeated:
        handle, mention = repeated["handle"], Span(*repeated.span("handle"))
        content = [Span(repeated.end(), content[0].end), *content[1:]]
    speaker = names.get(handle.lower(), Speaker(handle))
    return Passage(start, end, tuple(content), speaker, mention, "post", 0.85)


def _named_handles(text: str, lines: list[Line]) -> Iterator[tuple[str, Speaker]]:
    """Yield each handle with the name that stands before it."""
    for line in lines:
        if "@" not in text[line.start : line.end] or RETWEET.match(text, line.start, line.end):
            continue
        header = BEHIND.search(text, line.start, line.end) or _header(text, line)
        if header:
            name = _author(header["name"])
            yield header["handle"].lower(), Speaker(name, aliases=(header["handle"],))


def _author(words: str) -> str:
    """The name before a handle, without "Thread by" or "Reposted"."""
    name = words.strip(" —–-").split()
    for number, word in enumerate(name[:-1]):
        if word.lower() in layout_words("by") or word.lower() in layout_words("reposted"):
            return " ".join(name[number + 1 :])
    return " ".join(name)
