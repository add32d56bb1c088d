from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.actions.questions import require_claim_open
from articles.models import Deed, Query, User


def undo(deed: Deed, *, by: User) -> Sequence[Query]:
    """The query blocks the sign-off again, unless its claim was closed since."""
    permissions.require(permissions.may_override(by))
    query = found(Query, deed.before["query"])
    require_claim_open(query.claim)
    return [query.change(seen=seen(deed, query), overridden_by=None, override_reason="")]
