"""Articles as JSON lines: one JSON object a line, as `manage.py import_articles` reads them."""

import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from articles import text
from articles.importing.draft import check_text, parse_day
from articles.refusals import Refused

LONGEST_LINE = 16_000_000  # bytes: a text of the most characters, each as a pair of \uXXXX
LONGEST_NAME = 500  # code points of a title, byline or publisher
LONGEST_KEY = 200
NAMESPACE = uuid.UUID("7c1a1a0e-52f3-4f0b-9a53-0a8f5c5b7f2d")
CONTENT = ("title", "text", "byline", "publisher", "published_on")  # what two articles differ in
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The article of line `number`. Lines with equal keys are the same article."""

    number: int = field(compare=False)
    key: uuid.UUID
    title: str
    text: str  # normalised
    byline: str
    publisher: str
    published_on: date | None
    language: str = field(compare=False)  # as the line gives it; empty if it does not


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that is not imported, and the sentence that says why."""

    number: int
    sentence: str


def read_article_lines(
    file: BinaryIO, *, collection: str = ""
) -> Iterator[ArticleLine | RefusedLine]:
    """Yield the articles of a file, and the lines that are none. Blank lines are skipped.

    One line is in memory at a time. `collection` names where the file comes from: the keys of lines
    count within it.
    """
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(file)
            yield RefusedLine(number, _("The line is too long."))
            continue
        line = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if not line.strip():
            continue
        try:
            yield _article(number, _record(line), collection)
        except Refused as refusal:
            yield RefusedLine(number, str(refusal))


def read_article_record(record: Mapping[str, Any], *, collection: str = "") -> ArticleLine:
    """Return the article of one record, as a line of a file has it. Raises `Refused`."""
    return _article(1, {name: value for name, value in record.items() if value != ""}, collection)


def _skip_line(file: BinaryIO) -> None:
    while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise Refused(_("The line is not in UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise Refused(_("The line is not JSON.")) from error
    if not isinstance(record, dict):
        raise Refused(_('The line is not a JSON object, such as {"title": ..., "text": ...}.'))
    return record


def _article(number: int, record: Mapping[str, Any], collection: str) -> ArticleLine:
    body, title = _string(record, "text"), _name(record, "title")
    if not title:
        raise Refused(_('"title" is missing.'))
    if not body.strip():
        raise Refused(_('"text" is missing.'))
    line = ArticleLine(
        number,
        key=NAMESPACE,  # until it is known
        title=title,
        text=check_text(text.normalise(body)),
        byline=_name(record, "byline"),
        publisher=_name(record, "publisher"),
        published_on=_day(record),
        language=_string(record, "language").strip(),
    )
    return replace(line, key=_key(record, line, collection))


def _string(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(_('"%(name)s" is not a string.') % {"name": name})
    return value


def _name(record: Mapping[str, Any], name: str) -> str:
    """Return the value on one line, without control characters."""
    value = " ".join(text.normalise(_string(record, name)).split())
    if len(value) > LONGEST_NAME:
        raise Refused(
            _('"%(name)s" has %(length)s characters. The limit is %(most)s.')
            % {"name": name, "length": len(value), "most": LONGEST_NAME}
        )
    return value


def _day(record: Mapping[str, Any]) -> date | None:
    value = _string(record, "published_on")
    day = parse_day(value)
    if value.strip() and day is None:
        raise Refused(_('"published_on" is not a date such as 2026-05-31.'))
    return day


def _key(record: Mapping[str, Any], line: ArticleLine, collection: str) -> uuid.UUID:
    """Return what identifies the article: its "key" or "id" in the collection, or else its content."""
    given = record.get("key", record.get("id"))
    if given is None:
        content = [str(getattr(line, name)) for name in CONTENT]
        return uuid.uuid5(NAMESPACE, json.dumps(["content", *content]))
    is_name = isinstance(given, str | int) and not isinstance(given, bool)
    if not is_name or not 0 < len(str(given)) <= LONGEST_KEY:
        raise Refused(_('"key" is not a short string or a number.'))
    return uuid.uuid5(NAMESPACE, json.dumps(["key", collection, str(given)]))


def has_content_of(line: ArticleLine, stored: Mapping[str, Any]) -> bool:
    """Return whether the article has the title, text, byline, publisher and date of `stored`."""
    return all(getattr(line, name) == stored[name] for name in CONTENT)
