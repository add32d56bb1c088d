"""Record a verdict on a claim. Another reviewer signs it off (see `sign_off`)."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.notifications import notify_of_verdict, reviewers_of
from articles.actions.search_index import bind_explanation
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.actions.webhooks import active_endpoints, write_verdict
from articles.models import (
    Claim,
    Fingerprints,
    Rating,
    UndoEntry,
    User,
    Verdict,
    newest_hashes,
)
from articles.prepared import prepared
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
    """Record a verdict, which becomes the current one, and make the claim ready for review.

    `expected_version` is the version of the claim that the page displayed, `displayed_captures`
    the SHA-256 of each source's newest capture by source id, empty for none. Raises `Stale`, with
    the current explanation, if the claim or a source changed, or if `by` must sign off blind;
    `Refused` without an explanation or with a rating of another scale.
    """
    permissions.require(permissions.may_judge(by, claim))
    if not explanation.strip():
        raise Refused(_("Enter an explanation. It is printed in the report."))
    require_offered(rating, claim)
    recording = record_undo(UndoEntry.Kind.RECORD_VERDICT, by=by, on=claim)
    with acting(by, why=explanation), recording as undo:
        undo.changes_version(claim, expected_version)
        _make_ready_or_show_current(claim, by, expected_version)
        hashes, numbers, withheld, reviewers, endpoints, _stored = undo.read(
            newest_hashes.bind(claim.pk),
            verdict_numbers.bind(claim.pk),
            permissions.withheld_claims.bind(by, claim),
            reviewers_of.bind(claim),
            active_endpoints.bind(),
            bind_explanation(claim, explanation),
        )
        _require_not_blind(bool(withheld))
        fingerprints = Fingerprints.from_rows(claim.text, hashes)
        _require_displayed(fingerprints, displayed_captures or {})
        verdict = create_verdict(claim, by, rating, explanation, fingerprints, numbers)
        write_verdict(verdict, endpoints=endpoints)
        notify_of_verdict(verdict, by=by, reviewers=reviewers)
        undo.created(verdict)
        return verdict


def require_offered(rating: Rating, claim: Claim) -> None:
    """Raise `Refused` for a rating of another scale, or a retired one that the claim does not have."""
    if rating.scale_id != claim.revision.article.scale_id:
        raise Refused(_("This rating is not on the article’s scale. Choose another one."))
    if rating.is_retired and not claim.verdicts.filter(rating=rating).exists():
        raise Refused(_("This rating is no longer offered. Choose another one."))


@prepared
def verdict_numbers(claim_id: int) -> QuerySet[Verdict, int]:
    """Return the numbers of the verdicts of a claim, for `create_verdict`."""
    return Verdict.objects.filter(claim=claim_id).values_list("number", flat=True)


def create_verdict(
    claim: Claim,
    author: User,
    rating: Rating,
    explanation: str,
    fingerprints: Fingerprints,
    numbers: Iterable[int],
) -> Verdict:
    """Add the next verdict of the claim, inside the transaction of an action that locked it.

    `numbers` are those of its verdicts, withdrawn ones included. The action writes it for webhooks.
    """
    return Verdict.objects.create(
        claim=claim,
        number=max(numbers, default=0) + 1,
        rating=rating,
        explanation=explanation,
        author=author,
        claim_sha256=fingerprints.claim_sha256,
        captures=fingerprints.captures,
    )


def make_ready(claim: Claim, *, expected_version: int) -> None:
    """Make the claim ready for review; if it already is, raise its version.

    Inside the transaction of an action. The sign-off of another newsroom ends with it.
    """
    if claim.state == Claim.State.READY:
        claim.change(expected_version=expected_version, signed_off_by=None)
    else:
        claim.move(Claim.State.READY, expected_version=expected_version)


def _make_ready_or_show_current(claim: Claim, by: User, expected_version: int) -> None:
    """Make the claim ready, or raise `Stale` with the current verdict, unless `by` may not see it."""
    try:
        make_ready(claim, expected_version=expected_version)
    except Stale as stale:
        _require_not_blind(permissions.is_verdict_withheld(by, claim))
        current = claim.verdicts.standing().first()
        raise Stale(stale.sentence, theirs=str(current) if current else "") from stale


def _require_displayed(fingerprints: Fingerprints, displayed_captures: Mapping[str, str]) -> None:
    """Raise `Stale` if a source was captured after the page was displayed."""
    if any(
        fingerprints.captures.get(source, "") != sha256
        for source, sha256 in displayed_captures.items()
    ):
        raise Stale(
            _(
                "A source was captured again while you were reading. Check what it says now, then "
                "record your verdict."
            )
        )


def _require_not_blind(is_withheld: bool) -> None:  # noqa: FBT001 (the condition is the argument)
    """Raise `Stale` for a blind reviewer, who signs off instead of replacing the first verdict."""
    if is_withheld:
        raise Stale(
            _(
                "Another reviewer has already judged this claim. Record your verdict as a blind "
                "sign-off to see both."
            )
        )
