"""What people say about a claim to each other: comments, answers to them, files."""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.file_store import stored
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, Comment, File, Mention, Resolution, UndoEntry, User, Withdrawal
from articles.refusals import NotAllowed, Refused, Stale
from articles.text.segments import called


def add_comment(claim: Claim, *, by: User, text: str, reply_to: Comment | None = None) -> Comment:
    """Say something about the claim to the others, or answer what somebody said.

    Whom it calls (@rosa) finds it in a list of their own. Raises `Refused` when nothing is said, or
    when nobody has the name that is called; `NotAllowed` for an answer to what was taken back.
    """
    permissions.require(permissions.may_comment(by))
    mentioned = people_called(text)
    with acting(by), record_undo(UndoEntry.Kind.ADD_COMMENT, by=by, on=claim) as undo:
        comment = create_comment(claim, by=by, text=text, reply_to=reply_to)
        Mention.objects.bulk_create(Mention(comment=comment, user=user) for user in mentioned)
        undo.created(comment)
    return comment


def create_comment(
    claim: Claim, *, by: User, text: str, reply_to: Comment | None = None
) -> Comment:
    """The same inside the transaction of an action; names that the text calls mean nothing here."""
    permissions.require(permissions.may_comment(by))
    if not text.strip():
        raise Refused(_("The comment is empty. Type what you want to say."))
    if reply_to:
        reply_to = reply_to.reply_to or reply_to
        Comment.objects.select_for_update().get(pk=reply_to.pk)  # taking it back locks it as well
        if reply_to.claim_id != claim.pk or Withdrawal.objects.filter(comment=reply_to).exists():
            raise NotAllowed(_("What you answer was taken back. Say it as a comment of its own."))
    return Comment.objects.create(claim=claim, text=text, author=by, reply_to=reply_to)


def people_called(text: str) -> list[User]:
    """The people whose names the text calls, once each. Raises `Refused` for an unknown name."""
    names = {name.name.casefold(): name.name for name in called(text)}
    if not names:
        return []
    people = User.objects.filter(is_active=True)
    known = {user.username.casefold(): user for user in people if user.username.casefold() in names}
    unknown = [name for key, name in names.items() if key not in known]
    if unknown:
        raise Refused(_nobody(unknown))
    return list(known.values())


def _nobody(names: Iterable[str]) -> str:
    return _(
        "Nobody here is called %(names)s. Correct the name, or put a blank behind the @ when you "
        "mean somebody outside."
    ) % {"names": ", ".join(f"@{name}" for name in names)}


def settle_thread(
    comment: Comment, *, by: User, resolved: bool, expected_version: int
) -> Resolution:
    """Say that a thread is done, or that it is not done after all.

    `expected_version` is how often that was said before, as the person saw it. Raises `Stale` when somebody
    was faster.
    """
    permissions.require(permissions.may_comment(by))
    if comment.reply_to_id:
        raise NotAllowed(_("A whole thread is resolved, not one of its answers."))
    recording = record_undo(UndoEntry.Kind.SETTLE_THREAD, by=by, on=comment.claim)
    with acting(by), recording as undo:
        resolution = resolve(comment, by=by, resolved=resolved, expected_version=expected_version)
        undo.created(resolution)
    return resolution


def resolve(comment: Comment, *, by: User, resolved: bool, expected_version: int) -> Resolution:
    """The same inside the transaction of an action."""
    newest = comment.resolutions.first()
    number = newest.number if newest else 0
    stale = Stale(_("Somebody resolved or reopened this thread meanwhile. Look at it again."))
    if number != expected_version or (newest.resolved if newest else False) == resolved:
        raise stale
    try:
        with transaction.atomic():
            return Resolution.objects.create(
                comment=comment, number=number + 1, resolved=resolved, author=by
            )
    except IntegrityError as error:
        raise stale from error


def attach_file(claim: Claim, *, by: User, file_name: str, data: bytes) -> File:
    """Put a file beside the claim, whatever it is. Raises `Refused` when it is empty or too large."""
    permissions.require(permissions.may_comment(by))
    limit = settings.FILE_MAX_MEGABYTES
    if not data:
        raise Refused(_("This file is empty. Choose another one."))
    if len(data) > limit * 1024 * 1024:
        raise Refused(
            _("This file is larger than %(limit)d MB. Make it smaller.") % {"limit": limit}
        )
    sha256 = hashlib.sha256(data).hexdigest()
    name = stored(data, sha256)
    with acting(by), record_undo(UndoEntry.Kind.ATTACH_FILE, by=by, on=claim) as undo:
        file = File.objects.create(
            claim=claim,
            file=name,
            file_name=file_name[-255:] or sha256,
            sha256=sha256,
            size=len(data),
            author=by,
        )
        undo.created(file)
    return file


def read_mentions(by: User, *, mention: Mention | None = None) -> int:
    """Mark one mention of the person as read, or all of them. Returns how many were unread."""
    unread = Mention.objects.filter(user=by, read_at__isnull=True)
    if mention:
        unread = unread.filter(pk=mention.pk)
    return unread.update(read_at=timezone.now())
