"""The header of an article: title, byline, publisher and date in the first lines of its text."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from articles.importing.draft import Draft, check_text, limit_annotations
from articles.text.sentences import normalise

LONGEST_TITLE = 200  # code points
DATE_LINE = re.compile(
    r"""
    \s* (?:date:?\s+)? (?P<date>\d{4}-\d{2}-\d{2})      # date 2025-02-25
    (?: \s+ (?:via|source:?|from) \s+ (?P<publisher>\S.{0,198}?) )?   # Via The Cradle
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(r"\s*by\s+(?P<byline>[^\W\d_].{1,150}?)\s*", re.IGNORECASE)
SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", ":", ";", ",")


def read_header(draft: Draft) -> Draft:
    """Return the draft with the fields that its first lines state.

    They count more than the properties of a file, which are often left over from another document.
    A line is removed from the text unless there is an annotation on it. Raises `Refused` when no
    text is left that could be checked.
    """
    check_text(draft.text)
    fields: dict[str, Any] = {
        name: " ".join(normalise(getattr(draft, name)).split())
        for name in ("title", "byline", "publisher", "language")
    }
    draft = replace(draft, **fields)
    for take in (_take_date_line, _take_known_title, _take_title, _take_byline):
        draft = take(draft)
    return limit_annotations(replace(draft, text=check_text(draft.text)))


def _first_line(text: str) -> tuple[str, str]:
    line, _end, rest = text.partition("\n")
    return line, rest


def _without_front(draft: Draft, rest: str) -> Draft:
    """Return the draft with `rest` as its text, unless that would remove an annotation."""
    rest = rest.lstrip()
    cut = len(draft.text) - len(rest)
    placed = [annotation for annotation in draft.annotations if annotation.has_span]
    if not rest or any(annotation.start < cut for annotation in placed):
        return draft
    moved = tuple(
        replace(annotation, start=annotation.start - cut, end=annotation.end - cut)
        if annotation.has_span
        else annotation
        for annotation in draft.annotations
    )
    return replace(draft, text=rest, annotations=moved)


def _take_date_line(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    match = DATE_LINE.fullmatch(line)
    if not match:
        return draft
    try:
        published_on = date.fromisoformat(match["date"])
    except ValueError:
        return draft
    publisher = (match["publisher"] or "").strip() or draft.publisher
    return replace(_without_front(draft, rest), published_on=published_on, publisher=publisher)


def _take_known_title(draft: Draft) -> Draft:
    """Remove a title that is already known from the start of the text."""
    title = draft.title
    front = draft.text[: 2 * max(LONGEST_TITLE, len(title))]
    line = front.partition("\n\n")[0]
    if not title or " ".join(line.split()) != title:
        return draft
    return _without_front(draft, draft.text[len(line) :])


def _take_title(draft: Draft) -> Draft:
    """Take a short first line as the title if it ends no sentence and a blank line follows."""
    line, rest = _first_line(draft.text)
    title = line.strip()
    if draft.title or not rest.startswith("\n") or not title or len(title) > LONGEST_TITLE:
        return draft
    if title.endswith(SENTENCE_ENDS) or BYLINE.fullmatch(title):
        return draft
    return replace(_without_front(draft, rest), title=title)


def _take_byline(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    match = BYLINE.fullmatch(line)
    if not match or line.rstrip().endswith(SENTENCE_ENDS) or not rest.strip():
        return draft
    return replace(_without_front(draft, rest), byline=match["byline"])
