from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.actions.questions import take_back
from articles.actions.undo_log import Row
from articles.models import Deed, Inconsistency, Query, User


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """The query is taken back, and the inconsistency waits again. The claim stays flagged."""
    permissions.require(permissions.may_flag(by))
    inconsistency = found(Inconsistency, deed.before["inconsistency"])
    query = found(Query, deed.before["query"])
    version = seen(deed, inconsistency)
    inconsistency.change(seen=version, state=Inconsistency.State.OPEN, query=None)
    return [inconsistency, take_back(query, by=by, seen=seen(deed, query))]
