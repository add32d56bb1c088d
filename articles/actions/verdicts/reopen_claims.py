"""After a retraction: what rests on a source goes back to work, each claim wholly or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import remember
from articles.models import Citation, Claim, Source, UndoEntry, User
from articles.refusals import NotAllowed, Refused, Stale


@dataclass(frozen=True, slots=True)
class Reopened:
    """Which claims went back to work, and which did not, as somebody changed them meanwhile."""

    claims: list[Claim]
    missed: list[Claim]


def reopen_claims(
    source: Source, *, by: User, reason: str, expected_version: Mapping[int, int]
) -> Reopened:
    """Put what rests on the source back in progress, for a reason that its history keeps.

    `expected_version` is the version of each claim that the editor had listed before them, by claim; no other
    claim is touched, and none that somebody changed since. Verdicts stay as they are. Raises
    `Refused` without a reason, or when nothing is listed.
    """
    permissions.require(
        permissions.may_reopen(by), _("Only an editor reopens all that rests on a source.")
    )
    if not reason.strip():
        raise Refused(_("Enter a reason. It is kept in the history of each claim."))
    if not expected_version:
        raise Refused(_("Nothing is listed that could be reopened."))
    reopened, missed = [], []
    for claim in Claim.objects.filter(pk__in=expected_version).select_related("revision__article"):
        if _reopen(
            claim, source, by=by, reason=reason, expected_version=expected_version[claim.pk]
        ):
            reopened.append(claim)
        else:
            missed.append(claim)
    return Reopened(reopened, missed)


def _reopen(claim: Claim, source: Source, *, by: User, reason: str, expected_version: int) -> bool:
    try:
        with acting(by, why=reason):
            if not Citation.settled_claims(source).filter(pk=claim.pk).exists():
                return False
            before = {"state": claim.state, "signed_off_by": claim.signed_off_by_id}
            claim.move(
                Claim.State.IN_PROGRESS, expected_version=expected_version, signed_off_by=None
            )
            remember(
                UndoEntry.Kind.MOVE_CLAIM,
                by=by,
                on=claim,
                changed={claim: expected_version},
                **before,
            )
    except (Stale, NotAllowed):
        return False
    return True
