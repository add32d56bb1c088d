"""Decide a disagreement on a claim, as an editor who is not one of the two."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.search_index import index_explanations
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.actions.verdicts.record_verdict import (
    create_verdict,
    require_offered,
    verdict_numbers,
)
from articles.actions.verdicts.sign_off import require_no_open_question
from articles.actions.webhooks import write_verdict
from articles.models import Claim, Fingerprints, Rating, SignOff, TieBreak, UndoEntry, User
from articles.refusals import Refused, Stale

Outcome = TieBreak.Outcome


def break_tie(
    dissent: SignOff,
    *,
    by: User,
    outcome: TieBreak.Outcome,
    reason: str,
    rating: Rating | None = None,
    explanation: str = "",
    expected_version: int,
) -> TieBreak:
    """Decide which of two verdicts stands, which signs the claim off, or record a different one.

    A different verdict has `rating` and `explanation` and needs its own sign-off.
    `expected_version` is the version of the claim that the page displayed. Raises `NotAllowed` for
    the two reviewers and non-editors, `Stale` if the claim changed or this is decided already,
    `Refused` if something is missing.
    """
    _require_deciding_editor(dissent, by, reason)
    claim = dissent.verdict.claim
    rating, explanation = _deciding_verdict(dissent, outcome, rating, explanation)
    former_state = claim.state
    with acting(by, why=reason), record_undo(UndoEntry.Kind.BREAK_TIE, by=by, on=claim) as undo:
        undo.changes_version(claim, expected_version)
        claim.move(Claim.State.READY, expected_version=expected_version)
        _require_undecided(dissent)
        verdict = dissent.verdict
        if outcome != Outcome.FIRST:
            author = dissent.signer if outcome == Outcome.SECOND else by
            about = Fingerprints.of(claim), verdict_numbers(claim.pk)
            verdict = create_verdict(claim, author, rating, explanation, *about)
            write_verdict(verdict)
            index_explanations([claim.pk])
        number = dissent.tie_breaks.count() + 1
        decision = {"verdict": verdict, "outcome": outcome, "reason": reason, "decided_by": by}
        tie_break = TieBreak.objects.create(sign_off=dissent, number=number, **decision)
        if outcome != Outcome.NEW:
            require_no_open_question(claim)
            claim.move(Claim.State.SIGNED_OFF, expected_version=claim.version, signed_off_by=by)
        undo.note(state=former_state, tie_break=tie_break.pk)
    return tie_break


def _require_deciding_editor(dissent: SignOff, by: User, reason: str) -> None:
    permissions.require(
        permissions.may_break_tie(by, dissent),
        _("Only an editor who is not one of the two can decide a disagreement."),
    )
    if not reason.strip():
        raise Refused(_("Enter a reason. Both reviewers see it, and it is printed in the report."))


def _require_undecided(dissent: SignOff) -> None:
    """Raise `Stale` if the disagreement is decided or a newer verdict was recorded."""
    verdict = dissent.verdict
    if not verdict.sign_offs.disagreeing().filter(pk=dissent.pk).exists():
        raise Stale(
            _("This disagreement has already been decided. Check the claim’s current state.")
        )
    if verdict.claim.verdicts.standing().first() != verdict:
        raise Stale(_("A newer verdict was recorded. Read it before you decide."))


def _deciding_verdict(
    dissent: SignOff, outcome: TieBreak.Outcome, rating: Rating | None, explanation: str
) -> tuple[Rating, str]:
    """Return the rating and explanation of the verdict that stands. Raises `Refused` without them."""
    first = dissent.verdict
    if outcome == Outcome.FIRST:
        return first.rating, first.explanation
    if outcome == Outcome.SECOND:
        if dissent.rating is None:
            raise Refused(
                _(
                    "The dissenting reviewer gave no rating. Keep the first verdict, or record "
                    "another one."
                )
            )
        return dissent.rating, dissent.reason
    if rating is None or not explanation.strip():
        raise Refused(_("Enter a rating and an explanation for the different verdict."))
    require_offered(rating, first.claim)
    return rating, explanation
