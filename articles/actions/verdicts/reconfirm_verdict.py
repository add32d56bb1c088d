"""A verdict still stands although something changed: one person looks, and says so."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Fingerprints, UndoEntry, User, Verdict, VerdictReconfirmation
from articles.refusals import Stale


def reconfirm_verdict(
    verdict: Verdict, *, by: User, expected_version: int, displayed_captures: str, reason: str = ""
) -> VerdictReconfirmation:
    """Record that `by` looked at the claim's sources as they are today and stands by the verdict.

    `expected_version` is the claim's version, `displayed_captures` the digest of the fingerprints
    that the page showed. The claim stays in its state. Raises `Stale` when the claim, its verdict
    or a source has changed since.
    """
    claim = verdict.claim
    permissions.require(permissions.may_confirm(by, claim))
    recording = record_undo(UndoEntry.Kind.RECONFIRM_VERDICT, by=by, on=claim)
    with acting(by, why=reason), recording as undo:
        undo.changes(claim)
        claim.change(expected_version=expected_version)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict came in. Read it first."))
        today = Fingerprints.of(claim)
        if today.digest != displayed_captures:
            raise Stale(
                _(
                    "A source changed once more while you were reading. "
                    "Look at what it says now, then confirm."
                )
            )
        reconfirmation = VerdictReconfirmation.objects.create(
            verdict=verdict,
            confirmed_by=by,
            reason=reason,
            claim_sha256=today.claim_sha256,
            captures=today.captures,
        )
        undo.created(reconfirmation)
        return reconfirmation
