"""Reports of readers that something published is wrong: receive, dismiss, ask about, delete."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.claims import move_claim
from articles.actions.locks import require_newest
from articles.actions.questions import create_question
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import (
    Article,
    Claim,
    Edition,
    ErrorReport,
    PublisherProfile,
    Question,
    UndoEntry,
    User,
)
from articles.refusals import NotAllowed, Refused
from articles.stored_sentences import in_english


def receive_error_report(edition: Edition, *, text: str, contact: str = "") -> ErrorReport:
    """Store what a reader says is wrong. Anybody may; it changes nothing of the article.

    The same text about the same edition, sent twice, is stored once. Raises `Refused` without a text.
    """
    text, contact = text.strip(), contact.strip()
    if not text:
        raise Refused(_("Say what is wrong, so that we can check it."))
    same = {"edition": edition, "text": text, "contact": contact, "state": ErrorReport.State.NEW}
    return ErrorReport.objects.filter(**same).first() or ErrorReport.objects.create(**same)


def dismiss_error_report(
    report: ErrorReport, *, by: User, expected_version: int, reason: str
) -> ErrorReport:
    """Dismiss a report. Raises `Refused` without a reason, `NotAllowed` if it is decided, `Stale`."""
    article = _require_new(report, by)
    if not reason.strip():
        raise Refused(_("Enter a reason, so that colleagues know why nothing was changed."))
    recording = record_undo(UndoEntry.Kind.DISMISS_ERROR_REPORT, by=by, on=article)
    with acting(by), recording as undo:
        undo.changes(report)
        return report.change(
            expected_version=expected_version,
            theirs=report.get_state_display(),
            state=ErrorReport.State.DISMISSED,
            reason=reason.strip(),
            decided_by=by,
        )


def reopen_error_report(report: ErrorReport, *, by: User, expected_version: int) -> ErrorReport:
    """Make a dismissed report new again. Raises `NotAllowed`, `Stale`."""
    permissions.require(permissions.may_publish(by))
    if report.state != ErrorReport.State.DISMISSED:
        raise NotAllowed(_("Only a dismissed report can be reopened."))
    article = report.edition.publication.article
    recording = record_undo(UndoEntry.Kind.REOPEN_ERROR_REPORT, by=by, on=article)
    with acting(by), recording as undo:
        undo.changes(report)
        return report.change(
            expected_version=expected_version,
            theirs=report.get_state_display(),
            state=ErrorReport.State.NEW,
            reason="",
            decided_by=None,
        )


def ask_about_error_report(
    report: ErrorReport,
    *,
    by: User,
    expected_version: int,
    claim: Claim,
    addressee: str,
    channel: Question.Channel,
    text: str,
) -> Question:
    """Ask about a claim of the article because of the report. A signed-off claim is reopened first.

    Raises `Refused` without a recipient or text, `NotAllowed` if the report is decided or the claim
    is cut or of another article, `Stale`.
    """
    article = _require_new(report, by)
    if claim.revision.article_id != article.pk or claim.state == Claim.State.CUT:
        raise NotAllowed(_("Choose a claim of this article that is not cut."))
    with acting(by):
        require_newest(claim.revision)
        if claim.state == Claim.State.SIGNED_OFF:
            with in_english():
                why = _("A reader reported an error.")
            to = Claim.State.IN_PROGRESS
            move_claim(claim, by=by, to=to, why=why, expected_version=claim.version)
        kind = UndoEntry.Kind.ASK_ABOUT_ERROR_REPORT
        with record_undo(kind, by=by, on=claim) as undo:
            question = create_question(
                claim, by=by, addressee=addressee, channel=channel, text=text
            )
            undo.created(question)
            undo.changes(report)
            report.change(
                expected_version=expected_version,
                theirs=report.get_state_display(),
                state=ErrorReport.State.ASKED,
                question=question,
                decided_by=by,
            )
    return question


def _require_new(report: ErrorReport, by: User) -> Article:
    """Return the article. Raises `NotAllowed` for anyone but editors, and for a decided report."""
    permissions.require(permissions.may_publish(by))
    if not report.is_new:
        raise NotAllowed(_("Someone has already decided this. Reload the page to see how."))
    return report.edition.publication.article


def remove_old_error_reports() -> int:
    """Delete the reports that arrived longer ago than they are kept. Returns their number."""
    days = PublisherProfile.current().report_days
    old = ErrorReport.objects.filter(created_at__lt=Now() - timedelta(days=days))
    removed, _each = old.delete()
    return int(removed)
