"""What people (and workers) do: one function each, with its transaction, permission and rule.

The thing first, the rest by keyword. An action knows no request.
"""

from articles.actions.add_source import add_source, add_words, cite_source, describe_source
from articles.actions.ask_query import ask_query, close_query, override_query
from articles.actions.attach_source import (
    attach_source,
    attach_upload,
    change_citation,
    fetch_again,
    upload_instead,
)
from articles.actions.attribute_statement import attribute_statement, confirm_attribution
from articles.actions.be_present import be_present
from articles.actions.break_tie import break_tie
from articles.actions.carry_annotations import WordsGone
from articles.actions.carry_claims import Choice, ChoicesRefused, Go
from articles.actions.clear_article import clear_article, override_rule
from articles.actions.compare_origins import compare_origins, judge_origin
from articles.actions.confirm_verdict import confirm_verdict
from articles.actions.correct_capture import correct_capture
from articles.actions.correct_speaker import correct_speaker
from articles.actions.correct_statement import merge_statement, set_kind, split_statement
from articles.actions.edit_article import edit_article
from articles.actions.examine_citation import examine_long, examine_source
from articles.actions.flag_claim import flag_claim
from articles.actions.import_article import confirm_import, start_import
from articles.actions.import_report import import_report
from articles.actions.judge_claim import record_verdict
from articles.actions.keep_download import forget_downloads, keep_download, kept_download
from articles.actions.make_export import (
    ask_for_export,
    go_on,
    record_export,
    remove_old_exports,
)
from articles.actions.mark_quotation import mark_quotation, unmark_quotation
from articles.actions.people import (
    accept_invitation,
    change_rights,
    invite,
    open_invitation,
    set_rights,
    use_keys,
)
from articles.actions.publish_report import publish_report, withdraw_publication
from articles.actions.recheck_sources import recheck_sources
from articles.actions.record_capture import record_capture, record_unchanged
from articles.actions.record_failure import LONGEST_WAIT, fetch_missing_again, record_failure
from articles.actions.reopen_claims import Reopened, reopen_claims
from articles.actions.restrict_source import restrict_source
from articles.actions.revise_article import SameText, confirm_revision, start_revision
from articles.actions.set_house import set_house
from articles.actions.settle_carrying import confirm_carrying, place_claim
from articles.actions.settle_inconsistency import (
    ask_about_inconsistency,
    dismiss_inconsistency,
)
from articles.actions.sign_off import sign_off
from articles.actions.talk_about_claim import (
    add_comment,
    attach_file,
    people_called,
    read_mentions,
    settle_thread,
)
from articles.actions.tick_fact import tick_fact, untick_fact
from articles.actions.undo import undo_action
from articles.actions.work_on_claim import assign_claim, edit_claim, move_claim
from articles.actions.write_claim_review import write_claim_review

__all__ = [
    "LONGEST_WAIT",
    "Choice",
    "ChoicesRefused",
    "Go",
    "Reopened",
    "SameText",
    "WordsGone",
    "accept_invitation",
    "add_comment",
    "add_source",
    "add_words",
    "ask_about_inconsistency",
    "ask_for_export",
    "ask_query",
    "assign_claim",
    "attach_file",
    "attach_source",
    "attach_upload",
    "attribute_statement",
    "be_present",
    "break_tie",
    "change_citation",
    "change_rights",
    "cite_source",
    "clear_article",
    "close_query",
    "compare_origins",
    "confirm_attribution",
    "confirm_carrying",
    "confirm_import",
    "confirm_revision",
    "confirm_verdict",
    "correct_capture",
    "correct_speaker",
    "describe_source",
    "dismiss_inconsistency",
    "edit_article",
    "edit_claim",
    "examine_long",
    "examine_source",
    "fetch_again",
    "fetch_missing_again",
    "flag_claim",
    "forget_downloads",
    "go_on",
    "import_report",
    "invite",
    "judge_origin",
    "keep_download",
    "kept_download",
    "mark_quotation",
    "merge_statement",
    "move_claim",
    "open_invitation",
    "override_query",
    "override_rule",
    "people_called",
    "place_claim",
    "publish_report",
    "read_mentions",
    "recheck_sources",
    "record_capture",
    "record_export",
    "record_failure",
    "record_unchanged",
    "record_verdict",
    "remove_old_exports",
    "reopen_claims",
    "restrict_source",
    "set_house",
    "set_kind",
    "set_rights",
    "settle_thread",
    "sign_off",
    "split_statement",
    "start_import",
    "start_revision",
    "tick_fact",
    "undo_action",
    "unmark_quotation",
    "untick_fact",
    "upload_instead",
    "use_keys",
    "withdraw_publication",
    "write_claim_review",
]
