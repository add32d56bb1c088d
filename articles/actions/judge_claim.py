"""Verdict and sign-off: one person judges, another one signs."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.actions.remember import remember
from articles.models import Claim, Deed, Fingerprints, Rating, SignOff, User, Verdict
from articles.refusals import Refused, Stale


def record_verdict(
    claim: Claim, *, by: User, rating: Rating, explanation: str, seen: int
) -> Verdict:
    """Add a verdict; it counts from now on, and the claim is ready for review.

    `seen` is the claim's version that the judge had before them. Raises `Stale`, with the
    explanation that now stands, when another verdict or change came first; `Refused` without
    an explanation or with a rating of another scale.
    """
    permissions.require(permissions.may_judge(by, claim))
    if not explanation.strip():
        raise Refused(_("Say why: a verdict needs an explanation that can be printed."))
    if rating.scale_id != claim.revision.article.scale_id:
        raise Refused(_("This rating belongs to another scale than the article's."))
    was = claim.state
    with acting(by, why=explanation):
        newest = claim.verdicts.first()
        try:
            _make_ready(claim, seen=seen)
        except Stale as stale:
            newest = claim.verdicts.standing().select_related("rating").first()
            raise Stale(
                stale.sentence, theirs=f"{newest.rating}: {newest.explanation}" if newest else ""
            ) from stale
        seen_today = Fingerprints.of(claim)
        verdict = Verdict.objects.create(
            claim=claim,
            number=newest.number + 1 if newest else 1,
            rating=rating,
            explanation=explanation,
            author=by,
            claim_sha256=seen_today.claim_sha256,
            captures=seen_today.captures,
        )
        remember(
            Deed.Kind.RECORD_VERDICT,
            by=by,
            on=claim,
            changed={claim: seen},
            verdict=verdict.pk,
            state=was,
        )
        return verdict


def _make_ready(claim: Claim, *, seen: int) -> None:
    """Ready for review; a claim that is so already is only marked as changed."""
    if claim.state == Claim.State.READY:
        claim.change(seen=seen)
    else:
        claim.move(Claim.State.READY, seen=seen)


def sign_off(verdict: Verdict, *, by: User, agrees: bool, reason: str = "", seen: int) -> SignOff:
    """Agree with the newest verdict, which settles the claim, or dissent, which reopens it.

    `seen` is the claim's version that the signer had before them. Raises `NotAllowed` to the
    verdict's author, `Stale` when the claim changed, `Refused` for a dissent without a reason
    or while a query blocks it.
    """
    permissions.require(
        permissions.may_sign_off(by, verdict),
        _("A second person signs off: another reviewer than the one who judged."),
    )
    claim = verdict.claim
    if not agrees and not reason.strip():
        raise Refused(_("Say what you disagree with: the judge has to work on it."))
    was = claim.state
    with acting(by, why=reason):
        if agrees:
            _require_no_query(claim)
        _settle(claim, by=by, agrees=agrees, seen=seen)
        if claim.verdicts.standing().first() != verdict:
            raise Stale(_("A newer verdict came in. Read it before you sign."))
        signed = verdict.sign_offs.create(
            signer=by,
            agrees=agrees,
            reason=reason,
            number=verdict.sign_offs.filter(signer=by).count() + 1,
        )
        remember(
            Deed.Kind.SIGN_OFF,
            by=by,
            on=claim,
            changed={claim: seen},
            sign_off=signed.pk,
            state=was,
        )
        return signed


def _settle(claim: Claim, *, by: User, agrees: bool, seen: int) -> None:
    """What one more sign-off makes of the claim."""
    if agrees:
        claim.move(Claim.State.SIGNED_OFF, seen=seen, signed_off_by=by)
    else:
        claim.move(Claim.State.IN_PROGRESS, seen=seen)


def _require_no_query(claim: Claim) -> None:
    """Hold the claim, as asking does too, so that each of both sees the other."""
    Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if claim.queries.blocking().exists():
        raise Refused(
            _(
                "A query is still open. Record its answer, or that none came, then sign; or have "
                "an editor decide not to wait for it."
            )
        )
