"""Read a report from its JSON. A refusal names what is wrong and its path in the file."""

import json
import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, NoReturn, TypeVar, cast, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.reports.content.article import Term
from articles.reports.content.report import Report
from articles.reports.data.as_json import FORMAT, READABLE_VERSIONS, VERSION, exported_fields
from articles.reports.data.schema import meanings

When = TypeVar("When", date, datetime)
LARGEST = 2**63 - 1  # of PostgreSQL's bigint
EXPECTED = {
    str: lambda: _("expected a text."),
    int: lambda: _("expected a whole number."),
    float: lambda: _("expected a number."),
    bool: lambda: _("expected true or false."),
    list: lambda: _("expected a list."),
    dict: lambda: _("expected a record."),
}


def refuse_at(where: str, what: str) -> NoReturn:
    """Refuse the file. `where` is a path in it, such as report.claims[3].span."""
    raise Refused(
        _("The file cannot be imported. At %(where)s: %(what)s") % {"where": where, "what": what}
    )


def is_report(data: bytes, *, file_name: str) -> bool:
    """Does the file look like a report? The text of an article never comes as JSON or ZIP."""
    is_named_so = file_name.lower().endswith((".json", ".zip"))
    return is_named_so or data[:200].lstrip().startswith(b'{"schema"')


def read_report(data: bytes) -> Report:
    """Return the report in a JSON file. The labels of choices are empty: only keys are exported.

    Raises `Refused` for another kind of file, another version, or a file that breaks the schema.
    """
    record = _parse(data)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise Refused(
            _("This is not a report. Export one as JSON in the legal version and import that.")
        )
    version = record.get("version")
    if type(version) is not int or version not in READABLE_VERSIONS:
        raise Refused(
            _("This report has version %(theirs)s, but this program reads version %(ours)s.")
            % {"theirs": version, "ours": VERSION}
        )
    if not isinstance(record.get("report"), dict):
        refuse_at("report", _("a required field is missing."))
    if version < VERSION:
        _add_newer_fields(Report, record["report"], version)
    report = cast("Report", _read_record(Report, record["report"], "report"))
    return replace(report, schema_version=version)


def _add_newer_fields(hint: Any, value: Any, version: int) -> None:
    """Add the defaults of the fields that this earlier version of the schema did not have."""
    if is_dataclass(hint) and isinstance(value, dict):
        hints = get_type_hints(hint)
        for each in fields(hint):
            if each.metadata.get("since", 0) > version:
                value.setdefault(each.name, each.default)
            _add_newer_fields(hints[each.name], value.get(each.name), version)
    elif isinstance(value, list):
        for part in value:
            _add_newer_fields(next(iter(get_args(hint)), None), part, version)
    elif get_origin(hint) is UnionType:
        for kind in get_args(hint):
            _add_newer_fields(kind, value, version)


def _parse(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
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


def _refuse_constant(name: str) -> NoReturn:
    raise Refused(_("The file is not JSON: %(name)s is not a number.") % {"name": name})


def _read(hint: Any, value: Any, where: str) -> object:
    """Return the value as a field of this type holds it."""
    parts = get_args(hint)
    if get_origin(hint) is UnionType:
        (kind,) = (part for part in parts if part is not NoneType)
        return None if value is None else _read(kind, value, where)
    if get_origin(hint) is tuple:
        return tuple(_read_list(parts, value, where))
    if get_origin(hint) is dict:
        return _read_mapping(parts[1], value, where)
    if is_dataclass(hint) and hint is not Term:
        return _read_record(hint, value, where)
    return _read_any(value, where) if hint is Any else _read_simple(hint, value, where)


def _read_record(kind: Any, value: Any, where: str) -> object:
    record = _expect(dict, value, where)
    hints, names = _hints(kind), exported_fields(kind)
    for name in record.keys() - set(names):
        refuse_at(f"{where}.{name}", _("unknown field."))
    values: dict[str, object] = {}
    for name in names:
        if name not in record:
            refuse_at(f"{where}.{name}", _("a required field is missing."))
        values[name] = _read(hints[name], record[name], f"{where}.{name}")
        meaning = meanings()[kind.__name__][name]
        words = meaning["words"] if isinstance(meaning, dict) else None
        if words and record[name] is not None and record[name] not in words:
            refuse_at(
                f"{where}.{name}",
                _("“%(word)s” is not one of %(words)s.")
                % {"word": record[name], "words": ", ".join(words)},
            )
    return kind(**values)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _read_list(parts: tuple[Any, ...], value: Any, where: str) -> list[object]:
    values = _expect(list, value, where)
    if parts[-1] is Ellipsis:
        parts = (parts[0],) * len(values)
    if len(values) != len(parts):
        refuse_at(where, _("expected %(count)d values.") % {"count": len(parts)})
    pairs = zip(parts, values, strict=True)
    return [_read(part, each, f"{where}[{index}]") for index, (part, each) in enumerate(pairs)]


def _read_mapping(part: Any, value: Any, where: str) -> dict[str, object]:
    pairs = _expect(dict, value, where).items()
    return {_read_text(name, where): _read(part, each, f"{where}.{name}") for name, each in pairs}


def _read_any(value: Any, where: str) -> object:
    if isinstance(value, list):
        return _read_list((Any, ...), value, where)
    if isinstance(value, dict):
        return _read_mapping(Any, value, where)
    if isinstance(value, str | float):
        return _read_simple(type(value), value, where)
    return value


def _read_simple(kind: Any, value: Any, where: str) -> object:
    if kind is float and type(value) is int and abs(value) <= LARGEST:
        value = float(value)
    value = _expect({Term: str, datetime: str, date: str}.get(kind, kind), value, where)
    if isinstance(value, str):
        text = _read_text(value, where)
        if kind is Term:
            return Term(text, "")
        if kind is date:
            return _convert(date.fromisoformat, text, where)
        return read_moment(text, where) if kind is datetime else text
    is_finite = math.isfinite(value) if isinstance(value, float) else -LARGEST <= value <= LARGEST
    return value if is_finite else refuse_at(where, _("the number is too large."))


def _expect(kind: Any, value: Any, where: str) -> Any:
    """Return a value of exactly this type: True is no number."""
    return value if type(value) is kind else refuse_at(where, EXPECTED[kind]())


def read_moment(value: str, where: str) -> datetime:
    """Return the time in UTC. Raises `Refused` for a text that is no time with a time zone."""
    moment = _convert(datetime.fromisoformat, value, where)
    if moment.tzinfo is None:
        refuse_at(where, _("the time has no time zone."))
    return _convert(lambda _value: moment.astimezone(UTC), value, where)


def _convert(convert: Callable[[str], When], value: str, where: str) -> When:
    try:
        return convert(value)
    except (ValueError, OverflowError):
        refuse_at(where, _("“%(value)s” is not a time.") % {"value": value[:40]})


def _read_text(value: str, where: str) -> str:
    """Return the text if PostgreSQL can store it: no NUL, no surrogates."""
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        refuse_at(where, _("the text contains a character that is not allowed."))
    return value
