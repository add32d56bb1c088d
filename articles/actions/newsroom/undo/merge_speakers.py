from collections.abc import Iterable, Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found, seen
from articles.actions.undo_log import Row
from articles.models import Attribution, ClaimReview, Deed, Query, Speaker, User

SAYS: tuple[type[Attribution | ClaimReview | Query], ...] = (Attribution, Query, ClaimReview)


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """They are two again: the one that went is back under the same id, with all that it said."""
    permissions.require(permissions.may_attribute(by))
    other, was = found(Speaker, deed.before["other"]), deed.before["was"]
    is_taken = Speaker.objects.filter(article=deed.article_id, name=was["name"]).exists()
    if is_taken or deed.article.revisions.filter(created_at__gte=deed.created_at).exists():
        raise built_on()  # in a new text, both names mean the one that is left
    rows: list[Row] = [other.change(seen=seen(deed, other), **deed.before["other_was"])]
    speaker = Speaker.objects.create(
        pk=deed.before["speaker"],
        article=deed.article,
        version=deed.left[f"speaker {deed.before['speaker']}"] + 1,
        **was,
    )
    rows += [row.change(seen=seen(deed, row), speaker=speaker) for row in _said(deed)]
    return [*rows, speaker]


def _said(deed: Deed) -> Iterable[Any]:
    """What the deed gave to the other. Raises `Stale` when some of it is there no more."""
    for model in SAYS:
        kind = f"{model.__name__.lower()} "
        for name in deed.left:
            if name.startswith(kind):
                yield found(model, int(name.removeprefix(kind)))
