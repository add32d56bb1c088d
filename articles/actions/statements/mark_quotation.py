"""Mark text of a statement as a quotation, or remove the mark, where the splitter was wrong."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.text_spans import span_of_words, trimmed
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Quotation, Statement, UndoEntry, User
from articles.refusals import Refused


def mark_quotation(
    statement: Statement,
    *,
    by: User,
    expected_version: int,
    words: str = "",
    span: tuple[int, int] | None = None,
) -> Quotation:
    """Mark `span` (code points of the revision) or `words` as a quotation.

    Marking it again changes nothing. Raises `Refused` if it is not inside the statement or
    overlaps another quotation, `Stale`.
    """
    permissions.require(permissions.may_edit(by))
    start, end = trimmed(statement.revision.text, *(span or span_of_words(statement, words)))
    if not statement.start <= start < end <= statement.end:
        raise Refused(_("The selected text is not inside the statement. Select it again."))
    others = statement.quotations.filter(start__lt=end, end__gt=start)
    same = others.filter(start=start, end=end).first()
    if same:
        return same
    if others.exists():
        raise Refused(
            _("Part of this text is already marked as a quotation. Remove that mark first.")
        )
    with acting(by), record_undo(UndoEntry.Kind.MARK_QUOTATION, by=by, on=statement) as undo:
        require_newest(statement.revision)
        undo.changes(statement)
        statement.change(expected_version=expected_version)
        quotation = Quotation.objects.create(statement=statement, start=start, end=end)
        undo.created(quotation)
    return quotation


def unmark_quotation(quotation: Quotation, *, by: User, expected_version: int) -> None:
    """Remove the mark of text that is not a quotation, such as a title. Raises `Stale`."""
    permissions.require(permissions.may_edit(by))
    statement = quotation.statement
    with acting(by), record_undo(UndoEntry.Kind.UNMARK_QUOTATION, by=by, on=statement) as undo:
        require_newest(statement.revision)
        undo.changes(statement)
        statement.change(expected_version=expected_version)
        undo.deletes(quotation)
        quotation.delete()
