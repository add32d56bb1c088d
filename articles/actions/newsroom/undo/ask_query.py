from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.actions.questions import take_back
from articles.models import Deed, Query, User


def undo(deed: Deed, *, by: User) -> Sequence[Query]:
    """The question is taken back, as long as nobody has answered it."""
    permissions.require(permissions.may_comment(by))
    query = found(Query, deed.before["query"])
    return [take_back(query, by=by, seen=seen(deed, query))]
