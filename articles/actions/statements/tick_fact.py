"""The facts of a statement are ticked one by one: checked, by whom, and when."""

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Statement, Tick, UndoEntry, User
from articles.refusals import Refused

Fact = tuple[int, int, str]  # where it stands, in code points of the revision, and of which kind


def tick_fact(statement: Statement, *, by: User, fact: Fact) -> Tick:
    """Say that a fact of the statement is checked. Ticking twice is ticking once.

    Raises `Refused` when the statement has no such fact, `Stale` when there is a newer text.
    """
    permissions.require(permissions.may_tick(by))
    start, end, kind = fact
    with acting(by), record_undo(UndoEntry.Kind.TICK_FACT, by=by, on=statement) as undo:
        revision = statement.revision
        require_newest(revision)  # one after the other, so that two do not tick it at once
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
        if not is_new and tick.ticked_by_id:
            return tick
        if is_new:
            undo.created(tick)
        else:
            undo.changes(tick)
            tick.change(expected_version=tick.version, ticked_by=by, ticked_at=Now())
    return tick


def untick_fact(statement: Statement, *, by: User, fact: Fact, expected_version: int) -> None:
    """Take the tick off a fact, whoever has set it; who did so stays in the history.

    `expected_version` is the version of the tick. Raises `Refused` when there is none, `Stale`.
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
