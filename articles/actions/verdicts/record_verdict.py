"""One person judges a claim; another one signs (see `sign_off`)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, Fingerprints, Rating, UndoEntry, User, Verdict
from articles.refusals import Refused, Stale


def record_verdict(
    claim: Claim,
    *,
    by: User,
    rating: Rating,
    explanation: str,
    expected_version: int,
    displayed_captures: Mapping[str, str] | None = None,
) -> Verdict:
    """Add a verdict; it counts from now on, and the claim is ready for review.

    `expected_version` is the version of the claim that the page showed, `displayed_captures` the
    SHA-256 of the newest capture shown of each source, by the source's id, empty for none. Raises
    `Stale`, with the explanation that now stands, when another verdict, change or capture came
    first; `Refused` without an explanation, with a rating of another scale, or where `by` is the
    blind second reviewer.
    """
    permissions.require(permissions.may_judge(by, claim))
    if not explanation.strip():
        raise Refused(_("Say why: a verdict needs an explanation that can be printed."))
    if rating.scale_id != claim.revision.article.scale_id:
        raise Refused(_("This rating belongs to another scale than the article's."))
    recording = record_undo(UndoEntry.Kind.RECORD_VERDICT, by=by, on=claim)
    with acting(by, why=explanation), recording as undo:
        _require_unjudged(claim, by)
        newest = claim.verdicts.first()
        undo.changes(claim)
        try:
            _make_ready(claim, expected_version=expected_version)
        except Stale as stale:
            _require_unjudged(claim, by)
            newest = claim.verdicts.standing().select_related("rating").first()
            raise Stale(
                stale.sentence, theirs=f"{newest.rating}: {newest.explanation}" if newest else ""
            ) from stale
        seen_today = Fingerprints.of(claim)
        _require_read(seen_today, displayed_captures or {})
        verdict = Verdict.objects.create(
            claim=claim,
            number=newest.number + 1 if newest else 1,
            rating=rating,
            explanation=explanation,
            author=by,
            claim_sha256=seen_today.claim_sha256,
            captures=seen_today.captures,
        )
        undo.created(verdict)
        return verdict


def _make_ready(claim: Claim, *, expected_version: int) -> None:
    """Ready for review; a claim that is so already is only marked as changed."""
    if claim.state == Claim.State.READY:
        claim.change(expected_version=expected_version)
    else:
        claim.move(Claim.State.READY, expected_version=expected_version)


def _require_read(today: Fingerprints, displayed_captures: Mapping[str, str]) -> None:
    """A verdict rests on what its judge has read, and on nothing that came behind their back."""
    if any(
        today.captures.get(source, "") != sha256 for source, sha256 in displayed_captures.items()
    ):
        raise Stale(
            _(
                "A source was captured anew while you were reading. Look at what it says now, then "
                "record your verdict."
            )
        )


def _require_unjudged(claim: Claim, by: User) -> None:
    """Where the second check is blind, the second person neither reads nor replaces the first."""
    if permissions.blind_claims(by).filter(pk=claim.pk).exists():
        raise Stale(
            _(
                "Somebody has judged this claim. Yours is the second check: record it as such, and "
                "you see both."
            )
        )
