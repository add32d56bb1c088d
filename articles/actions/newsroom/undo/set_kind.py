from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Statement, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """The statement is again of the kind that it was."""
    permissions.require(permissions.may_edit(by))
    statement = found(Statement, entry.statement)
    return [statement.change(seen=seen(entry, statement), kind=entry.before["kind"])]
