"""Approve an article, publish and export its report, import the report of another newsroom."""

from articles.actions.publishing.approve_article import approve_article, lock_article, override_rule
from articles.actions.publishing.background_publication import (
    begin_publication,
    publish_queued_report,
    queue_publication,
)
from articles.actions.publishing.correction_cases import (
    draft_correction,
    record_notice,
    reopen_correction,
    settle_correction,
)
from articles.actions.publishing.error_reports import (
    ask_about_error_report,
    dismiss_error_report,
    receive_error_report,
    remove_old_error_reports,
    reopen_error_report,
)
from articles.actions.publishing.import_report import import_report
from articles.actions.publishing.make_export import (
    ask_for_export,
    record_export,
    record_export_step,
    remove_old_exports,
)
from articles.actions.publishing.publish_report import publish_report, withdraw_publication
from articles.actions.publishing.queue_report import import_or_queue_report, import_queued_report
from articles.actions.publishing.save_from_cms import (
    SavedArticle,
    carry_saved_text,
    save_from_cms,
)
from articles.actions.publishing.set_publisher_profile import set_publisher_profile
from articles.actions.publishing.watch_editions import compare_with_edition, watch_editions
from articles.actions.publishing.write_claim_review import write_claim_review

__all__ = [
    "SavedArticle",
    "approve_article",
    "ask_about_error_report",
    "ask_for_export",
    "begin_publication",
    "carry_saved_text",
    "compare_with_edition",
    "dismiss_error_report",
    "draft_correction",
    "import_or_queue_report",
    "import_queued_report",
    "import_report",
    "lock_article",
    "override_rule",
    "publish_queued_report",
    "publish_report",
    "queue_publication",
    "receive_error_report",
    "record_export",
    "record_export_step",
    "record_notice",
    "remove_old_error_reports",
    "remove_old_exports",
    "reopen_correction",
    "reopen_error_report",
    "save_from_cms",
    "set_publisher_profile",
    "settle_correction",
    "watch_editions",
    "withdraw_publication",
    "write_claim_review",
]
