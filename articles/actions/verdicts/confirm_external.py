"""Confirm a verdict of another newsroom: the person who confirms it becomes its judge here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles import permissions
from articles.actions.notifications import notify_of_verdict
from articles.actions.search_index import index_explanations
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.actions.verdicts.record_verdict import create_verdict, make_ready, verdict_numbers
from articles.actions.webhooks import write_verdict
from articles.models import Fingerprints, UndoEntry, User, Verdict
from articles.refusals import Refused, Stale


def confirm_external_verdict(
    verdict: Verdict, *, by: User, expected_version: int, displayed_captures: str
) -> Verdict:
    """Record the rating and explanation of another newsroom's verdict as the verdict of `by`.

    Another person signs it off, as usual. `expected_version` is the claim's version,
    `displayed_captures` the digest of the fingerprints that the page displayed. Raises `Refused`
    for a verdict of this newsroom, `Stale` if the claim, its verdict or a source has changed since.
    """
    claim = verdict.claim
    permissions.require(permissions.may_judge(by, claim))
    if not verdict.is_external:
        raise Refused(_("This verdict was recorded here. Another reviewer can sign it off."))
    why = gettext_noop("Confirmed the verdict of another newsroom")
    recording = record_undo(UndoEntry.Kind.RECORD_VERDICT, by=by, on=claim)
    with acting(by, why=why), recording as undo:
        undo.changes_version(claim, expected_version)
        make_ready(claim, expected_version=expected_version)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict was recorded. Read it before you confirm this one."))
        fingerprints = Fingerprints.of(claim)
        if fingerprints.digest != displayed_captures:
            raise Stale(
                _(
                    "A source changed while you were reading. "
                    "Check what it says now, then confirm the verdict."
                )
            )
        given = verdict.rating, verdict.explanation
        confirmed = create_verdict(claim, by, *given, fingerprints, verdict_numbers(claim.pk))
        write_verdict(confirmed)
        index_explanations([claim.pk])
        notify_of_verdict(confirmed, by=by)
        undo.created(confirmed)
        return confirmed
