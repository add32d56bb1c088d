"""Questions to reporter, speaker or source, and what came back."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.models import Claim, Query, User
from articles.refusals import NotAllowed, Refused


def ask_query(
    claim: Claim,
    *,
    by: User,
    addressee: str,
    channel: Query.Channel,
    question: str,
    deadline: datetime | None = None,
) -> Query:
    """Put a question on record. While it is open the claim cannot be signed off."""
    permissions.require(permissions.may_comment(by))
    if claim.state in {Claim.State.SIGNED_OFF, Claim.State.CUT}:
        raise NotAllowed(_("This claim is closed. Reopen it before you ask about it."))
    if not addressee.strip() or not question.strip():
        raise Refused(_("Say whom you ask, and what."))
    with acting(by):
        return Query.objects.create(
            claim=claim,
            addressee=addressee.strip(),
            channel=channel,
            question=question,
            deadline=deadline,
            asked_by=by,
        )


def close_query(query: Query, *, by: User, answer: str, seen: int) -> Query:
    """Record the answer; an empty one means that no reply came.

    Raises `Stale` with the answer that somebody else recorded meanwhile.
    """
    permissions.require(permissions.may_comment(by))
    answered = bool(answer.strip())
    state = Query.State.ANSWERED if answered else Query.State.NO_REPLY
    with acting(by):
        return query.change(
            seen=seen, theirs=query.answer, state=state, answer=answer if answered else ""
        )
