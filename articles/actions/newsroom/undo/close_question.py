from collections.abc import Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.actions.questions import require_claim_open
from articles.models import Question, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Question]:
    """The question is open again, unless its claim was closed since."""
    permissions.require(permissions.may_comment(by))
    question = found(Question, entry.before["question"])
    require_claim_open(question.claim)
    opened: dict[str, Any] = {
        "state": Question.State.OPEN,
        "answer": "",
        "closed_by": None,
        "closed_at": None,
    }
    return [question.change(expected_version=expected_version(entry, question), **opened)]
