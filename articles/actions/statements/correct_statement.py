"""Correct the kind and the bounds of statements. Claims keep their spans."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.text_spans import span_of_words, trimmed
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Attribution, Quotation, Statement, UndoEntry, User
from articles.refusals import Refused


def set_kind(
    statement: Statement, *, by: User, kind: Statement.Kind, expected_version: int
) -> Statement:
    """Set the kind of a statement. Raises `Stale`."""
    permissions.require(permissions.may_edit(by))
    with acting(by), record_undo(UndoEntry.Kind.SET_KIND, by=by, on=statement) as undo:
        require_newest(statement.revision)
        undo.changes(statement)
        statement.change(expected_version=expected_version, kind=kind)
    return statement


def split_statement(
    statement: Statement,
    *,
    by: User,
    expected_version: int,
    before: str = "",
    at: int | None = None,
) -> Statement:
    """Split a statement before the text `before` or at `at`, in code points of the revision.

    Returns the second part. A quotation across the split is split as well. Raises `Refused` if
    one part would be empty, `Stale` if somebody else was faster.
    """
    permissions.require(permissions.may_edit(by))
    if at is None:
        at = span_of_words(statement, before)[0]
    first, second = _parts(statement, at)
    with acting(by), record_undo(UndoEntry.Kind.SPLIT_STATEMENT, by=by, on=statement) as undo:
        revision = statement.revision
        require_newest(revision)
        undo.changes(statement)
        undo.note(end=statement.end, quotations=quotations_of(statement))
        statement.change(
            expected_version=expected_version, end=first[1], facts=revision.facts_in(*first)
        )
        rest = Statement.objects.create(
            revision=revision,
            start=second[0],
            end=second[1],
            kind=statement.kind,
            facts=revision.facts_in(*second),
        )
        _divide_quotations(statement, rest, first[1])
        for attribution in statement.attributions.all():
            if _position(attribution) >= rest.start:
                attribution.change(expected_version=attribution.version, statement=rest)
        undo.created(rest)
        undo.note(rest=rest.pk)
    return rest


def _parts(statement: Statement, at: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the spans of both parts without the blanks around them. Raises `Refused`."""
    text = statement.revision.text
    first, second = trimmed(text, statement.start, at), trimmed(text, at, statement.end)
    if not statement.start < at < statement.end or first[0] == first[1] or second[0] == second[1]:
        raise Refused(_("A statement can only be split between two words."))
    return first, second


def quotations_of(statement: Statement) -> list[list[int]]:
    """Return start, end and id of the statement's quotations."""
    return [[each.start, each.end, each.pk] for each in statement.quotations.all()]


def _divide_quotations(first: Statement, rest: Statement, end_of_first: int) -> None:
    """Give `rest` the quotations after the split, and split the one that runs across it."""
    for quotation in list(first.quotations.all()):
        if quotation.end <= end_of_first:
            continue
        if quotation.start >= rest.start:
            quotation.statement = rest
            quotation.save(update_fields=["statement"])
            continue
        Quotation.objects.create(statement=rest, start=rest.start, end=quotation.end)
        quotation.end = end_of_first
        quotation.save(update_fields=["end"])


def _position(attribution: Attribution) -> int:
    """Return where an attribution begins, in code points: at its cue, else at its content."""
    if attribution.cue_start is not None:
        return attribution.cue_start
    return min((start for start, _end in attribution.content), default=0)


def merge_statement(statement: Statement, *, by: User, expected_version: int) -> Statement:
    """Merge a statement with the next one. Returns the merged statement.

    Raises `Refused` if no statement follows, `Stale` if somebody else was faster.
    """
    permissions.require(permissions.may_edit(by))
    following = statement.revision.statements.filter(start__gte=statement.end).first()
    if following is None:
        raise Refused(_("This is the last statement, so there is none to merge it with."))
    with acting(by), record_undo(UndoEntry.Kind.MERGE_STATEMENT, by=by, on=statement) as undo:
        require_newest(statement.revision)
        end = following.end
        undo.note(end=statement.end, **_snapshot(following))
        following.quotations.update(statement=statement)
        following.attributions.update(statement=statement)
        following.delete()
        facts = statement.revision.facts_in(statement.start, end)
        undo.changes(statement)
        statement.change(expected_version=expected_version, end=end, facts=facts)
    return statement


def _snapshot(following: Statement) -> dict[str, Any]:
    """Return all that undo needs to restore a statement."""
    return {
        "following": {
            "pk": following.pk,
            "start": following.start,
            "end": following.end,
            "kind": following.kind,
            "version": following.version,
        },
        "quotations": quotations_of(following),
        "attributions": list(following.attributions.values_list("pk", flat=True)),
    }
