"""The everyday steps around a claim: its state, who works on it, comments."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.models import Claim, Comment, User
from articles.refusals import Refused


def move_claim(claim: Claim, *, by: User, to: Claim.State, why: str = "", seen: int) -> Claim:
    """Change the check state. Cutting and reopening need a reason.

    Raises `NotAllowed`, `Stale`, or `Refused` when the reason is missing.
    """
    permissions.require(permissions.may_comment(by))
    if to == Claim.State.CUT:
        permissions.require(permissions.may_cut(by), _("Only an editor cuts a claim."))
    if to == Claim.State.SIGNED_OFF:
        raise Refused(_("A claim is signed off by agreeing with its verdict."))
    if to == Claim.State.READY and not claim.verdicts.exists():
        raise Refused(_("Record a verdict first: without one there is nothing to review."))
    settled = {Claim.State.SIGNED_OFF, Claim.State.CUT}
    if (to == Claim.State.CUT or claim.state in settled) and not why.strip():
        raise Refused(_("Say why: the reason is kept in the claim's history."))
    with acting(by, why=why):
        claim.move(to, seen=seen, signed_off_by=None)
    return claim


def assign_claim(claim: Claim, *, by: User, assignee: User | None, seen: int) -> Claim:
    """Give the claim to a reviewer, or to nobody. Raises `Stale`, `Refused` for others."""
    permissions.require(permissions.may_assign(by))
    if assignee and not (assignee.is_active and assignee.is_reviewer):
        raise Refused(_("Only reviewers check claims. Choose one of them."))
    with acting(by):
        return claim.change(seen=seen, assignee=assignee)


def add_comment(claim: Claim, *, by: User, text: str) -> Comment:
    """Say something about the claim to the others. Raises `Refused` when nothing is said."""
    permissions.require(permissions.may_comment(by))
    if not text.strip():
        raise Refused(_("The comment is empty. Type what you want to say."))
    with acting(by):
        return Comment.objects.create(claim=claim, text=text, author=by)
