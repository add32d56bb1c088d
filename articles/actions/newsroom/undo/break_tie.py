"""Undo of a decision between two verdicts: the two people disagree again."""

from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.restore import expected_version, row_or_stale
from articles.models import Claim, TieBreak, UndoEntry, User, Withdrawal


def undo_tie_break(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Withdraw the decision, and the verdict that it made. The claim goes back in two steps: from
    signed off to ready for review, then to the state in which it was.

    Raises `NotAllowed` for somebody who may not decide, `Stale` when the claim has changed.
    """
    claim = row_or_stale(Claim, entry.claim)
    decision = row_or_stale(TieBreak, entry.values_before["tie_break"])
    permissions.require(permissions.may_break_tie(by, decision.sign_off))
    state = Claim.State(entry.values_before["state"])
    version = expected_version(entry, claim)
    claim.step_back(Claim.State.READY, expected_version=version, signed_off_by=None)
    if state != Claim.State.READY:
        claim.step_back(state, expected_version=claim.version)
    Withdrawal.objects.create(tie_break=decision, author=by)
    if decision.outcome != TieBreak.Outcome.FIRST:
        Withdrawal.objects.create(verdict=decision.verdict, author=by)
    return [claim]
