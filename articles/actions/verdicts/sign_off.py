"""The second check: another person agrees with a verdict, or does not."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, NewsroomSettings, Rating, SignOff, UndoEntry, User, Verdict
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
    """Agree with the verdict that counts, or dissent, which sends the claim back to work.

    The claim is signed off when as many agree as the house wants. Who checks blind says only how
    they would rate it, and why: the same rating agrees. `expected_version` is the claim's version that the
    signer had before them. Raises `NotAllowed` to the verdict's author, `Stale` when the claim
    changed, `Refused` when a reason or rating is missing, or while a query blocks it.
    """
    permissions.require(
        permissions.may_sign_off(by, verdict),
        _("A second person signs off: another reviewer than the one who judged."),
    )
    claim = verdict.claim
    blind = permissions.blind_claims(by).filter(pk=claim.pk).exists()
    if blind:
        _require_judgement(rating, reason)
        agrees = rating == verdict.rating
    elif not agrees and not reason.strip():
        raise Refused(_("Say what you disagree with: the judge has to work on it."))
    _require_other_rating(verdict, rating, agrees=agrees)
    with acting(by, why=reason), record_undo(UndoEntry.Kind.SIGN_OFF, by=by, on=claim) as undo:
        if agrees or blind:  # or else the refusal would tell that both ratings are the same
            require_no_open_question(claim)
        undo.changes(claim)
        _settle(verdict, by=by, agrees=agrees, expected_version=expected_version)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict came in. Read it before you sign."))
        before = verdict.sign_offs.filter(signer=by).count()
        signed = verdict.sign_offs.create(
            signer=by,
            agrees=agrees,
            reason=reason,
            rating=rating,
            is_blind=blind and not before,
            number=before + 1,
        )
        undo.created(signed)
        return signed


def require_no_open_question(claim: Claim) -> None:
    """Hold the claim, as asking does too, so that each of both sees the other."""
    Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if claim.questions.blocking().exists():
        raise Refused(
            _(
                "A query is still open. Record its answer, or that none came, then sign; or have "
                "an editor decide not to wait for it."
            )
        )


def _require_judgement(rating: Rating | None, reason: str) -> None:
    if rating is None or not reason.strip():
        raise Refused(
            _("Choose a rating and say why. You see the first verdict when yours is recorded.")
        )


def _require_other_rating(verdict: Verdict, rating: Rating | None, *, agrees: bool) -> None:
    if rating is None:
        return
    if rating.scale_id != verdict.rating.scale_id:
        raise Refused(_("This rating belongs to another scale than the article's."))
    if not agrees and rating == verdict.rating:
        raise Refused(
            _("That is the rating of the verdict. Choose the one that you would give, or none.")
        )
    if agrees and rating != verdict.rating:
        raise Refused(_("With another rating you disagree. Say why, and choose “Disagree”."))


def _settle(verdict: Verdict, *, by: User, agrees: bool, expected_version: int) -> None:
    """What one more sign-off makes of the claim. One who signs moves its version, so that of two
    at once each counts the other."""
    claim = verdict.claim
    if not agrees:
        claim.move(Claim.State.IN_PROGRESS, expected_version=expected_version)
        return
    signed = verdict.sign_offs.standing().filter(agrees=True).count() + 1
    if signed < NewsroomSettings.current().sign_offs and claim.state == Claim.State.READY:
        claim.change(expected_version=expected_version)
    else:
        claim.move(Claim.State.SIGNED_OFF, expected_version=expected_version, signed_off_by=by)
