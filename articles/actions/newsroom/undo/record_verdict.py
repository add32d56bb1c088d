from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, UndoEntry, User, Verdict, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The verdict stays in the history and counts no more; the claim is what it was before."""
    claim, verdict = found(Claim, entry.claim), found(Verdict, entry.before["verdict"])
    permissions.require(permissions.may_judge(by, claim))
    claim.step_back(
        Claim.State(entry.before["state"]), expected_version=expected_version(entry, claim)
    )
    Withdrawal.objects.create(verdict=verdict, author=by)
    return [claim]
