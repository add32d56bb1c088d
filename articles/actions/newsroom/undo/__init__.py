"""Undo. `UNDO_RULES` has one line for each kind of action: who may undo it, and what must hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.newsroom.undo import requirements, speakers, statements
from articles.actions.newsroom.undo.attach_source import undo_citation
from articles.actions.newsroom.undo.claims import undo_flag, undo_flags, undo_tie_break
from articles.actions.newsroom.undo.restore import built_on, index_again, restore_rows
from articles.actions.notifications import withdraw_assignments
from articles.actions.transactions import acting
from articles.actions.undo_log import Row, name_of
from articles.models import UndoEntry, User
from articles.refusals import NotAllowed, Refused, Stale
from articles.stored_sentences import in_english

Kind = UndoEntry.Kind


class Restore(Protocol):
    """Undoes an entry. Returns the rows with a version that it changed, as they are now."""

    def __call__(self, entry: UndoEntry, *, by: User) -> Sequence[Row]: ...


@dataclass(frozen=True, slots=True)
class UndoRule:
    """How one kind of action is undone. The default `restore` needs no code of its own.

    `may_undo` is the permission of the person; `require` raises `NotAllowed`, `Stale` or `Refused`
    where more must hold; `after` runs last, in the same transaction.
    """

    may_undo: Callable[[User], bool]
    require: Callable[[UndoEntry, User], None] | None = None
    restore: Restore = restore_rows
    is_of_deleted: bool = False  # nobody reads the article until it is undone
    after: Callable[[UndoEntry], None] | None = None

    def undo(self, entry: UndoEntry, *, by: User) -> Sequence[Row]:
        """Undo the entry. Return the rows with a version that it changed, as they are now."""
        permissions.require(self.may_undo(by))
        if self.require:
            self.require(entry, by)
        rows = self.restore(entry, by=by)
        if self.after:
            self.after(entry)
        return rows


COMMENT, EDIT, FLAG = permissions.may_comment, permissions.may_edit, permissions.may_flag
ATTRIBUTE, APPROVE = permissions.may_attribute, permissions.may_approve
UNDO_RULES: MappingProxyType[str, UndoRule] = MappingProxyType(
    {
        Kind.MOVE_CLAIM: UndoRule(
            COMMENT, requirements.require_may_move, after=requirements.require_still_signed
        ),
        Kind.ASSIGN_CLAIM: UndoRule(
            permissions.may_assign, after=requirements.require_assignee_reads
        ),
        Kind.CHANGE_CLAIMS: UndoRule(
            permissions.may_assign, after=requirements.require_assignees_read
        ),
        Kind.EDIT_CLAIM: UndoRule(FLAG),
        Kind.FLAG_CLAIM: UndoRule(FLAG, restore=undo_flag),
        Kind.FLAG_STATEMENTS: UndoRule(FLAG, restore=undo_flags),
        Kind.ADD_COMMENT: UndoRule(COMMENT, requirements.require_unanswered),
        Kind.SETTLE_THREAD: UndoRule(COMMENT),
        Kind.ATTACH_FILE: UndoRule(COMMENT),
        Kind.ASK_QUESTION: UndoRule(COMMENT),
        Kind.CLOSE_QUESTION: UndoRule(COMMENT, requirements.require_open_claim),
        Kind.OVERRIDE_QUESTION: UndoRule(permissions.may_override, requirements.require_open_claim),
        Kind.RECORD_VERDICT: UndoRule(COMMENT, requirements.require_may_judge),
        Kind.SIGN_OFF: UndoRule(COMMENT, requirements.require_may_sign_off),
        Kind.BREAK_TIE: UndoRule(COMMENT, restore=undo_tie_break),
        Kind.OVERRIDE_RULE: UndoRule(APPROVE, requirements.require_not_approved_with),
        Kind.APPROVE_ARTICLE: UndoRule(APPROVE, requirements.require_not_published),
        Kind.CHANGE_CITATION: UndoRule(
            COMMENT, requirements.require_free_location, after=requirements.search_again
        ),
        Kind.SET_KIND: UndoRule(EDIT),
        Kind.SPLIT_STATEMENT: UndoRule(EDIT, restore=statements.undo_split),
        Kind.MERGE_STATEMENT: UndoRule(EDIT, restore=statements.undo_merge),
        Kind.MARK_QUOTATION: UndoRule(EDIT),
        Kind.UNMARK_QUOTATION: UndoRule(EDIT),
        Kind.ATTRIBUTE_STATEMENT: UndoRule(ATTRIBUTE, after=speakers.compare_again),
        Kind.CONFIRM_ATTRIBUTION: UndoRule(ATTRIBUTE),
        Kind.CONFIRM_SPEAKERS: UndoRule(ATTRIBUTE),
        Kind.TICK_FACT: UndoRule(permissions.may_tick),
        Kind.UNTICK_FACT: UndoRule(permissions.may_tick),
        Kind.DISMISS_INCONSISTENCY: UndoRule(FLAG),
        Kind.ASK_ABOUT_INCONSISTENCY: UndoRule(FLAG),
        Kind.ATTACH_SOURCE: UndoRule(COMMENT, restore=undo_citation),
        Kind.JUDGE_SENSE: UndoRule(COMMENT),
        Kind.ADD_CALCULATION: UndoRule(COMMENT, requirements.require_may_calculate),
        Kind.CHANGE_CALCULATION: UndoRule(COMMENT, requirements.require_may_calculate),
        Kind.REMOVE_CALCULATION: UndoRule(COMMENT, requirements.require_may_calculate),
        Kind.DECIDE_ORIGIN: UndoRule(COMMENT, requirements.require_sees_sources),
        Kind.RECONFIRM_VERDICT: UndoRule(COMMENT, requirements.require_may_reconfirm),
        Kind.CORRECT_SPEAKER: UndoRule(ATTRIBUTE, after=speakers.compare_again),
        Kind.MERGE_SPEAKERS: UndoRule(
            ATTRIBUTE, restore=speakers.undo_merge, after=speakers.compare_again
        ),
        Kind.EDIT_ARTICLE: UndoRule(EDIT, requirements.require_same_language_and_scale),
        Kind.SET_READERS: UndoRule(
            permissions.may_log_in,
            requirements.require_may_set_readers,
            after=requirements.require_readers_of_claims,
        ),
        Kind.ARCHIVE_ARTICLE: UndoRule(permissions.may_log_in, requirements.require_may_archive),
        Kind.UNARCHIVE_ARTICLE: UndoRule(permissions.may_log_in, requirements.require_may_archive),
        Kind.PLAN_ARTICLE: UndoRule(permissions.may_log_in, requirements.require_may_archive),
        Kind.DISMISS_ERROR_REPORT: UndoRule(permissions.may_publish),
        Kind.REOPEN_ERROR_REPORT: UndoRule(permissions.may_publish),
        Kind.ASK_ABOUT_ERROR_REPORT: UndoRule(permissions.may_publish),
        Kind.DRAFT_CORRECTION: UndoRule(permissions.may_publish),
        Kind.SETTLE_CORRECTION: UndoRule(permissions.may_publish),
        Kind.REOPEN_CORRECTION: UndoRule(permissions.may_publish),
        Kind.RECORD_NOTICE: UndoRule(permissions.may_publish),
        Kind.DELETE_ARTICLE: UndoRule(
            permissions.may_log_in, requirements.require_restorable, is_of_deleted=True
        ),
    }
)


def undo_action(entry: UndoEntry, *, by: User) -> UndoEntry:
    """Undo the last action of a person on an article. The undo is an event like any other.

    Raises `NotAllowed` for the action of another person, `Refused` where it cannot be undone,
    `Stale` when somebody has built on it, or when it is undone already or is not the last action.
    """
    if entry.by_id != by.pk:
        raise NotAllowed(_("You can only undo your own work."))
    rule = UNDO_RULES[entry.kind]
    if not rule.is_of_deleted:
        permissions.require_reader(by, entry.article_id)
    with in_english():
        why = _("Undone: %(what)s") % {"what": entry.get_kind_display()}
    with acting(by, why=why):
        mine = UndoEntry.objects.select_for_update().filter(article=entry.article_id, by=by)
        entry = mine.get(pk=entry.pk)
        if entry.undone_at:
            raise Stale(_("This has already been undone."))
        newer = mine.filter(undone_at__isnull=True, pk__gt=entry.pk).first()
        if newer:
            raise Stale(
                _("Your last action is a later one: %(what)s. Undo that first.")
                % {"what": newer.get_kind_display()}
            )
        try:
            rows = rule.undo(entry, by=by)
        except Stale as stale:
            raise built_on() from stale
        index_again(entry)
        if entry.kind in {Kind.ASSIGN_CLAIM, Kind.CHANGE_CLAIMS}:
            withdraw_assignments(entry)
        versions = {name_of(row): row.version for row in rows}
        UndoEntry.objects.filter(pk=entry.pk).update(
            undone_at=timezone.now(), versions_after_undo=versions
        )
    entry.refresh_from_db()
    return entry


def undo_batch(batch: str, *, by: User) -> list[str]:
    """Undo a change of several claims, article by article. Returns why some could not be undone.

    Undoing it twice is undoing it once. Raises `NotAllowed`.
    """
    permissions.require(permissions.may_assign(by))
    entries = UndoEntry.objects.filter(
        by=by, kind=Kind.CHANGE_CLAIMS, undone_at__isnull=True, values_before__batch=batch
    )
    refused = []
    for entry in entries.select_related("article"):
        try:
            undo_action(entry, by=by)
        except Refused as refusal:
            refused.append(f"{entry.article}: {refusal}")
    return refused
