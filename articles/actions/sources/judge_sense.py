"""Judge whether a source really gives the words of a claim another sense."""

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Finding, SenseJudgement, UndoEntry, User
from articles.refusals import Refused, Stale


def judge_sense(
    finding: Finding, *, by: User, expected_version: int, is_turned: bool, reason: str
) -> SenseJudgement:
    """Record whether the source turns the words of a finding of another sense, with a reason.

    `expected_version` is that of the judgement before, 0 if there is none. Raises `Stale` with the
    judgement that somebody else made first, `Refused` without a reason or for another finding.
    """
    citation = finding.citation
    allowed = permissions.may_cite(by, citation.claim)
    permissions.require(allowed and permissions.may_see(by, citation.source))
    if not finding.is_turned:
        raise Refused(_("The search did not find another sense here. Reload the page."))
    if not reason.strip():
        raise Refused(_("Enter a reason, so that others can follow your decision."))
    judged = {"is_turned": is_turned, "reason": reason.strip(), "judged_by": by, "judged_at": Now()}
    recording = record_undo(UndoEntry.Kind.JUDGE_SENSE, by=by, on=citation.claim)
    with acting(by, why=reason.strip()), recording as undo:
        judgement, is_new = SenseJudgement.objects.get_or_create(
            citation=citation,
            words=finding.words,
            passage_sha256=finding.passage_sha256,
            turn=finding.turn,
            defaults={"claim": citation.claim, "source": citation.source, **judged},
        )
        if is_new and not expected_version:
            undo.created(judgement)
            return judgement
        if is_new:  # the former one was undone in between
            raise Stale(_("Somebody took the judgement back. Read the passage, then save again."))
        undo.changes(judgement)
        judgement.change(
            expected_version=expected_version,
            theirs=f"{judgement.judged_by}: {judgement.reason}",
            **judged,
        )
    return judgement
