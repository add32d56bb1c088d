from collections.abc import Iterable, Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, expected_version, found
from articles.actions.undo_log import Row
from articles.models import Attribution, ClaimReview, Question, Speaker, UndoEntry, User

SAYS: tuple[type[Attribution | ClaimReview | Question], ...] = (Attribution, Question, ClaimReview)


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """They are two again: the one that went is back under the same id, with all that it said."""
    permissions.require(permissions.may_attribute(by))
    other, was = found(Speaker, entry.before["other"]), entry.before["was"]
    is_taken = Speaker.objects.filter(article=entry.article_id, name=was["name"]).exists()
    if is_taken or entry.article.revisions.filter(created_at__gte=entry.created_at).exists():
        raise built_on()  # in a new text, both names mean the one that is left
    rows: list[Row] = [
        other.change(expected_version=expected_version(entry, other), **entry.before["other_was"])
    ]
    speaker = Speaker.objects.create(
        pk=entry.before["speaker"],
        article=entry.article,
        version=entry.left[f"speaker {entry.before['speaker']}"] + 1,
        **was,
    )
    rows += [
        row.change(expected_version=expected_version(entry, row), speaker=speaker)
        for row in _said(entry)
    ]
    return [*rows, speaker]


def _said(entry: UndoEntry) -> Iterable[Any]:
    """What the entry gave to the other. Raises `Stale` when some of it is there no more."""
    for model in SAYS:
        kind = f"{model.__name__.lower()} "
        for name in entry.left:
            if name.startswith(kind):
                yield found(model, int(name.removeprefix(kind)))
