from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from pghistory.core import ProxyField
from pghistory.models import Events

from articles.models.articles.article import Article
from articles.models.protection import changes_once, not_deletable


def kinds_of_actions() -> list[tuple[str, Any]]:
    """Return the choices of an entry's kind. Migrations name this function, not its result, so a
    new kind needs no migration."""
    return list(UndoEntry.Kind.choices)


class UndoEntry(models.Model):
    """An action of a person on an article, with what is needed to undo it.

    `values_before` has three keys: `rows` with the former values of the columns that changed
    (`{"claim 5": {"state": "open"}}`), `created` with the names of new rows, and `deleted` with all
    values of deleted rows. Kinds with their own way to be undone add keys. The versions are those
    of the rows before and after the action, and after its undo: `{"claim 5": 3}`.
    """

    class Kind(models.TextChoices):
        MOVE_CLAIM = "move_claim", _("state changed")
        ASSIGN_CLAIM = "assign_claim", _("claim assigned")
        EDIT_CLAIM = "edit_claim", _("claim’s details changed")
        CHANGE_CLAIMS = "change_claims", _("several claims changed")
        FLAG_CLAIM = "flag_claim", _("flagged")
        FLAG_STATEMENTS = "flag_statements", _("several statements flagged")
        ADD_COMMENT = "add_comment", _("commented")
        SETTLE_THREAD = "settle_thread", _("thread resolved or reopened")
        ATTACH_FILE = "attach_file", _("file attached")
        ASK_QUESTION = "ask_question", _("question asked")
        CLOSE_QUESTION = "close_question", _("question closed")
        OVERRIDE_QUESTION = "override_question", _("question overridden")
        RECORD_VERDICT = "record_verdict", _("verdict recorded")
        SIGN_OFF = "sign_off", _("sign-off recorded")
        BREAK_TIE = "break_tie", _("disagreement decided")
        OVERRIDE_RULE = "override_rule", _("house rule overridden")
        APPROVE_ARTICLE = "approve_article", _("article approved for publication")
        CHANGE_CITATION = "change_citation", _("citation changed")
        SET_KIND = "set_kind", _("kind of statement corrected")
        SPLIT_STATEMENT = "split_statement", _("statement split")
        MERGE_STATEMENT = "merge_statement", _("statements merged")
        MARK_QUOTATION = "mark_quotation", _("quotation marked")
        UNMARK_QUOTATION = "unmark_quotation", _("quotation removed")
        ATTRIBUTE_STATEMENT = "attribute_statement", _("speaker corrected")
        CONFIRM_ATTRIBUTION = "confirm_attribution", _("speaker confirmed")
        CONFIRM_SPEAKERS = "confirm_speakers", _("several speakers confirmed")
        TICK_FACT = "tick_fact", _("fact ticked")
        UNTICK_FACT = "untick_fact", _("fact unticked")
        DISMISS_INCONSISTENCY = "dismiss_inconsistency", _("inconsistency dismissed")
        ASK_ABOUT_INCONSISTENCY = "ask_about_inconsistency", _("asked about an inconsistency")
        ATTACH_SOURCE = "attach_source", _("source attached")
        JUDGE_SENSE = "judge_sense", _("sense of a passage judged")
        ADD_CALCULATION = "add_calculation", _("calculation added")
        CHANGE_CALCULATION = "change_calculation", _("calculation changed")
        REMOVE_CALCULATION = "remove_calculation", _("calculation removed")
        DECIDE_ORIGIN = "decide_origin", _("origin of sources decided")
        RECONFIRM_VERDICT = "reconfirm_verdict", _("verdict reconfirmed")
        CORRECT_SPEAKER = "correct_speaker", _("speaker’s details changed")
        MERGE_SPEAKERS = "merge_speakers", _("speakers merged")
        EDIT_ARTICLE = "edit_article", _("article’s details changed")
        SET_READERS = "set_readers", _("readers changed")
        ARCHIVE_ARTICLE = "archive_article", _("article archived")
        UNARCHIVE_ARTICLE = "unarchive_article", _("article taken out of the archive")
        PLAN_ARTICLE = "plan_article", _("article planned")
        DELETE_ARTICLE = "delete_article", _("article deleted")
        DISMISS_ERROR_REPORT = "dismiss_error_report", _("report from a reader dismissed")
        REOPEN_ERROR_REPORT = "reopen_error_report", _("report from a reader reopened")
        ASK_ABOUT_ERROR_REPORT = "ask_about_error_report", _("asked about a report from a reader")
        DRAFT_CORRECTION = "draft_correction", _("correction drafted")
        SETTLE_CORRECTION = "settle_correction", _("correction settled")
        REOPEN_CORRECTION = "reopen_correction", _("correction reopened")
        RECORD_NOTICE = "record_notice", _("notice of a correction recorded")

    OF_CORRECTIONS = frozenset(
        {Kind.DRAFT_CORRECTION, Kind.SETTLE_CORRECTION, Kind.REOPEN_CORRECTION, Kind.RECORD_NOTICE}
    )
    AT_THE_GATE = frozenset({Kind.OVERRIDE_RULE, Kind.APPROVE_ARTICLE})

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="undo_entries")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="undo_entries"
    )
    kind = models.CharField(max_length=30, choices=kinds_of_actions)
    claim = models.BigIntegerField(null=True, blank=True, help_text="Id of the claim, if any.")
    statement = models.BigIntegerField(null=True, blank=True, help_text="Id of the statement.")
    values_before = models.JSONField(default=dict, help_text="Values that undo restores.")
    versions_before = models.JSONField(default=dict)
    versions_after = models.JSONField(default=dict)
    versions_after_undo = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["article", "by", "-id"],
                condition=Q(undone_at__isnull=True),
                name="undo_entry_last",
            )
        ]
        triggers = [*not_deletable(), changes_once("undone_at")]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_kind_display()}"

    @cached_property
    def undone_later(self) -> list[tuple[dict[str, int], dict[str, int]]]:
        """The versions before each later action on the article that was undone, and after its undo."""
        later = UndoEntry.objects.filter(
            article=self.article_id, pk__gt=self.pk, undone_at__isnull=False
        )
        return list(later.order_by("pk").values_list("versions_before", "versions_after_undo"))


class Event(Events):
    """A change of a row: who made it, when and why, with the values before and after.

    Triggers write it in the transaction of the change itself; its tables refuse UPDATE and DELETE.
    """

    user = ProxyField(
        "pgh_context__user",
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True),
    )
    why = ProxyField("pgh_context__why", models.TextField(null=True))
    token = ProxyField("pgh_context__token", models.TextField(null=True))

    class Meta:
        proxy = True
        app_label = "articles"
