"""Sign off a verdict, or dissent from it, as another reviewer."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.actions.verdicts.record_verdict import require_offered
from articles.actions.webhooks import write_sign_off
from articles.models import Claim, Rating, SignOff, UndoEntry, User, Verdict
from articles.refusals import Refused, Stale


def sign_off(
    verdict: Verdict,
    *,
    by: User,
    agrees: bool = False,
    rating: Rating | None = None,
    reason: str = "",
    expected_version: int,
) -> SignOff:
    """Agree with the current verdict, or dissent, which sets the claim back to in progress.

    The claim is signed off when enough reviewers agree. Blind reviewers give a rating and a
    reason, and the same rating counts as agreement. `expected_version` is the version of the claim
    that the page displayed. Raises `NotAllowed` for the author of the verdict, `Stale` if the claim
    changed, `Refused` if a reason or rating is missing or an open question blocks it.
    """
    _require_may_sign_off(verdict, by)
    claim = verdict.claim
    is_blind = permissions.is_verdict_withheld(by, claim)
    if is_blind:
        _require_rating_and_reason(rating, reason)
        agrees = rating == verdict.rating
    _require_consistent(verdict, rating, reason, agrees=agrees)
    with acting(by, why=reason), record_undo(UndoEntry.Kind.SIGN_OFF, by=by, on=claim) as undo:
        if agrees or is_blind:  # for every blind rating, or the refusal would reveal agreement
            require_no_open_question(claim)
        undo.changes_version(claim, expected_version)
        _update_claim(verdict, by=by, agrees=agrees, expected_version=expected_version)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict was recorded. Read it before you sign off."))
        signed_off = _create_sign_off(
            verdict, by, agrees=agrees, rating=rating, reason=reason, is_blind=is_blind
        )
        write_sign_off(signed_off)
        undo.created(signed_off)
        return signed_off


def _create_sign_off(
    verdict: Verdict,
    signer: User,
    *,
    agrees: bool,
    rating: Rating | None,
    reason: str,
    is_blind: bool,
) -> SignOff:
    earlier = verdict.sign_offs.filter(signer=signer).count()
    return verdict.sign_offs.create(
        signer=signer,
        agrees=agrees,
        reason=reason,
        rating=rating,
        is_blind=is_blind and not earlier,
        number=earlier + 1,
    )


def _require_may_sign_off(verdict: Verdict, by: User) -> None:
    if verdict.is_external:
        raise Refused(
            _("This verdict is from another newsroom. Confirm it first; then another person signs.")
        )
    permissions.require(
        permissions.may_sign_off(by, verdict),
        _("Only a reviewer who did not record the verdict can sign it off."),
    )


def require_no_open_question(claim: Claim) -> None:
    """Raise `Refused` if an open question blocks the claim; else lock it until the transaction ends.

    Asking takes the same lock, so that a question and a sign-off never miss each other.
    """
    Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if claim.questions.blocking().exists():
        raise Refused(
            _(
                "A question is still open. Record the answer, or close the question without one, "
                "then sign off."
            )
        )


def _require_rating_and_reason(rating: Rating | None, reason: str) -> None:
    if rating is None or not reason.strip():
        raise Refused(
            _("Choose a rating and enter an explanation. You will then see the first verdict.")
        )


def _require_consistent(
    verdict: Verdict, rating: Rating | None, reason: str, *, agrees: bool
) -> None:
    """Raise `Refused` for a dissent without a reason, or a rating that contradicts `agrees`."""
    if not agrees and not reason.strip():
        raise Refused(_("Enter what you disagree with, so that the author can revise the verdict."))
    if rating is None:
        return
    require_offered(rating, verdict.claim)
    if not agrees and rating == verdict.rating:
        raise Refused(
            _("You chose the rating of the verdict you disagree with. Choose another one, or none.")
        )
    if agrees and rating != verdict.rating:
        raise Refused(
            _("Your rating differs from the verdict. Enter a reason and select “Disagree”.")
        )


def _update_claim(verdict: Verdict, *, by: User, agrees: bool, expected_version: int) -> None:
    """Set the state of the claim after one more sign-off.

    Every sign-off raises its version, so that of two at the same time each counts the other.
    """
    claim = verdict.claim
    if not agrees:
        claim.move(Claim.State.IN_PROGRESS, expected_version=expected_version)
        return
    if claim.state == Claim.State.READY and not verdict.has_enough_sign_offs(added=1):
        claim.change(expected_version=expected_version)
    else:
        claim.move(Claim.State.SIGNED_OFF, expected_version=expected_version, signed_off_by=by)
