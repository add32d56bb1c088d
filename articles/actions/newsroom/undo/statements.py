"""Undo of a split and of a merge of statements: bounds, quotations and attributions move back."""

from collections.abc import Sequence

from articles.actions.newsroom.undo.restore import expected_version, row_or_stale
from articles.models import Attribution, Quotation, Statement, UndoEntry, User


def undo_split(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """Make both parts one statement again, with the quotations that it had before the split."""
    notes = entry.values_before
    first = row_or_stale(Statement, entry.statement)
    rest = row_or_stale(Statement, notes["rest"])
    rest.change(expected_version=expected_version(entry, rest))
    facts = first.revision.facts_in(first.start, notes["end"])
    first.change(expected_version=expected_version(entry, first), end=notes["end"], facts=facts)
    for attribution in rest.attributions.all():
        attribution.change(expected_version=attribution.version, statement=first)
    Quotation.objects.filter(statement__in=[first, rest]).delete()
    rest.delete()
    Quotation.objects.bulk_create(
        Quotation(pk=next(iter(pk), None), statement=first, start=start, end=end)
        for start, end, *pk in notes["quotations"]  # entries of version 0.1.0 have no pk
    )
    return [first]


def undo_merge(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """Bring back the second statement, with its own quotations and attributions."""
    statement, notes = row_or_stale(Statement, entry.statement), entry.values_before
    revision, following_values = statement.revision, notes["following"]
    facts = revision.facts_in(statement.start, notes["end"])
    statement.change(
        expected_version=expected_version(entry, statement), end=notes["end"], facts=facts
    )
    facts = revision.facts_in(following_values["start"], following_values["end"])
    following = Statement.objects.create(revision=revision, facts=facts, **following_values)
    for start, end, *_pk in notes["quotations"]:
        moved = Quotation.objects.filter(statement=statement, start=start, end=end)
        moved.update(statement=following)
    moved_attributions = Attribution.objects.filter(
        statement=statement, pk__in=notes["attributions"]
    )
    for attribution in moved_attributions:
        attribution.change(expected_version=attribution.version, statement=following)
    return [statement]
