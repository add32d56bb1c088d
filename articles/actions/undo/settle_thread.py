from collections.abc import Sequence

from articles import permissions
from articles.actions.remember import Row
from articles.actions.talk_about_claim import resolve
from articles.actions.undo.inverse import found
from articles.models import Comment, Deed, User


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """The thread is open again, or done again."""
    permissions.require(permissions.may_comment(by))
    comment, was = found(Comment, deed.before["comment"]), not deed.before["resolved"]
    resolve(comment, by=by, resolved=was, seen=deed.before["number"])
    return []
