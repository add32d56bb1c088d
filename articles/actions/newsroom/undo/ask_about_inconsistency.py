from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.actions.questions import take_back
from articles.actions.undo_log import Row
from articles.models import Inconsistency, Question, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The query is taken back, and the inconsistency waits again. The claim stays flagged."""
    permissions.require(permissions.may_flag(by))
    inconsistency = found(Inconsistency, entry.before["inconsistency"])
    question = found(Question, entry.before["question"])
    version = expected_version(entry, inconsistency)
    inconsistency.change(expected_version=version, state=Inconsistency.State.OPEN, question=None)
    return [
        inconsistency,
        take_back(question, by=by, expected_version=expected_version(entry, question)),
    ]
