"""Comment on a claim, reply, resolve threads, attach files, and mark mentions as read."""

from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.notifications import notify_mentioned
from articles.actions.readers import require_readers
from articles.actions.search_index import index_comments
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.file_store import Content, require_size, store_file
from articles.models import (
    Claim,
    Comment,
    File,
    Mention,
    Notification,
    NotificationKind,
    Resolution,
    UndoEntry,
    User,
    Withdrawal,
)
from articles.refusals import NotAllowed, Refused, Stale
from articles.text.mentions import find_mentions


def add_comment(
    claim: Claim,
    *,
    by: User,
    text: str,
    reply_to: Comment | None = None,
    add_readers: bool = False,
) -> Comment:
    """Add a comment to the claim, or a reply to one, and notify the users it mentions (@rosa).

    With `add_readers`, mentioned people who may not read the article become readers. Raises
    `Refused` for an empty text or an unknown name, `NotReaders` if somebody mentioned may not read
    the article, `NotAllowed` for a reply to a withdrawn comment.
    """
    permissions.require(permissions.may_comment(by))
    mentioned = mentioned_users(text)
    with acting(by):
        require_readers(mentioned, claim.revision.article, by=by, add_readers=add_readers)
        with record_undo(UndoEntry.Kind.ADD_COMMENT, by=by, on=claim) as undo:
            comment = create_comment(claim, by=by, text=text, reply_to=reply_to)
            Mention.objects.bulk_create(Mention(comment=comment, user=user) for user in mentioned)
            notify_mentioned(mentioned, comment, by=by)
            undo.created(comment)
    return comment


def create_comment(
    claim: Claim, *, by: User, text: str, reply_to: Comment | None = None
) -> Comment:
    """Create the comment inside the transaction of an action, without notifying anyone."""
    permissions.require(permissions.may_comment(by))
    if not text.strip():
        raise Refused(_("Enter a comment."))
    if reply_to:
        reply_to = reply_to.reply_to or reply_to
        Comment.objects.select_for_update().get(
            pk=reply_to.pk
        )  # withdrawing it takes the same lock
        if reply_to.claim_id != claim.pk or Withdrawal.objects.filter(comment=reply_to).exists():
            raise NotAllowed(
                _("The comment you are replying to was withdrawn. Add a new comment instead.")
            )
    comment = Comment.objects.create(claim=claim, text=text, author=by, reply_to=reply_to)
    index_comments([comment.pk])
    return comment


def mentioned_users(text: str) -> list[User]:
    """Return the users that the text mentions, once each. Raises `Refused` for an unknown name."""
    names = {name.name.casefold(): name.name for name in find_mentions(text)}
    if not names:
        return []
    active = User.objects.filter(is_active=True)
    known = {user.username.casefold(): user for user in active if user.username.casefold() in names}
    unknown = [name for key, name in names.items() if key not in known]
    if unknown:
        raise Refused(_unknown_names_message(unknown))
    return list(known.values())


def _unknown_names_message(names: Iterable[str]) -> str:
    return _(
        "No user is named %(names)s. Correct the name, or add a space after the @ to keep it as "
        "plain text."
    ) % {"names": ", ".join(f"@{name}" for name in names)}


def settle_thread(
    comment: Comment, *, by: User, resolved: bool, expected_version: int
) -> Resolution:
    """Resolve a thread, or reopen it.

    `expected_version` is the number of its newest resolution or reopening, 0 for none. Raises
    `Stale` when somebody else resolved or reopened it first.
    """
    permissions.require(permissions.may_comment(by))
    if comment.reply_to_id:
        raise NotAllowed(_("Only a whole thread can be resolved, not a single reply."))
    recording = record_undo(UndoEntry.Kind.SETTLE_THREAD, by=by, on=comment.claim)
    with acting(by), recording as undo:
        resolution = resolve(comment, by=by, resolved=resolved, expected_version=expected_version)
        undo.created(resolution)
    return resolution


def resolve(comment: Comment, *, by: User, resolved: bool, expected_version: int) -> Resolution:
    """Resolve or reopen the thread inside the transaction of an action."""
    newest = comment.resolutions.first()
    number = newest.number if newest else 0
    stale = Stale(
        _("Someone resolved or reopened this thread while you were reading it. Check it again.")
    )
    if number != expected_version or (newest.resolved if newest else False) == resolved:
        raise stale
    try:
        with transaction.atomic():
            return Resolution.objects.create(
                comment=comment, number=number + 1, resolved=resolved, author=by
            )
    except IntegrityError as error:
        raise stale from error


def attach_file(claim: Claim, *, by: User, file_name: str, data: Content) -> File:
    """Attach a file of any type to the claim. Raises `Refused` if it is empty or too large.

    `data` is read in chunks.
    """
    permissions.require(permissions.may_comment(by))
    require_size(data, megabytes=settings.FILE_MAX_MEGABYTES)
    stored = store_file(data)
    with acting(by), record_undo(UndoEntry.Kind.ATTACH_FILE, by=by, on=claim) as undo:
        file = File.objects.create(
            claim=claim,
            file=stored.name,
            file_name=file_name[-255:] or stored.sha256,
            sha256=stored.sha256,
            size=stored.size,
            author=by,
        )
        undo.created(file)
    return file


def read_mentions(by: User, *, mention: Mention | None = None) -> int:
    """Mark one mention of the user as read, or all of them. Returns how many were unread.

    So are the notifications of them.
    """
    unread = Mention.objects.filter(user=by, read_at__isnull=True)
    notified = Notification.objects.filter(
        recipient=by, kind=NotificationKind.MENTIONED, read_at__isnull=True
    )
    if mention:
        unread = unread.filter(pk=mention.pk)
        notified = notified.filter(comment=mention.comment_id)
    notified.update(read_at=timezone.now())
    return unread.update(read_at=timezone.now())
