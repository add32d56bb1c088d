from collections.abc import Sequence
from typing import Any

from django.utils.dateparse import parse_datetime

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Tick, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Tick]:
    """The tick is there again, by whom and when it was set."""
    permissions.require(permissions.may_tick(by))
    tick, was = found(Tick, entry.before["tick"]), entry.before
    ticked: dict[str, Any] = {
        "ticked_by": was["ticked_by"],
        "ticked_at": parse_datetime(was["ticked_at"]),
    }
    return [tick.change(expected_version=expected_version(entry, tick), **ticked)]
