"""Two people disagree on a claim: an editor who is neither of them decides."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.actions.verdicts.sign_off import require_no_open_question
from articles.models import Claim, Fingerprints, Rating, SignOff, TieBreak, UndoEntry, User, Verdict
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
    """Decide which of two verdicts stands, which signs the claim off, or record another one, which
    then waits for a second check of its own.

    `rating` and `explanation` are those of the other one; `expected_version` is the claim's version that the
    editor had before them. Raises `NotAllowed` to the two people and to who is no editor, `Stale`
    when the claim changed or somebody has decided, `Refused` when something is missing.
    """
    permissions.require(
        permissions.may_break_tie(by, dissent),
        _("An editor decides who is neither of the two that disagree."),
    )
    if not reason.strip():
        raise Refused(_("Say why you decide so: both of them and the report are told."))
    first = dissent.verdict
    claim = first.claim
    rating, explanation = _what_stands(dissent, outcome, rating, explanation)
    was = claim.state
    with acting(by, why=reason), record_undo(UndoEntry.Kind.BREAK_TIE, by=by, on=claim) as undo:
        undo.changes(claim)
        claim.move(Claim.State.READY, expected_version=expected_version)
        if not first.sign_offs.disagreeing().filter(pk=dissent.pk).exists():
            raise Stale(_("This disagreement is settled already. Look at what the claim is now."))
        if claim.verdicts.standing().first() != first:
            raise Stale(_("A newer verdict came in. Read it before you decide."))
        stands = first
        if outcome != Outcome.FIRST:
            author = dissent.signer if outcome == Outcome.SECOND else by
            stands = _record(claim, author, rating, explanation)
        found = TieBreak.objects.create(
            sign_off=dissent,
            number=dissent.tie_breaks.count() + 1,
            verdict=stands,
            outcome=outcome,
            reason=reason,
            decided_by=by,
        )
        if outcome != Outcome.NEW:
            require_no_open_question(claim)
            claim.move(Claim.State.SIGNED_OFF, expected_version=claim.version, signed_off_by=by)
        undo.note(state=was, tie_break=found.pk)
        return found


def _what_stands(
    dissent: SignOff, outcome: TieBreak.Outcome, rating: Rating | None, explanation: str
) -> tuple[Rating, str]:
    """Rating and explanation of the verdict that shall stand. Raises `Refused` without them."""
    first = dissent.verdict
    if outcome == Outcome.FIRST:
        return first.rating, first.explanation
    if outcome == Outcome.SECOND:
        if dissent.rating is None:
            raise Refused(
                _("Whoever disagrees gave no rating. Let the first stand, or record another one.")
            )
        return dissent.rating, dissent.reason
    if rating is None or not explanation.strip():
        raise Refused(_("Another verdict needs a rating, and an explanation that can be printed."))
    if rating.scale_id != first.rating.scale_id:
        raise Refused(_("This rating belongs to another scale than the article's."))
    return rating, explanation


def _record(claim: Claim, author: User, rating: Rating, explanation: str) -> Verdict:
    newest = claim.verdicts.first()
    today = Fingerprints.of(claim)
    return Verdict.objects.create(
        claim=claim,
        number=newest.number + 1 if newest else 1,
        rating=rating,
        explanation=explanation,
        author=author,
        claim_sha256=today.claim_sha256,
        captures=today.captures,
    )
