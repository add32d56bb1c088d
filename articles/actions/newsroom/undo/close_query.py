from collections.abc import Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.actions.questions import require_claim_open
from articles.models import Deed, Query, User


def undo(deed: Deed, *, by: User) -> Sequence[Query]:
    """The question is open again, unless its claim was closed since."""
    permissions.require(permissions.may_comment(by))
    query = found(Query, deed.before["query"])
    require_claim_open(query.claim)
    opened: dict[str, Any] = {
        "state": Query.State.OPEN,
        "answer": "",
        "closed_by": None,
        "closed_at": None,
    }
    return [query.change(seen=seen(deed, query), **opened)]
