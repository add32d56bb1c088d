from collections.abc import Sequence

from django.db.models import ProtectedError

from articles import permissions
from articles.actions.undo.inverse import built_on, found, seen
from articles.models import Claim, Deed, User


def undo(deed: Deed, *, by: User) -> Sequence[Claim]:
    """The flag is taken off again, if nothing hangs on it; a claim that was cut is cut again."""
    permissions.require(permissions.may_flag(by))
    claim, version = found(Claim, deed.claim), seen(deed, found(Claim, deed.claim))
    was = {
        name: deed.before[name] for name in ("reason", "priority", "note") if name in deed.before
    }
    if was:
        claim.step_back(Claim.State.CUT, seen=version, **was)
        return [claim]
    claim.change(seen=version)  # holds the row, so that nobody changes it meanwhile
    try:
        claim.delete()
    except ProtectedError as error:
        raise built_on() from error
    return []
