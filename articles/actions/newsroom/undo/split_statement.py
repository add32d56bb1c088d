from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Quotation, Statement, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """Both parts are one again, with the quotations that the cut went through."""
    permissions.require(permissions.may_edit(by))
    first, rest = found(Statement, entry.statement), found(Statement, entry.before["rest"])
    rest.change(expected_version=expected_version(entry, rest))
    end = entry.before["end"]
    facts = first.revision.facts_in(first.start, end)
    first.change(expected_version=expected_version(entry, first), end=end, facts=facts)
    for attribution in rest.attributions.all():
        attribution.change(expected_version=attribution.version, statement=first)
    Quotation.objects.filter(statement__in=[first, rest]).delete()
    rest.delete()
    Quotation.objects.bulk_create(
        Quotation(statement=first, start=start, end=end)
        for start, end in entry.before["quotations"]
    )
    return [first]
