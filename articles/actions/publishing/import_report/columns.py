"""How a record of a report becomes a row: which field fills which columns."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from django.db.models import Field, IntegerField, Model

from articles import reports
from articles.actions.publishing.import_report.import_context import ImportContext, rating_key

Row = TypeVar("Row", bound=Model)
Record = TypeVar("Record")
MAY_BE_LATER = ("deadline",)  # times that an import may name after its own moment
Reader = Callable[[ImportContext, Any, str], object]


class Table(Generic[Row]):
    """The fields of a type of record, and the columns of a model that they fill.

    `spec` lists them as "field" or "field=column". A span or a time may fill several columns:
    "span=start,end". "-field" is one that other code reads, or that is computed again. The column
    decides how a value is read: a foreign key names a row by its key in the report, and may be
    empty if it is nullable. `readers` read the fields that need code of their own: functions of the
    import, the value and its path in the file.
    """

    def __init__(self, model: type[Row], spec: str, /, **readers: Reader) -> None:
        self.model, self.readers = model, readers
        self.elsewhere = [each[1:] for each in spec.split() if each[0] == "-"]
        pairs = (each.partition("=")[::2] for each in spec.split() if each[0] != "-")
        self.columns = {name: (column or name).split(",") for name, column in pairs}
        self.has_timestamps = any("_at" in names[-1] for names in self.columns.values())

    def build(self, context: ImportContext, record: object, where: str, **more: object) -> Row:
        """Return an unsaved row of the record at the path `where`. `more` are further columns."""
        values: dict[str, object] = {}
        for name, columns in self.columns.items():
            value, path = getattr(record, name), f"{where}.{name}"
            if isinstance(value, datetime) and name not in MAY_BE_LATER:
                value = context.not_later(value)
            if len(columns) > 1:
                parts = value if isinstance(value, tuple) else [value] * len(columns)
                values.update(zip(columns, parts, strict=True))
            elif name in self.readers:
                values[columns[0]] = self.readers[name](context, value, path)
            else:
                column = cast("Field[Any, Any]", self.model._meta.get_field(columns[0]))
                values[columns[0]] = _read(context, column, value, path)
        return self.model(**(values | more))

    def insert(self, context: ImportContext, record: object, where: str, **more: object) -> Row:
        """Insert the row. A row with timestamps keeps those of the report."""
        row = self.build(context, record, where, **more)
        if self.has_timestamps:
            row.save_base(raw=True, force_insert=True)  # `save` would set the times to now
        else:
            row.save(force_insert=True)
        return row

    def insert_all(
        self, context: ImportContext, records: Iterable[object], where: str, **more: object
    ) -> list[Row]:
        """Insert the records of the list at the path `where`, in order."""
        paths = with_paths(records, where)
        return [self.insert(context, record, path, **more) for record, path in paths]


def _read(context: ImportContext, column: "Field[Any, Any]", value: Any, where: str) -> object:
    if column.remote_field:
        key = rating_key(value) if isinstance(value, reports.Rating) else value
        model = cast("type[Model]", column.related_model)
        return context.find(model, key, where) if key or not column.null else None
    if value is None and not column.null:
        return ""
    plain = _plain(value)
    return int(plain) if isinstance(column, IntegerField) and isinstance(plain, str) else plain


def _plain(value: Any) -> Any:
    """Return the key of a choice, and a list for a tuple; other values as they are."""
    if isinstance(value, reports.Term):
        return value.key
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def with_paths(records: Iterable[Record], where: str) -> Iterator[tuple[Record, str]]:
    """Yield each record of a list with its path in the file."""
    for index, record in enumerate(records):
        yield record, f"{where}[{index}]"


def oldest_first(records: Iterable[Record], where: str) -> list[tuple[Record, str]]:
    """Return the records of a list that is newest first, oldest first, with their paths."""
    return list(with_paths(records, where))[::-1]
