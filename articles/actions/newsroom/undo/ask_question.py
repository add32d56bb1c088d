from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.actions.questions import take_back
from articles.models import Question, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Question]:
    """The question is taken back, as long as nobody has answered it."""
    permissions.require(permissions.may_comment(by))
    question = found(Question, entry.before["question"])
    return [take_back(question, by=by, expected_version=expected_version(entry, question))]
