"""Reconfirm a verdict after its text or sources changed."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Fingerprints, UndoEntry, User, Verdict, VerdictReconfirmation
from articles.refusals import Refused, Stale


def reconfirm_verdict(
    verdict: Verdict, *, by: User, expected_version: int, displayed_captures: str, reason: str = ""
) -> VerdictReconfirmation:
    """Record that `by` checked the current text and sources and the verdict is still right.

    `expected_version` is the claim's version, `displayed_captures` the digest of the fingerprints
    that the page displayed. The state of the claim stays. Raises `Stale` if the claim, its verdict
    or a source has changed since.
    """
    claim = verdict.claim
    permissions.require(permissions.may_confirm(by, claim))
    if verdict.is_external:
        raise Refused(_("This verdict is from another newsroom. Confirm it as your own instead."))
    recording = record_undo(UndoEntry.Kind.RECONFIRM_VERDICT, by=by, on=claim)
    with acting(by, why=reason), recording as undo:
        undo.changes_version(claim, expected_version)
        claim.change(expected_version=expected_version)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict was recorded. Read it before you reconfirm."))
        fingerprints = Fingerprints.of(claim)
        if fingerprints.digest != displayed_captures:
            raise Stale(
                _(
                    "A source changed again while you were reading. "
                    "Check what it says now, then reconfirm."
                )
            )
        reconfirmation = VerdictReconfirmation.objects.create(
            verdict=verdict,
            confirmed_by=by,
            reason=reason,
            claim_sha256=fingerprints.claim_sha256,
            captures=fingerprints.captures,
        )
        undo.created(reconfirmation)
        return reconfirmation
