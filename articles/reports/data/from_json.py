"""JSON of a report -> the report. Whatever is not as it should be is named, with its place."""

import json
import math
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.reports.content.article import (
    Term,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.data.as_json import FORMAT, VERSION, exported_fields
from articles.reports.data.schema import meanings


def wrong(where: str, what: str) -> NoReturn:
    """Refuse the file: `where` is a path in it such as report.claims[3].span."""
    raise Refused(
        _("The file cannot be imported. At %(where)s: %(what)s") % {"where": where, "what": what}
    )


def is_report(data: bytes, *, file_name: str) -> bool:
    """Does this look like a report, and not like a text? No text of an article comes as JSON."""
    return file_name.lower().endswith((".json", ".zip")) or data[:200].lstrip().startswith(
        b'{"schema"'
    )


def read_report(data: bytes) -> Report:
    """The report that was exported as JSON. Labels of fixed words are not told, so they are empty.

    Raises `Refused` for what is no report, is one of another version, or does not keep to the
    schema; the sentence says what is wrong and where.
    """
    record = _parsed(data)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise Refused(
            _("This is not a report. Export one as JSON in the legal version and import that.")
        )
    if record.get("version") != VERSION:
        raise Refused(
            _("This report has version %(theirs)s, but this program reads version %(ours)s.")
            % {"theirs": record.get("version"), "ours": VERSION}
        )
    if not isinstance(record.get("report"), dict):
        wrong("report", _("a required field is missing."))
    report = _value(Report, record["report"], "report")
    assert isinstance(report, Report)  # noqa: S101 (what `_value` gives for this type)
    return report


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused(
            _("The file is not UTF-8 text: byte %(place)d cannot be read.") % {"place": error.start}
        ) from error
    except json.JSONDecodeError as error:
        raise Refused(
            _("The file is not JSON: line %(line)d, column %(column)d (%(what)s).")
            % {"line": error.lineno, "column": error.colno, "what": error.msg}
        ) from error
    except (RecursionError, ValueError) as error:
        raise Refused(_("The file cannot be read: its JSON is nested too deeply.")) from error


def _no_number(name: str) -> NoReturn:
    raise Refused(_("The file is not JSON: %(name)s is not a number.") % {"name": name})


def _value(hint: Any, value: object, where: str) -> object:
    """The value as a field of this type holds it."""
    if hint is Any:
        return _anything(value, where)
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        (kind,) = (part for part in get_args(hint) if part is not NoneType)
        return _value(kind, value, where)
    if get_origin(hint) is tuple:
        return _row(get_args(hint), value, where)
    if get_origin(hint) is dict:
        return _table(get_args(hint)[1], value, where)
    if is_dataclass(hint) and hint is not Term:
        return _record(hint, value, where)
    return _simple(hint, value, where)


def _record(kind: Any, value: object, where: str) -> object:
    if not isinstance(value, dict):
        wrong(where, _("expected a record."))
    hints, said = get_type_hints(kind), meanings()[kind.__name__]
    names = exported_fields(kind)
    for name in value.keys() - set(names):
        wrong(f"{where}.{name}", _("unknown field."))
    read: dict[str, object] = {}
    for name in names:
        if name not in value:
            wrong(f"{where}.{name}", _("a required field is missing."))
        read[name] = _value(hints[name], value[name], f"{where}.{name}")
        words = said[name]["words"] if isinstance(said[name], dict) else None
        told = read[name]
        if (
            words
            and told is not None
            and str(told.key if isinstance(told, Term) else told) not in words
        ):
            wrong(
                f"{where}.{name}",
                _("“%(word)s” is not one of %(words)s.")
                % {"word": value[name], "words": ", ".join(words)},
            )
    return kind(**read)


def _row(parts: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        wrong(where, _("expected a list."))
    if parts[-1] is Ellipsis:
        return tuple(_value(parts[0], each, f"{where}[{n}]") for n, each in enumerate(value))
    if len(value) != len(parts):
        wrong(where, _("expected %(count)d values.") % {"count": len(parts)})
    pairs = zip(parts, value, strict=True)
    return tuple(_value(part, each, f"{where}[{n}]") for n, (part, each) in enumerate(pairs))


def _table(part: Any, value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        wrong(where, _("expected a record."))
    return {
        _text(name, where): _value(part, each, f"{where}.{name}") for name, each in value.items()
    }


def _simple(kind: Any, value: object, where: str) -> object:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    expected = {Term: str, datetime: str, date: str}.get(kind, kind)
    if not isinstance(value, expected) or (expected is not bool and isinstance(value, bool)):
        wrong(where, EXPECTED[expected]())
    if isinstance(value, str):
        value = _text(value, where)
        if kind is Term:
            return Term(value, "")
        if kind in {datetime, date}:
            return _moment(kind, value, where)
    if isinstance(value, int) and not isinstance(value, bool) and not -LARGEST <= value <= LARGEST:
        wrong(where, _("the number is too large."))
    if isinstance(value, float) and not math.isfinite(value):
        wrong(where, _("the number is too large."))
    return value


LARGEST = 2**63 - 1
EXPECTED = {
    str: lambda: _("expected a text."),
    int: lambda: _("expected a whole number."),
    float: lambda: _("expected a number."),
    bool: lambda: _("expected true or false."),
}


def read_moment(value: str, where: str) -> datetime:
    """The time that a text says. Raises `Refused` for what is none."""
    found = _moment(datetime, value, where)
    assert isinstance(found, datetime)  # noqa: S101 (what `_moment` gives for this kind)
    return found


def _moment(kind: Any, value: str, where: str) -> date:
    try:
        if kind is date:
            return date.fromisoformat(value)
        found = datetime.fromisoformat(value)
        return (
            found.astimezone(UTC) if found.tzinfo else wrong(where, _("the time has no time zone."))
        )
    except (ValueError, OverflowError):
        wrong(where, _("“%(value)s” is not a time.") % {"value": value[:40]})


def _text(value: str, where: str) -> str:
    """The text, if it is one that can be stored: no NUL, no half of a pair."""
    if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        wrong(where, _("the text contains a character that is not allowed."))
    return value


def _anything(value: object, where: str) -> object:
    match value:
        case str():
            return _text(value, where)
        case list():
            return [_anything(each, f"{where}[{n}]") for n, each in enumerate(value)]
        case dict():
            return {
                _text(name, where): _anything(each, f"{where}.{name}")
                for name, each in value.items()
            }
        case float() if not math.isfinite(value):
            wrong(where, _("the number is too large."))
    return value
