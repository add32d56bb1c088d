"""What people correct of the splitter's work: kind and bounds. Claims stay where they are."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.actions.words import span_of_words, trimmed
from articles.models import Attribution, Quotation, Statement, User
from articles.refusals import Refused


def set_kind(statement: Statement, *, by: User, kind: Statement.Kind, seen: int) -> Statement:
    """Say what kind of statement it is. Raises `Stale`."""
    permissions.require(permissions.may_edit(by))
    with acting(by):
        return statement.change(seen=seen, kind=kind)


def split_statement(
    statement: Statement, *, by: User, seen: int, before: str = "", at: int | None = None
) -> Statement:
    """Cut a statement in two before the words `before` or at `at`, in code points of the revision.

    Returns the second part. A quotation that the cut goes through is cut as well.
    Raises `Refused` when no text is left on one side, `Stale` when somebody was faster.
    """
    permissions.require(permissions.may_edit(by))
    text = statement.revision.text
    if at is None:
        at = span_of_words(statement, before)[0]
    first = trimmed(text, statement.start, at)
    second = trimmed(text, at, statement.end)
    if not statement.start < at < statement.end or first[0] == first[1] or second[0] == second[1]:
        raise Refused(_("A statement can be split only inside its text, between two words."))
    with acting(by):
        end_of_first = first[1]
        statement.change(seen=seen, end=end_of_first)
        rest = Statement.objects.create(
            revision=statement.revision, start=second[0], end=second[1], kind=statement.kind
        )
        _share_quotations(statement, rest, end_of_first)
        for attribution in statement.attributions.all():
            if _place(attribution) >= rest.start:
                attribution.change(seen=attribution.version, statement=rest)
    return rest


def _share_quotations(first: Statement, rest: Statement, end_of_first: int) -> None:
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


def _place(attribution: Attribution) -> int:
    """Where an attribution is at home, in code points: at its cue, else at what was said."""
    if attribution.cue_start is not None:
        return attribution.cue_start
    return min((start for start, _end in attribution.content), default=0)


def merge_statement(statement: Statement, *, by: User, seen: int) -> Statement:
    """Make one statement of this and the next one. Returns the merged statement.

    Raises `Refused` when no statement follows, `Stale` when somebody was faster.
    """
    permissions.require(permissions.may_edit(by))
    following = statement.revision.statements.filter(start__gte=statement.end).first()
    if following is None:
        raise Refused(_("This is the last statement: there is none after it to merge with."))
    with acting(by):
        end = following.end
        following.quotations.update(statement=statement)
        following.attributions.update(statement=statement)
        following.delete()
        return statement.change(seen=seen, end=end)
