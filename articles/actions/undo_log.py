"""The undo log: what an action changed, so that the person who did it can undo it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Model

from articles import permissions
from articles.models import Article, Claim, Statement, UndoEntry, User
from articles.prepared import Bound

Values = dict[str, Any]
_collector: ContextVar[list[UndoEntry] | None] = ContextVar("undo_entries", default=None)


class Row(Protocol):
    """A row with a version."""

    pk: int
    version: int


def name_of(row: Any) -> str:
    """Return the name of a row in an entry: "claim 5"."""
    return f"{type(row).__name__.lower()} {row.pk}"


def model_and_pk(name: str) -> tuple[type[Model], int]:
    """Return the model and the primary key of a row that an entry names."""
    model, _space, pk = name.partition(" ")
    return apps.get_model("articles", model), int(pk)


class UndoRecorder:
    """Collects the rows that one action of a person on an article changes, creates or deletes."""

    def __init__(self, by: User, article_id: int) -> None:
        self._by = by
        self._article_id = article_id
        self._is_reader = False  # checked, while the action ran
        self._before: dict[str, Values] = {}
        self._changed: list[Any] = []  # rows that are in memory as they are in the database
        self._created: list[Any] = []
        self._deleted: dict[str, Values] = {}
        self._notes: Values = {}

    def changes(self, *rows: Any) -> None:
        """Take a snapshot of each row. Call this just before you change them."""
        self._before |= _read_values(map(name_of, rows))

    def changes_version(self, row: Any, expected_version: int) -> None:
        """Take a snapshot of a row that `change` or `move` changes only in this version.

        No query, if the row was read in this version.
        """
        if row.version != expected_version:
            self.changes(row)
            return
        self._before[name_of(row)] = _values_of(row)
        self._changed.append(row)

    def read(self, *reads: Bound[Any]) -> list[list[Any]]:
        """Return the rows of each of the reads, and check that the person may read the article.

        One query; the check is not made again at the end. Call it when the action has locked what
        it changes. Raises `NotAllowed`.
        """
        rows = permissions.require_reader(self._by, self._article_id, *reads)
        self._is_reader = True
        return rows

    def require_reader(self) -> None:
        """Raise `NotAllowed` if the person may not read the article, unless `read` has checked it."""
        if not self._is_reader:
            permissions.require_reader(self._by, self._article_id)

    def created(self, *rows: Any) -> None:
        """Record rows that the action created. Undo withdraws or deletes them, the last one first."""
        self._created += rows

    def deletes(self, row: Any) -> None:
        """Take a snapshot of a row without a version. Call this just before you delete it."""
        self._deleted |= _read_values([name_of(row)])

    def note(self, **values: Any) -> None:
        """Keep JSON values for a kind of action that has its own way to be undone."""
        self._notes |= values

    @property
    def is_empty(self) -> bool:
        """Did the action change nothing?"""
        return not (self._before or self._created or self._deleted)

    def save(self, kind: UndoEntry.Kind, *, on: Claim | Statement | Article) -> UndoEntry:
        """Write the entry: of each changed row only the fields whose value is another one now."""
        after = {name_of(row): _values_of(row) for row in self._changed}
        after |= _read_values(self._before.keys() - after.keys())
        created = {name_of(row): getattr(row, "version", None) for row in self._created}
        versions_after = {
            name: values["version"] for name, values in after.items() if "version" in values
        }
        return UndoEntry.objects.create(
            article_id=self._article_id,
            by=self._by,
            kind=kind,
            claim=on.pk if isinstance(on, Claim) else None,
            statement=on.pk if isinstance(on, Statement) else None,
            values_before=self._notes
            | {
                "rows": {
                    name: _difference(values, after.get(name, values))
                    for name, values in self._before.items()
                },
                "created": list(created),
                "deleted": self._deleted,
            },
            versions_before={
                name: values["version"]
                for name, values in self._before.items()
                if "version" in values
            }
            | {name: version - 1 for name, version in created.items() if version},
            versions_after=versions_after
            | {name: version for name, version in created.items() if version},
        )


@contextmanager
def record_undo(
    kind: UndoEntry.Kind,
    *,
    by: User,
    on: Claim | Statement | Article,
    require_access: Callable[[User, int], None] | None = None,
) -> Iterator[UndoRecorder]:
    """Record what the block changes, as one entry that `by` can undo.

    Use it inside `acting`. `on` says where it was done. A block that changes nothing makes no entry.
    Raises `NotAllowed` if `by` may not read the article, which may have changed a moment ago;
    or what `require_access` raises.
    """
    article_id = on.pk if isinstance(on, Article) else on.revision.article_id
    recorder = UndoRecorder(by, article_id)
    yield recorder
    if require_access:
        require_access(by, article_id)
    else:
        recorder.require_reader()
    if recorder.is_empty:
        return
    entry = recorder.save(kind, on=on)
    entries = _collector.get()
    if entries is not None:
        entries.append(entry)


@contextmanager
def collect_undo_entries() -> Iterator[list[UndoEntry]]:
    """Yield a list to which every entry is added that is recorded inside the block."""
    entries: list[UndoEntry] = []
    token = _collector.set(entries)
    try:
        yield entries
    finally:
        _collector.reset(token)


def _read_values(names: Iterable[str]) -> dict[str, Values]:
    """Return the values of all columns of these rows as JSON: one query a model."""
    keys: dict[type[Model], list[int]] = defaultdict(list)
    for name in names:
        model, pk = model_and_pk(name)
        keys[model].append(pk)
    return {
        f"{model.__name__.lower()} {values[model._meta.pk.attname]}": _as_json(values)
        for model, pks in keys.items()
        for values in model._base_manager.filter(pk__in=pks).values()
    }


def _values_of(row: Model) -> Values:
    """Return the values of all columns of a row in memory, as `_read_values` would read them."""
    return _as_json(
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    )


def _as_json(values: Values) -> Values:
    return {
        column: value.isoformat() if isinstance(value, date) else value
        for column, value in values.items()
    }


def _difference(before: Values, after: Values) -> Values:
    """Return the values of `before` that are others in `after`, without the version."""
    return {
        column: value
        for column, value in before.items()
        if column != "version" and after[column] != value
    }
