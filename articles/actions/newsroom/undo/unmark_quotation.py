from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Statement, User


def undo(deed: Deed, *, by: User) -> Sequence[Statement]:
    """The words are a quotation again."""
    permissions.require(permissions.may_edit(by))
    statement = found(Statement, deed.statement)
    statement.change(seen=seen(deed, statement))
    start, end = deed.before["span"]
    statement.quotations.create(start=start, end=end)
    return [statement]
