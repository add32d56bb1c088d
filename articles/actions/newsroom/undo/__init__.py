"""Undo: one module per kind of entry, found by its name; each goes by the rules of its own kind."""

from types import MappingProxyType

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.newsroom.undo import (
    add_comment,
    approve_article,
    ask_about_inconsistency,
    ask_question,
    assign_claim,
    attach_file,
    attach_source,
    attribute_statement,
    break_tie,
    change_citation,
    close_question,
    confirm_attribution,
    correct_speaker,
    dismiss_inconsistency,
    edit_article,
    edit_claim,
    flag_claim,
    mark_quotation,
    merge_speakers,
    merge_statement,
    move_claim,
    override_question,
    override_rule,
    reconfirm_verdict,
    record_verdict,
    set_kind,
    settle_thread,
    sign_off,
    split_statement,
    tick_fact,
    unmark_quotation,
    untick_fact,
)
from articles.actions.newsroom.undo.inverse import Inverse, built_on
from articles.actions.transactions import acting
from articles.actions.undo_log import name_of
from articles.models import UndoEntry, User
from articles.refusals import NotAllowed, Stale

MODULES = (
    add_comment,
    ask_about_inconsistency,
    ask_question,
    assign_claim,
    attach_file,
    attach_source,
    attribute_statement,
    break_tie,
    change_citation,
    approve_article,
    close_question,
    confirm_attribution,
    reconfirm_verdict,
    correct_speaker,
    dismiss_inconsistency,
    edit_article,
    edit_claim,
    flag_claim,
    mark_quotation,
    merge_speakers,
    merge_statement,
    move_claim,
    override_question,
    override_rule,
    record_verdict,
    set_kind,
    settle_thread,
    sign_off,
    split_statement,
    tick_fact,
    unmark_quotation,
    untick_fact,
)
INVERSES: MappingProxyType[str, Inverse] = MappingProxyType(
    {module.__name__.rpartition(".")[2]: module.undo for module in MODULES}
)


def undo_action(entry: UndoEntry, *, by: User) -> UndoEntry:
    """Take back the last thing that a person did on an article. It is an event like any other.

    Raises `NotAllowed` for what another person did, `Refused` where there is no way back, `Stale`
    when somebody has built on it, or when it is undone already or is not the last thing.
    """
    if entry.by_id != by.pk:
        raise NotAllowed(_("Everybody undoes their own work only."))
    with acting(by, why=_("Undone: %(what)s") % {"what": entry.get_kind_display()}):
        mine = UndoEntry.objects.select_for_update().filter(article=entry.article_id, by=by)
        entry = mine.get(pk=entry.pk)
        if entry.undone_at:
            raise Stale(_("This is undone already."))
        if mine.filter(undone_at__isnull=True, pk__gt=entry.pk).exists():
            raise Stale(_("You did something else since. Undo that first."))
        try:
            rows = INVERSES[entry.kind](entry, by=by)
        except Stale as stale:
            raise built_on() from stale
        back = {name_of(row): row.version for row in rows}
        UndoEntry.objects.filter(pk=entry.pk).update(undone_at=timezone.now(), back=back)
    entry.refresh_from_db()
    return entry
