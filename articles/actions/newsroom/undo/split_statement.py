from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Quotation, Statement, User


def undo(deed: Deed, *, by: User) -> Sequence[Statement]:
    """Both parts are one again, with the quotations that the cut went through."""
    permissions.require(permissions.may_edit(by))
    first, rest = found(Statement, deed.statement), found(Statement, deed.before["rest"])
    rest.change(seen=seen(deed, rest))
    end = deed.before["end"]
    facts = first.revision.facts_in(first.start, end)
    first.change(seen=seen(deed, first), end=end, facts=facts)
    for attribution in rest.attributions.all():
        attribution.change(seen=attribution.version, statement=first)
    Quotation.objects.filter(statement__in=[first, rest]).delete()
    rest.delete()
    Quotation.objects.bulk_create(
        Quotation(statement=first, start=start, end=end) for start, end in deed.before["quotations"]
    )
    return [first]
