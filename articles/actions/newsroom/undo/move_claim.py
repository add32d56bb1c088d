from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, UndoEntry, User
from articles.refusals import Refused


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The claim goes back to the state before."""
    permissions.require(permissions.may_comment(by))
    claim, to = found(Claim, entry.claim), Claim.State(entry.before["state"])
    if Claim.State.CUT in {claim.state, to}:
        permissions.require(permissions.may_cut(by))
    claim.step_back(
        to,
        expected_version=expected_version(entry, claim),
        signed_off_by_id=entry.before["signed_off_by"],
    )
    if to == Claim.State.SIGNED_OFF and claim.questions.blocking().exists():
        raise Refused(_("A query was asked since, so the claim stays open."))
    verdict = claim.verdicts.standing().first()
    if to == Claim.State.SIGNED_OFF and not (verdict and verdict.has_enough_sign_offs()):
        raise Refused(_("The house wants more sign-offs by now, so the claim stays open."))
    return [claim]
