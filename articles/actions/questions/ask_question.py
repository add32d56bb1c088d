"""Ask a reporter, a speaker or a source about a claim, and record the answer."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, Question, Source, Speaker, UndoEntry, User
from articles.refusals import NotAllowed, Refused


def ask_question(
    claim: Claim,
    *,
    by: User,
    text: str,
    channel: Question.Channel,
    whom: Question.Whom = Question.Whom.OTHER,
    addressee: str = "",
    speaker: Speaker | None = None,
    source: Source | None = None,
    deadline: datetime | None = None,
) -> Question:
    """Record a question. While it is open the claim cannot be signed off.

    Without `addressee` the byline, or the name of the speaker or source, is used. Raises `Refused`
    without a recipient or text; `NotAllowed` if the claim is closed, the speaker is in another
    article, or the claim does not cite the source.
    """
    with acting(by), record_undo(UndoEntry.Kind.ASK_QUESTION, by=by, on=claim) as undo:
        question = create_question(
            claim,
            by=by,
            text=text,
            channel=channel,
            whom=whom,
            addressee=addressee,
            speaker=speaker,
            source=source,
            deadline=deadline,
        )
        undo.created(question)
        return question


def create_question(
    claim: Claim,
    *,
    by: User,
    text: str,
    channel: Question.Channel,
    whom: Question.Whom = Question.Whom.OTHER,
    addressee: str = "",
    speaker: Speaker | None = None,
    source: Source | None = None,
    deadline: datetime | None = None,
) -> Question:
    """Create the question inside the transaction of an action.

    The claim is locked, so that a sign-off at the same time sees the question.
    """
    permissions.require(permissions.may_comment(by))
    require_claim_open(claim)
    speaker = speaker if whom == Question.Whom.SPEAKER else None
    source = source if whom == Question.Whom.SOURCE else None
    if speaker and speaker.article_id != claim.revision.article_id:
        raise NotAllowed(_("That speaker belongs to another article."))
    if source and not (
        permissions.may_see(by, source) and claim.citations.filter(source=source).exists()
    ):
        raise NotAllowed(_("This claim does not cite that source. Attach the source first."))
    recipient = addressee.strip() or _default_recipient(claim, whom, speaker, source)
    if not recipient or not text.strip():
        raise Refused(_("Enter a recipient and a question."))
    return Question.objects.create(
        claim=claim,
        whom=whom,
        addressee=recipient[:500],
        speaker=speaker,
        source=source,
        channel=channel,
        text=text,
        deadline=deadline,
        asked_by=by,
    )


def require_claim_open(claim: Claim) -> None:
    """Raise `NotAllowed` if the claim is closed; else lock it until the transaction ends."""
    if Claim.objects.select_for_update(no_key=True).get(pk=claim.pk).is_closed:
        raise NotAllowed(_("This claim is closed. Reopen it to ask a question."))


def withdraw_question(question: Question, *, by: User, expected_version: int) -> Question:
    """Withdraw a question inside the transaction of an action. Raises `Stale`."""
    withdrawn = {"state": Question.State.WITHDRAWN, "closed_by": by, "closed_at": timezone.now()}
    return question.change(expected_version=expected_version, theirs=question.answer, **withdrawn)


def _default_recipient(
    claim: Claim, whom: Question.Whom, speaker: Speaker | None, source: Source | None
) -> str:
    """Return the recipient if none was typed. A restricted source shows only its public description."""
    if speaker:
        return speaker.name
    if source:
        is_restricted = source.visibility == Source.Visibility.RESTRICTED
        return source.public_description if is_restricted else str(source)
    return claim.revision.article.byline if whom == Question.Whom.REPORTER else ""


def close_question(question: Question, *, by: User, answer: str, expected_version: int) -> Question:
    """Close the question with the answer; an empty one means that there was no reply.

    Raises `Stale` with the answer that somebody else recorded first.
    """
    permissions.require(permissions.may_comment(by))
    permissions.require(question.source is None or permissions.may_see(by, question.source))
    answered = bool(answer.strip())
    recording = record_undo(UndoEntry.Kind.CLOSE_QUESTION, by=by, on=question.claim)
    with acting(by), recording as undo:
        undo.changes(question)
        question.change(
            expected_version=expected_version,
            theirs=question.answer,
            state=Question.State.ANSWERED if answered else Question.State.NO_REPLY,
            answer=answer if answered else "",
            closed_by=by,
            closed_at=timezone.now(),
        )
        return question


def override_question(
    question: Question, *, by: User, reason: str, expected_version: int
) -> Question:
    """Stop an open question from blocking the sign-off.

    Raises `NotAllowed` for anyone but editors and if the question blocks nothing, `Refused`
    without a reason, `Stale`.
    """
    permissions.require(
        permissions.may_override(by), _("Only an editor can close a question without an answer.")
    )
    if not question.is_blocking:
        raise NotAllowed(_("This question no longer blocks the sign-off. Check its current state."))
    if not reason.strip():
        raise Refused(_("Enter a reason. It is printed in the report."))
    recording = record_undo(UndoEntry.Kind.OVERRIDE_QUESTION, by=by, on=question.claim)
    with acting(by, why=reason), recording as undo:
        undo.changes(question)
        question.change(
            expected_version=expected_version, overridden_by=by, override_reason=reason.strip()
        )
        return question
