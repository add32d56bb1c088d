from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found
from articles.actions.undo_log import Row
from articles.models import File, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The file is kept, marked as taken back, and offered no more."""
    permissions.require(permissions.may_comment(by))
    Withdrawal.objects.create(file=found(File, entry.before["file"]), author=by)
    return []
