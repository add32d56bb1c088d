from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Attribution, Quotation, Statement, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Statement]:
    """The statement that went into the other one is back, with what was its own."""
    permissions.require(permissions.may_edit(by))
    statement, was = found(Statement, entry.statement), entry.before
    revision, gone = statement.revision, was["following"]
    facts = revision.facts_in(statement.start, was["end"])
    statement.change(
        expected_version=expected_version(entry, statement), end=was["end"], facts=facts
    )
    facts = revision.facts_in(gone["start"], gone["end"])
    following = Statement.objects.create(revision=revision, facts=facts, **gone)
    for start, end in was["quotations"]:
        moved = Quotation.objects.filter(statement=statement, start=start, end=end)
        moved.update(statement=following)
    for attribution in Attribution.objects.filter(statement=statement, pk__in=was["attributions"]):
        attribution.change(expected_version=attribution.version, statement=following)
    return [statement]
