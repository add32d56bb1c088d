"""Questions to reporter, speaker or source, and what came back."""

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
    """Put a question on record. While it is open the claim cannot be signed off.

    A reporter without a name is the article's byline, a speaker one of the article's, a source one
    that the claim cites. Raises `Refused` when nobody or nothing is asked, `NotAllowed` when the
    claim is closed.
    """
    with acting(by), record_undo(UndoEntry.Kind.ASK_QUESTION, by=by, on=claim) as undo:
        question = put_on_record(
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


def put_on_record(
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
    """The same inside the transaction of an action.

    The lock on the claim has asking and signing off see each other.
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
        raise NotAllowed(_("That source is none of this claim’s. Attach it first."))
    name = addressee.strip() or _known_name(claim, whom, speaker, source)
    if not name or not text.strip():
        raise Refused(_("Say whom you ask, and what."))
    return Question.objects.create(
        claim=claim,
        whom=whom,
        addressee=name[:500],
        speaker=speaker,
        source=source,
        channel=channel,
        text=text,
        deadline=deadline,
        asked_by=by,
    )


def require_claim_open(claim: Claim) -> None:
    """Raise `NotAllowed` when the claim is closed; else hold it until the transaction ends."""
    if Claim.objects.select_for_update(no_key=True).get(pk=claim.pk).is_closed:
        raise NotAllowed(_("This claim is closed. Reopen it before you ask about it."))


def take_back(question: Question, *, by: User, expected_version: int) -> Question:
    """The question was asked in error. Called inside the transaction of an action; raises `Stale`."""
    taken = {"state": Question.State.TAKEN_BACK, "closed_by": by, "closed_at": timezone.now()}
    return question.change(expected_version=expected_version, theirs=question.answer, **taken)


def _known_name(
    claim: Claim, whom: Question.Whom, speaker: Speaker | None, source: Source | None
) -> str:
    """Whom we ask when no name was typed. What a restricted source is called stays with it."""
    if speaker:
        return speaker.name
    if source:
        is_restricted = source.visibility == Source.Visibility.RESTRICTED
        return source.public_description if is_restricted else str(source)
    return claim.revision.article.byline if whom == Question.Whom.REPORTER else ""


def close_question(question: Question, *, by: User, answer: str, expected_version: int) -> Question:
    """Record the answer; an empty one means that no reply came, by now or by the deadline.

    Raises `Stale` with the answer that somebody else recorded meanwhile.
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
    """Do not wait for the answer: the query stays open, and blocks the sign-off no more.

    Raises `NotAllowed` to all but editors and when it is closed, `Refused` without a reason,
    `Stale`.
    """
    permissions.require(
        permissions.may_override(by), _("Only an editor decides not to wait for an answer.")
    )
    if not question.is_blocking:
        raise NotAllowed(_("This query blocks nothing any more. Look at what became of it."))
    if not reason.strip():
        raise Refused(_("Say why nobody waits for the answer: the report prints the reason."))
    recording = record_undo(UndoEntry.Kind.OVERRIDE_QUESTION, by=by, on=question.claim)
    with acting(by, why=reason), recording as undo:
        undo.changes(question)
        question.change(
            expected_version=expected_version, overridden_by=by, override_reason=reason.strip()
        )
        return question
