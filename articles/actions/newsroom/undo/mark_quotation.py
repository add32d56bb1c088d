from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Statement, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """The words are no quotation again."""
    permissions.require(permissions.may_edit(by))
    statement = found(Statement, entry.statement)
    statement.change(expected_version=expected_version(entry, statement))
    start, end = entry.before["span"]
    statement.quotations.filter(start=start, end=end).delete()
    return [statement]
