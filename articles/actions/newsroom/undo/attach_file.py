from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found
from articles.actions.undo_log import Row
from articles.models import Deed, File, User, Withdrawal


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """The file is kept, marked as taken back, and offered no more."""
    permissions.require(permissions.may_comment(by))
    Withdrawal.objects.create(file=found(File, deed.before["file"]), author=by)
    return []
