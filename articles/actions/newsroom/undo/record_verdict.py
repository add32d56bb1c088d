from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, Deed, User, Verdict, Withdrawal


def undo(deed: Deed, *, by: User) -> Sequence[Claim]:
    """The verdict stays in the history and counts no more; the claim is what it was before."""
    claim, verdict = found(Claim, deed.claim), found(Verdict, deed.before["verdict"])
    permissions.require(permissions.may_judge(by, claim))
    claim.step_back(Claim.State(deed.before["state"]), seen=seen(deed, claim))
    Withdrawal.objects.create(verdict=verdict, author=by)
    return [claim]
