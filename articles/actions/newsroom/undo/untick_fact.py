from collections.abc import Sequence
from typing import Any

from django.utils.dateparse import parse_datetime

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Tick, User


def undo(deed: Deed, *, by: User) -> Sequence[Tick]:
    """The tick is there again, by whom and when it was set."""
    permissions.require(permissions.may_tick(by))
    tick, was = found(Tick, deed.before["tick"]), deed.before
    ticked: dict[str, Any] = {
        "ticked_by": was["ticked_by"],
        "ticked_at": parse_datetime(was["ticked_at"]),
    }
    return [tick.change(seen=seen(deed, tick), **ticked)]
