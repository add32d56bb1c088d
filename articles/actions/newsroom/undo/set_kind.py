from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Statement, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """The statement is again of the kind that it was."""
    permissions.require(permissions.may_edit(by))
    statement = found(Statement, entry.statement)
    return [
        statement.change(
            expected_version=expected_version(entry, statement), kind=entry.before["kind"]
        )
    ]
