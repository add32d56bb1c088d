"""Change the state, the assignee and the details of a claim."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.notifications import notify_assigned
from articles.actions.readers import require_readers
from articles.actions.search_index import index_claims
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, UndoEntry, User
from articles.refusals import NotAllowed, Refused


def move_claim(
    claim: Claim, *, by: User, to: Claim.State, why: str = "", expected_version: int
) -> Claim:
    """Change the state of the claim. Cutting and reopening need a reason.

    Raises `NotAllowed`, `Stale`, or `Refused` when the reason is missing.
    """
    permissions.require(permissions.may_comment(by))
    if to == Claim.State.CUT:
        permissions.require(permissions.may_edit(by), _("Only an editor can cut a claim."))
    if to == Claim.State.SIGNED_OFF:
        raise Refused(_("To sign a claim off, sign off its verdict."))
    if to == Claim.State.READY and not claim.verdicts.standing().exists():
        raise Refused(_("Record a verdict first. There is nothing to review yet."))
    if to == Claim.State.READY:
        _require_agreement(claim)
    if claim.needs_reason(to) and not why.strip():
        raise Refused(_("Enter a reason. It is kept in the claim’s history."))
    with acting(by, why=why), record_undo(UndoEntry.Kind.MOVE_CLAIM, by=by, on=claim) as undo:
        undo.changes_version(claim, expected_version)
        claim.move(to, expected_version=expected_version, signed_off_by=None)
    return claim


def _require_agreement(claim: Claim) -> None:
    """Raise `Refused` while a dissent from the verdict is undecided."""
    verdict = claim.verdicts.standing().first()
    if verdict and verdict.sign_offs.disagreeing().exists():
        raise Refused(
            _(
                "A reviewer disagrees with the verdict. Record another verdict, or ask an editor to "
                "decide which one stands."
            )
        )


def assign_claim(
    claim: Claim,
    *,
    by: User,
    assignee: User | None,
    expected_version: int,
    add_readers: bool = False,
) -> Claim:
    """Assign the claim to a reviewer, or to nobody.

    With `add_readers`, an assignee who may not read the article becomes a reader. Raises `Stale`,
    `Refused` if the assignee is not a reviewer, `NotReaders` if they may not read the article.
    """
    permissions.require(permissions.may_assign(by))
    if assignee and not (assignee.is_active and assignee.is_reviewer):
        raise Refused(_("Only reviewers can check claims. Choose a reviewer."))
    article, people = claim.revision.article, [assignee] if assignee else []
    former = claim.assignee_id
    with acting(by):
        require_readers(people, article, by=by, add_readers=add_readers)
        with record_undo(UndoEntry.Kind.ASSIGN_CLAIM, by=by, on=claim) as undo:
            undo.changes_version(claim, expected_version)
            claim.change(expected_version=expected_version, assignee=assignee)
            if assignee and assignee.pk != former:
                notify_assigned(assignee, [claim], article, by=by)
    return claim


def edit_claim(
    claim: Claim,
    *,
    by: User,
    expected_version: int,
    reason: Claim.Reason,
    priority: Claim.Priority,
    note: str = "",
) -> Claim:
    """Change the reason, the priority and the note of a claim.

    Raises `NotAllowed` if it is closed, `Stale` with the current note.
    """
    permissions.require(permissions.may_flag(by))
    if claim.is_closed:
        raise NotAllowed(_("This claim is closed. Reopen it to change it."))
    with acting(by), record_undo(UndoEntry.Kind.EDIT_CLAIM, by=by, on=claim) as undo:
        undo.changes_version(claim, expected_version)
        claim.change(
            expected_version=expected_version,
            theirs=claim.note,
            reason=reason,
            priority=priority,
            note=note,
        )
        index_claims([claim.pk])
    return claim
