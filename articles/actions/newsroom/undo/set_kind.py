from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Statement, User


def undo(deed: Deed, *, by: User) -> Sequence[Statement]:
    """The statement is again of the kind that it was."""
    permissions.require(permissions.may_edit(by))
    statement = found(Statement, deed.statement)
    return [statement.change(seen=seen(deed, statement), kind=deed.before["kind"])]
