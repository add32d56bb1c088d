"""Tick a fact of a statement as checked, or take the tick off."""

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Statement, Tick, UndoEntry, User
from articles.refusals import Refused

Fact = tuple[int, int, str]  # start and end in code points of the revision, and the kind


def tick_fact(statement: Statement, *, by: User, fact: Fact) -> Tick:
    """Tick a fact of the statement as checked. Ticking it again changes nothing.

    A tick of another newsroom becomes one of `by`.

    Raises `Refused` if the statement does not have the fact, `Stale` if the revision is not newest.
    """
    permissions.require(permissions.may_tick(by))
    start, end, kind = fact
    with acting(by), record_undo(UndoEntry.Kind.TICK_FACT, by=by, on=statement) as undo:
        revision = statement.revision
        require_newest(revision)  # also locks, so that two people do not tick it at the same time
        if not Statement.objects.filter(pk=statement.pk, facts__contains=[list(fact)]).exists():
            raise Refused(
                _(
                    "The statement was split differently and no longer has this fact. Reload the page."
                )
            )
        tick, is_new = revision.ticks.get_or_create(
            start=start,
            end=end,
            kind=kind,
            defaults={"text": revision.text[start:end], "ticked_by": by, "ticked_at": Now()},
        )
        if not is_new and tick.ticked_by and not tick.ticked_by.is_external:
            return tick
        if is_new:
            undo.created(tick)
        else:
            undo.changes(tick)
            tick.change(expected_version=tick.version, ticked_by=by, ticked_at=Now())
    return tick


def untick_fact(statement: Statement, *, by: User, fact: Fact, expected_version: int) -> None:
    """Take the tick off a fact, also that of another person. The history keeps it.

    `expected_version` is the version of the tick. Raises `Refused` if it is not ticked, `Stale`.
    """
    permissions.require(permissions.may_tick(by))
    start, end, kind = fact
    with acting(by), record_undo(UndoEntry.Kind.UNTICK_FACT, by=by, on=statement) as undo:
        require_newest(statement.revision)
        ticks = statement.revision.ticks.filter(start=start, end=end, kind=kind)
        tick = ticks.filter(ticked_by__isnull=False).first()
        if tick is None:
            raise Refused(_("This fact is not ticked. Reload the page."))
        undo.changes(tick)
        tick.change(expected_version=expected_version, ticked_by=None, ticked_at=None)
