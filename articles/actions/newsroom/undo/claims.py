"""Undo of a flag, and of a decision between two verdicts."""

from collections.abc import Sequence

from django.db.models import ProtectedError

from articles import permissions
from articles.actions.newsroom.undo.restore import built_on, expected_version, row_or_stale
from articles.models import Claim, TieBreak, UndoEntry, User, Withdrawal
from articles.models.conditions import is_withdrawn


def undo_flag(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Delete the claim if nothing refers to it. Cut it again if it was cut before, or if all that
    refers to it is withdrawn. Raises `Stale` when somebody has built on it."""
    claim = row_or_stale(Claim, entry.claim)
    version = expected_version(entry, claim)
    notes = entry.values_before
    values = {name: notes[name] for name in ("reason", "priority", "note") if name in notes}
    if values:
        claim.step_back(Claim.State.CUT, expected_version=version, **values)
        return [claim]
    claim.change(expected_version=version)  # locks the row until it is deleted
    try:
        claim.delete()
    except ProtectedError as error:
        if not all(map(is_withdrawn, error.protected_objects)):
            raise built_on() from error
        claim.step_back(Claim.State.CUT, expected_version=claim.version)
        return [claim]
    return []


def undo_tie_break(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Withdraw the decision and the verdict that it made, so that the two people disagree again.

    The claim goes back in two steps: from signed off to ready for review, then to the state in
    which it was. Raises `NotAllowed` for somebody who may not decide, `Stale` when it has changed.
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
