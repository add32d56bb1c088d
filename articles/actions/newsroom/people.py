"""Invitations and rights. Nobody signs up uninvited."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Invitation, Presence, User
from articles.refusals import NotAllowed, Refused

VALID_FOR = timedelta(days=7)


def use_keys(user: User, *, on: bool) -> None:
    """Switch the desk's single keys on or off for this person: for some they are in the way of
    speech input or of a stray hand."""
    User.objects.filter(pk=user.pk).update(uses_keys=on)


def invite(
    *, by: User, email: str, is_editor: bool, is_reviewer: bool, is_administrator: bool
) -> tuple[Invitation, str]:
    """Invite somebody. Returns the invitation and its token, which is not kept and shown once.

    Raises `Refused` when the invitation would give no right or the person is here already.
    """
    permissions.require(permissions.may_invite(by))
    if not (is_editor or is_reviewer or is_administrator):
        raise Refused(_("Choose at least one right: without one the person could do nothing."))
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(_("Somebody with this e-mail address is here already. Change their rights."))
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        token_sha256=_fingerprint(token),
        is_editor=is_editor,
        is_reviewer=is_reviewer,
        is_administrator=is_administrator,
        invited_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )
    return invitation, token


def open_invitation(token: str) -> Invitation | None:
    """The invitation that the token belongs to, while it can still be accepted."""
    still_open = Invitation.objects.filter(accepted_by__isnull=True, expires_at__gt=timezone.now())
    return still_open.filter(token_sha256=_fingerprint(token)).first()


def accept_invitation(user: User, token: str) -> Invitation:
    """Give the newly signed-up `user` what the invitation promises. An invitation counts once.

    Raises `NotAllowed` when it was used or ran out meanwhile.
    """
    with transaction.atomic():
        taken = Invitation.objects.filter(
            token_sha256=_fingerprint(token),
            accepted_by__isnull=True,
            expires_at__gt=timezone.now(),
        ).update(accepted_by=user)
        if not taken:
            raise NotAllowed(_("This invitation was used or ran out. Ask for a new one."))
        invitation = Invitation.objects.get(accepted_by=user)
        set_rights(
            user,
            is_editor=invitation.is_editor,
            is_reviewer=invitation.is_reviewer,
            is_administrator=invitation.is_administrator,
        )
    return invitation


def change_rights(
    user: User,
    *,
    by: User,
    is_editor: bool,
    is_reviewer: bool,
    is_administrator: bool,
    is_active: bool,
) -> User:
    """Change what a person may do, or whether they may come in at all.

    Raises `Refused` when no administrator would be left, and for a name that is no account.
    """
    permissions.require(permissions.may_invite(by))
    if user == by and not (is_administrator and is_active):
        raise Refused(_("You cannot take your own administrator right. Ask another administrator."))
    if user.is_external:
        raise Refused(_("This is a name in a report of another newsroom, and no account."))
    user.is_active = is_active
    set_rights(
        user, is_editor=is_editor, is_reviewer=is_reviewer, is_administrator=is_administrator
    )
    return user


def set_rights(user: User, *, is_editor: bool, is_reviewer: bool, is_administrator: bool) -> None:
    """Write a person's rights. Administrators may use Django's admin, too."""
    user.is_editor, user.is_reviewer = is_editor, is_reviewer
    user.is_administrator = user.is_staff = is_administrator
    user.save()


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def be_present(article: Article, *, by: User, statement_id: int | None, writing: bool) -> None:
    """Say that `by` has the article open, the statement in hand, and whether they type there."""
    row = Presence(
        article=article, user=by, statement_id=statement_id, writing=writing, seen_at=Now()
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["statement_id", "writing", "seen_at"],
    )
