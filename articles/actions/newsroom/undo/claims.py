"""Undo of a flag, and of a decision between two verdicts."""

from collections.abc import Mapping, Sequence

from django.db.models import ProtectedError

from articles import permissions
from articles.actions.newsroom.undo.restore import built_on, expected_version, row_or_stale
from articles.actions.undo_log import model_and_pk
from articles.models import Claim, TieBreak, UndoEntry, User, Withdrawal
from articles.models.conditions import is_withdrawn


def undo_flag(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Delete the claim if nothing refers to it. Cut it again if it was cut before, or if all that
    refers to it is withdrawn. Raises `Stale` when somebody has built on it."""
    notes = entry.values_before
    values = {name: notes[name] for name in ("reason", "priority", "note") if name in notes}
    return _unflag(entry, row_or_stale(Claim, entry.claim), values)


def undo_flags(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Undo the flags of several statements, as `undo_flag` does: all of them, or none."""
    reopened = entry.values_before["reopened"]
    pks = [pk for _model, pk in map(model_and_pk, entry.values_before["created"])]
    claims = list(Claim.objects.filter(pk__in=pks).select_for_update())
    if len(claims) < len(pks) or any(
        each.version != expected_version(entry, each) for each in claims
    ):
        raise built_on()
    new = [claim.pk for claim in claims if str(claim.pk) not in reopened]
    try:
        Claim.objects.filter(pk__in=new).delete()
    except ProtectedError:
        new = []
    left = [claim for claim in claims if claim.pk not in new]
    return [row for claim in left for row in _unflag(entry, claim, reopened.get(str(claim.pk)))]


def _unflag(entry: UndoEntry, claim: Claim, values: Mapping[str, object] | None) -> Sequence[Claim]:
    """Delete a claim, or cut it again with the `values` that it had when it was cut before."""
    version = expected_version(entry, claim)
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
