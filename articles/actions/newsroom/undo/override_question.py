from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.actions.questions import require_claim_open
from articles.models import Question, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Question]:
    """The query blocks the sign-off again, unless its claim was closed since."""
    permissions.require(permissions.may_override(by))
    question = found(Question, entry.before["question"])
    require_claim_open(question.claim)
    return [
        question.change(
            expected_version=expected_version(entry, question),
            overridden_by=None,
            override_reason="",
        )
    ]
