"""Reopen the claims that depend on a source, for example after a retraction."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Citation, Claim, Source, UndoEntry, User
from articles.refusals import NotAllowed, Refused, Stale


@dataclass(frozen=True, slots=True)
class Reopened:
    """The claims that were reopened, and those skipped because somebody changed them first."""

    claims: list[Claim]
    skipped: list[Claim]


def reopen_claims(
    source: Source, *, by: User, reason: str, expected_version: Mapping[int, int]
) -> Reopened:
    """Set the claims that depend on the source back to in progress, each in its own transaction.

    `expected_version` maps the id of each listed claim to the version that the page displayed;
    claims changed since are skipped, and those of articles that `by` may not read are left out.
    Verdicts stay as they are. Raises `Refused` without a reason or without claims.
    """
    permissions.require(
        permissions.may_reopen(by),
        _("Only an editor can reopen all claims that depend on a source."),
    )
    if not reason.strip():
        raise Refused(_("Enter a reason. It is kept in the history of each claim."))
    if not expected_version:
        raise Refused(_("There are no claims to reopen."))
    reopened, skipped = [], []
    listed = Claim.objects.filter(
        pk__in=expected_version, revision__article__in=permissions.readable_by(by)
    )
    for claim in listed.select_related("revision__article"):
        if _reopen(
            claim, source, by=by, reason=reason, expected_version=expected_version[claim.pk]
        ):
            reopened.append(claim)
        else:
            skipped.append(claim)
    return Reopened(reopened, skipped)


def _reopen(claim: Claim, source: Source, *, by: User, reason: str, expected_version: int) -> bool:
    try:
        recording = record_undo(UndoEntry.Kind.MOVE_CLAIM, by=by, on=claim)
        with acting(by, why=reason), recording as undo:
            if not Citation.settled_claims(source).filter(pk=claim.pk).exists():
                return False
            undo.changes(claim)
            claim.move(
                Claim.State.IN_PROGRESS, expected_version=expected_version, signed_off_by=None
            )
    except (Stale, NotAllowed):
        return False
    return True
