"""Flag, confirm or assign several statements of the text at once: all of them, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import permissions
from articles.actions.claims import flag_spans
from articles.actions.locks import require_newest
from articles.actions.notifications import notify_assigned
from articles.actions.text_spans import trimmed
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import (
    Attribution,
    Change,
    Claim,
    Revision,
    SeenChanges,
    Statement,
    UndoEntry,
    User,
)
from articles.models.versioned import change_locked
from articles.refusals import Refused, Stale
from articles.rules import overlapping

MOST = 500  # statements at once
NAMED = 5  # changed statements that a refusal names
KINDS = {  # of changes that refuse work on a selection, in words
    "claim": gettext_lazy("claim"),
    "attribution": gettext_lazy("speaker"),
    "statement": gettext_lazy("statement"),
    "bounds": gettext_lazy("split or merged"),
}


@dataclass(frozen=True, slots=True)
class ChangedSpan:
    """Where somebody changed something of an article, and what."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Statements that a person has selected in the text of a revision, as the page showed them."""

    revision: Revision
    statements: Sequence[int]  # ids
    look: SeenChanges

    def locked(self) -> list[Statement]:
        """Lock the statements, and return them in text order. Raises `Stale` if one is gone."""
        require_newest(self.revision)
        rows = self.revision.statements.filter(pk__in=self.statements).order_by("start")
        statements = list(rows.defer("facts").select_for_update())
        if len(statements) < len(set(self.statements)):
            raise Stale(
                _(
                    "Some of these statements are gone: somebody split or merged them, or saved a "
                    "new version. Nothing was done. Select the statements again."
                )
            )
        return statements

    def require_unchanged(self, statements: Sequence[Statement]) -> None:
        """Raise `Stale` if the page has not shown what somebody changed in the statements since.

        Call it when everything is locked that the action changes.
        """
        if self.look.is_outdated(SeenChanges.now()):
            raise Stale(
                _(
                    "This page is too old to know what changed since. Nothing was done. Reload the page, "
                    "then select the statements again."
                )
            )
        changes = Change.objects.since(self.look).filter(
            article=self.revision.article_id, kind__in=KINDS, start__isnull=False
        )
        rows = changes.order_by("start").values_list("start", "end", "kind")
        changed = [ChangedSpan(start or 0, end or 0, kind) for start, end, kind in rows]
        spans = [(statement.start, statement.end) for statement in statements]
        inside = zip(statements, overlapping(spans, changed), strict=True)
        names = [_changed(self.revision, row, its) for row, its in inside if its]
        if names:
            raise Stale(
                _(
                    "Somebody changed these statements while you were reading: %(names)s. "
                    "Nothing was done. Look at them, then try again."
                )
                % {"names": "; ".join(names[:NAMED]) + ("; …" if len(names) > NAMED else "")}
            )


def flag_statements(
    selection: Selection, *, by: User, reason: Claim.Reason, priority: Claim.Priority
) -> list[Claim]:
    """Flag each statement in which there is no claim yet. Returns the new and reopened claims.

    One undo takes all of it back. Raises `NotAllowed`, `Stale`, or `Refused` if all have a claim.
    """
    permissions.require(permissions.may_flag(by))
    _require_number(selection)
    revision, details = selection.revision, {"reason": reason, "priority": priority, "note": ""}
    with acting(by):
        statements = selection.locked()
        selection.require_unchanged(statements)
        spans = [
            trimmed(revision.text, statement.start, statement.end)
            for statement, claims in _with_claims(revision, statements)
            if not any(claim.state != Claim.State.CUT for claim in claims)
        ]
        if not spans:
            raise Refused(_("There is a claim in each of these statements already."))
        kind = UndoEntry.Kind.FLAG_STATEMENTS
        with record_undo(kind, by=by, on=statements[0]) as undo:
            flagged = flag_spans(revision, spans, by=by, details=details)
            undo.created(*(claim for claim, _before in flagged))
            undo.note(reopened={claim.pk: before for claim, before in flagged if before})
    return [claim for claim, _before in flagged]


def confirm_speakers(selection: Selection, *, by: User) -> list[Attribution]:
    """Confirm the suggested speakers of the statements.

    One undo takes all of it back. Raises `NotAllowed`, `Stale`, or `Refused` without any.
    """
    permissions.require(permissions.may_attribute(by))
    _require_number(selection)
    with acting(by):
        statements = selection.locked()
        suggested = Attribution.objects.filter(
            statement__in=statements, state=Attribution.State.SUGGESTED, speaker__isnull=False
        )
        attributions = list(suggested.order_by("pk").select_for_update(of=["self"]))
        selection.require_unchanged(statements)
        if not attributions:
            raise Refused(_("No speaker of these statements waits to be confirmed."))
        kind = UndoEntry.Kind.CONFIRM_SPEAKERS
        with record_undo(kind, by=by, on=statements[0]) as undo:
            for each in attributions:
                undo.changes_version(each, each.version)
            change_locked(attributions, state=Attribution.State.CONFIRMED, confirmed_by=by)
    return attributions


def assign_statements(selection: Selection, *, by: User, assignee: User) -> list[Claim]:
    """Assign the open claims in the statements to a reviewer. Returns those that had another one.

    The assignee is notified. One undo takes all of it back. Raises `NotAllowed`, `Stale`, or
    `Refused` without any.
    """
    permissions.require(permissions.may_assign(by))
    _require_number(selection)
    revision = selection.revision
    with acting(by):
        if not permissions.may_read(assignee, revision.article):
            raise Refused(
                _("%(name)s cannot read this article. Add them to its readers first.")
                % {"name": assignee}
            )
        statements = selection.locked()
        inside = [claim for _one, claims in _with_claims(revision, statements) for claim in claims]
        claims = [
            claim
            for claim in dict.fromkeys(inside)
            if not claim.is_closed and claim.assignee_id != assignee.pk
        ]
        selection.require_unchanged(statements)
        if not claims:
            raise Refused(_("There is no open claim in these statements to assign."))
        kind = UndoEntry.Kind.CHANGE_CLAIMS
        with record_undo(kind, by=by, on=statements[0]) as undo:
            for claim in claims:
                undo.changes_version(claim, claim.version)
            change_locked(claims, assignee=assignee)
            notify_assigned(assignee, claims, revision.article, by=by)
    return claims


def _require_number(selection: Selection) -> None:
    if not selection.statements:
        raise Refused(_("Select statements first."))
    if len(selection.statements) > MOST:
        raise Refused(
            ngettext(
                "Select at most %(n)s statement at once.",
                "Select at most %(n)s statements at once.",
                MOST,
            )
            % {"n": MOST}
        )


def _with_claims(
    revision: Revision, statements: Sequence[Statement]
) -> Iterable[tuple[Statement, Sequence[Claim]]]:
    """Lock the claims in statements, and return each statement with those in it."""
    between = revision.claims.filter(start__lt=statements[-1].end, end__gt=statements[0].start)
    claims = list(between.order_by("start", "end").select_for_update())
    spans = [(statement.start, statement.end) for statement in statements]
    return zip(statements, overlapping(spans, claims), strict=True)


def _changed(revision: Revision, statement: Statement, changes: Iterable[ChangedSpan]) -> str:
    """Return the beginning of a changed statement, and what of it changed."""
    words = Truncator(revision.text[statement.start : statement.end].strip()).chars(40)
    kinds = ", ".join(dict.fromkeys(str(KINDS[change.kind]) for change in changes))
    return f"“{words}” ({kinds})"
