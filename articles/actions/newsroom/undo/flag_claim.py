from collections.abc import Sequence

from django.db.models import Model, ProtectedError

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, expected_version, found
from articles.models import Citation, Claim, Question, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The flag is taken off again, if nothing hangs on it; a claim that was cut is cut again, as is
    one on which only hangs what was taken back."""
    permissions.require(permissions.may_flag(by))
    claim, version = found(Claim, entry.claim), expected_version(entry, found(Claim, entry.claim))
    was = {
        name: entry.before[name] for name in ("reason", "priority", "note") if name in entry.before
    }
    if was:
        claim.step_back(Claim.State.CUT, expected_version=version, **was)
        return [claim]
    claim.change(expected_version=version)  # holds the row, so that nobody changes it meanwhile
    try:
        claim.delete()
    except ProtectedError as error:
        if not all(map(_is_taken_back, error.protected_objects)):
            raise built_on() from error
        claim.step_back(
            Claim.State.CUT, expected_version=claim.version
        )  # what was taken back hangs on it
        return [claim]
    return []


def _is_taken_back(row: Model) -> bool:
    match row:
        case Citation():
            return row.is_withdrawn
        case Question():
            return row.state == Question.State.TAKEN_BACK
    return hasattr(row, "withdrawal")
