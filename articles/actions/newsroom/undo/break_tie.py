from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, TieBreak, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The two disagree again; the verdict that came of the decision counts no more."""
    claim, decided = found(Claim, entry.claim), found(TieBreak, entry.before["tie_break"])
    permissions.require(permissions.may_break_tie(by, decided.sign_off))
    claim.step_back(
        Claim.State.READY, expected_version=expected_version(entry, claim), signed_off_by=None
    )
    if entry.before["state"] != Claim.State.READY:
        claim.step_back(Claim.State(entry.before["state"]), expected_version=claim.version)
    Withdrawal.objects.create(tie_break=decided, author=by)
    if decided.outcome != TieBreak.Outcome.FIRST:
        Withdrawal.objects.create(verdict=decided.verdict, author=by)
    return [claim]
