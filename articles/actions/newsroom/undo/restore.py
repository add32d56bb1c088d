"""Generic undo: give changed rows their former values, withdraw or delete created ones."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.actions.claims import resolve
from articles.actions.questions import withdraw_question
from articles.actions.search_index import index_claims, index_explanations, index_title
from articles.actions.undo_log import Row, model_and_pk, name_of
from articles.models import (
    Article,
    Citation,
    Claim,
    Question,
    Resolution,
    Speaker,
    Tick,
    UndoEntry,
    User,
    Withdrawal,
)
from articles.models.versioned import Versioned
from articles.refusals import Refused, Stale

AnyModel = TypeVar("AnyModel", bound=Model)
# The column of `Withdrawal` that points at a model of which rows are only added.
WITHDRAWAL_COLUMNS = {
    field.related_model: field.name for field in Withdrawal._meta.get_fields() if field.one_to_one
}


def built_on() -> Stale:
    """Return the refusal for an action on which somebody has built."""
    return Stale(_("Other work depends on this now, so it cannot be undone."))


def row_or_stale(model: type[AnyModel], pk: int | None) -> AnyModel:
    """Return the row. Raises `Stale` when it no longer exists."""
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise built_on()
    return row


def named_row(name: str) -> Any:
    """Return the row that an entry names. Raises `Stale` when it no longer exists."""
    return row_or_stale(*model_and_pk(name))


def changed_row(entry: UndoEntry, model: type[AnyModel]) -> AnyModel:
    """Return the first row of this model that the action changed. Raises `Stale`."""
    return _first(entry, "rows", model)


def created_row(entry: UndoEntry, model: type[AnyModel]) -> AnyModel:
    """Return the first row of this model that the action created. Raises `Stale`."""
    return _first(entry, "created", model)


def _first(entry: UndoEntry, key: str, model: type[AnyModel]) -> AnyModel:
    pairs = map(model_and_pk, _recorded(entry, key))
    return row_or_stale(model, next((pk for each, pk in pairs if each is model), None))


def _recorded(entry: UndoEntry, key: str) -> Any:
    if key not in entry.values_before:
        raise Refused(_("This was done before the upgrade and can no longer be undone."))
    return entry.values_before[key]


def value_before(entry: UndoEntry, row: Any, column: str) -> Any:
    """Return the value that undo gives this column: the present one if the action left it alone."""
    return _recorded(entry, "rows").get(name_of(row), {}).get(column, getattr(row, column))


def expected_version(entry: UndoEntry, row: Row) -> int:
    """Return the version that `row` has if nobody has built on the action.

    The undo of a later action gives a row its former values again, under a newer version.
    """
    name = name_of(row)
    version: int = entry.versions_after[name]
    for before, after_undo in entry.undone_later:
        if name in after_undo and before.get(name) == version:
            version = after_undo[name]
    return version


def restore_rows(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """Undo the entry from what it recorded. Return the rows with a version, as they are now.

    Raises `Stale` when somebody has changed one of them, `Refused` for an entry without rows.
    """
    restored = [restore_row(entry, name) for name in _recorded(entry, "rows")]
    withdrawn = [withdraw_row(entry, name, by=by) for name in reversed(_recorded(entry, "created"))]
    for name, values in _recorded(entry, "deleted").items():
        model, _pk = model_and_pk(name)
        model(**_from_json(model, values)).save(force_insert=True)
    return [*restored, *filter(None, withdrawn)]


def restore_row(entry: UndoEntry, name: str) -> Row:
    """Set the former values of one row by one conditional UPDATE. Raises `NotAllowed`, `Stale`."""
    row = named_row(name)
    values = _from_json(type(row), entry.values_before["rows"][name])
    version = expected_version(entry, row)
    if isinstance(row, Claim) and "state" in values:
        row.step_back(Claim.State(values.pop("state")), expected_version=version, **values)
    else:
        row.change(expected_version=version, **values)
    return row  # type: ignore[no-any-return]  # any model with a version


def index_again(entry: UndoEntry) -> None:
    """Store the words for the search again that the action had changed."""
    match entry.kind:
        case UndoEntry.Kind.EDIT_ARTICLE:
            index_title(Article.objects.get(pk=entry.article_id))
        case UndoEntry.Kind.EDIT_CLAIM | UndoEntry.Kind.FLAG_CLAIM if entry.claim:
            index_claims([entry.claim])
        case UndoEntry.Kind.FLAG_STATEMENTS:
            index_claims(pk for _model, pk in map(model_and_pk, _recorded(entry, "created")))
        case UndoEntry.Kind.RECORD_VERDICT | UndoEntry.Kind.BREAK_TIE if entry.claim:
            index_explanations([entry.claim])


def _from_json(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    columns = {field.attname: field for field in model._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in values.items()}


def withdraw_row(entry: UndoEntry, name: str, *, by: User) -> Row | None:
    """Withdraw one created row, or delete it where its model is not kept. Return it if it stays
    and has a version. Raises `Stale` when somebody has changed it."""
    row = named_row(name)
    if type(row) in WITHDRAWAL_COLUMNS:
        Withdrawal.objects.create(**{WITHDRAWAL_COLUMNS[type(row)]: row, "author": by})
        return None
    match row:
        case Resolution():
            resolve(row.comment, by=by, resolved=not row.resolved, expected_version=row.number)
            return None
        case Speaker():  # a row is kept as long as somebody needs it
            unnamed = Speaker.objects.filter(attributions__isnull=True, questions__isnull=True)
            unnamed.filter(pk=row.pk, version=1).delete()
            return None
        case Citation():
            version = expected_version(entry, row)
            return row.change(expected_version=version, theirs=row.excerpt, is_withdrawn=True)
        case Question():
            return withdraw_question(row, by=by, expected_version=expected_version(entry, row))
        case Tick():
            unticked: dict[str, Any] = {"ticked_by": None, "ticked_at": None}
            return row.change(expected_version=expected_version(entry, row), **unticked)
        case Versioned():
            row.change(expected_version=expected_version(entry, row))
    row.delete()
    return None
