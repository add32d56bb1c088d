"""Invite users, and change their roles and settings. There is no public sign-up."""

import base64
import hashlib
from datetime import timedelta
from uuid import UUID, uuid4

import structlog
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.readers import require_access_to_assigned
from articles.actions.transactions import acting, log_change
from articles.models import Article, Invitation, LoginAttempt, Presence, PresentPerson, User
from articles.refusals import NotAllowed, Refused

log = structlog.get_logger(__name__)
VALID_FOR = timedelta(days=7)
SHOWN_FOR = timedelta(hours=1)


def record_login(user: User | None, *, succeeded: bool) -> None:
    """Record an attempt to log in. `user` is None if no account has the name that was typed."""
    LoginAttempt.objects.create(user=user, succeeded=succeeded)


def invite(
    *,
    by: User,
    email: str,
    is_editor: bool,
    is_reviewer: bool,
    is_administrator: bool,
    key: UUID | None = None,
) -> tuple[Invitation, str]:
    """Invite a person. Returns the invitation and its token, which is not stored.

    `key` is that of the form: `created_invitation` finds the token by it for an hour. The invitation
    replaces an open one for the same address. Raises `Refused` without a role, or if a user with
    this address exists.
    """
    permissions.require(permissions.may_invite(by))
    if not (is_editor or is_reviewer or is_administrator):
        raise Refused(_("Choose at least one role."))
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(
            _("A user with this email address already exists. Change that user’s roles instead.")
        )
    token = _token_of(by, key or uuid4())
    with acting(by):
        Invitation.objects.filter(Invitation.IS_OPEN, email__iexact=email).update(
            revoked_by=by, revoked_at=Now()
        )
        invitation = Invitation.objects.create(
            email=email,
            token_sha256=_fingerprint(token),
            is_editor=is_editor,
            is_reviewer=is_reviewer,
            is_administrator=is_administrator,
            invited_by=by,
            expires_at=timezone.now() + VALID_FOR,
        )
        log_change("invitation.created", invitation=invitation.pk, by=by.pk)
    return invitation, token


def created_invitation(by: User, key: UUID) -> tuple[Invitation, str] | None:
    """Return the open invitation that the form with this key made, and its token.

    Only for an hour, and for the person who sent the form: so that a second click and a reload show
    the link again, which the database does not reveal.
    """
    token = _token_of(by, key)
    recent = Invitation.objects.filter(
        Invitation.IS_OPEN, invited_by=by, created_at__gt=timezone.now() - SHOWN_FOR
    )
    invitation = recent.filter(token_sha256=_fingerprint(token)).first()
    return (invitation, token) if invitation else None


def revoke_invitation(invitation: Invitation, *, by: User) -> None:
    """Make the link of an invitation useless. Revoking twice is revoking once.

    Raises `Refused` if the invitation was accepted in the meantime.
    """
    permissions.require(permissions.may_invite(by))
    this = Invitation.objects.filter(pk=invitation.pk)
    is_revoked = this.filter(Invitation.IS_OPEN).update(revoked_by=by, revoked_at=Now())
    if is_revoked:
        log_change("invitation.revoked", invitation=invitation.pk, by=by.pk)
    elif this.filter(accepted_by__isnull=False).exists():
        raise Refused(_("This invitation was accepted. Change the roles of the person instead."))


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation of the token, if it can still be accepted."""
    acceptable = Invitation.objects.filter(Invitation.IS_OPEN, expires_at__gt=timezone.now())
    return acceptable.filter(token_sha256=_fingerprint(token)).first()


def invitation_of_address(address: str) -> Invitation | None:
    """Return the invitation for a verified address, if it can still be accepted."""
    acceptable = Invitation.objects.filter(Invitation.IS_OPEN, expires_at__gt=timezone.now())
    return acceptable.filter(email__iexact=address).first()


def accept_invitation(user: User, token: str) -> Invitation:
    """Give the new `user` the roles of the invitation, which is for one address and used once.

    Raises `NotAllowed` if it was used or revoked, has expired, or is for another address.
    """
    return _accept(user, Q(token_sha256=_fingerprint(token)))


def accept_invitation_of_address(user: User, *, is_needed: bool) -> Invitation | None:
    """Give the new `user` the roles of the invitation for their address, which is verified.

    Without one, raises `NotAllowed` if `is_needed`; else the account gets no roles.
    """
    if not is_needed and invitation_of_address(user.email) is None:
        return None
    return _accept(user, Q())


def _accept(user: User, condition: Q) -> Invitation:
    with transaction.atomic():
        is_accepted = Invitation.objects.filter(
            condition,
            Invitation.IS_OPEN,
            email__iexact=user.email,
            expires_at__gt=timezone.now(),
        ).update(accepted_by=user)
        if not is_accepted:
            raise NotAllowed(_("This invitation is no longer valid. Ask for a new one."))
        invitation = Invitation.objects.get(accepted_by=user)
        set_rights(
            user,
            is_editor=invitation.is_editor,
            is_reviewer=invitation.is_reviewer,
            is_administrator=invitation.is_administrator,
        )
        log_change("invitation.accepted", invitation=invitation.pk, person=user.pk)
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
    """Change the roles of a user, and whether they can log in.

    Raises `Refused` to remove one's own administrator role, for names from imported reports, and
    if an administrator who becomes something else could not read what they are assigned to.
    """
    permissions.require(permissions.may_invite(by))
    if user == by and not (is_administrator and is_active):
        raise Refused(
            _("You cannot remove your own administrator role. Ask another administrator.")
        )
    if user.is_external:
        raise Refused(_("This name comes from an imported report. It is not an account."))
    with transaction.atomic():
        user.is_active = is_active
        set_rights(
            user, is_editor=is_editor, is_reviewer=is_reviewer, is_administrator=is_administrator
        )
        require_access_to_assigned([user])
        log_change(
            "rights.changed",
            person=user.pk,
            by=by.pk,
            is_editor=is_editor,
            is_reviewer=is_reviewer,
            is_administrator=is_administrator,
            is_active=is_active,
        )
    return user


def reset_two_factor(user: User, *, by: User) -> None:
    """Remove the app, keys and recovery codes of a person who has lost them.

    Afterwards the password is enough. Raises `Refused` for oneself: that takes the Security page.
    """
    permissions.require(permissions.may_invite(by))
    if user == by:
        raise Refused(_("Change your own second factor on the Security page."))
    Authenticator.objects.filter(user=user).delete()
    log.warning("two_factor.reset", person=user.pk, by=by.pk)


def set_rights(user: User, *, is_editor: bool, is_reviewer: bool, is_administrator: bool) -> None:
    """Save the roles of a user. Administrators may use Django's admin as well."""
    user.is_editor, user.is_reviewer = is_editor, is_reviewer
    user.is_administrator = user.is_staff = is_administrator
    user.save()


def trust_address(user: User) -> None:
    """Mark the person's own address as verified, and as the only one that the account uses.

    It was verified by an invitation, by a message, or by the operator who created the account.
    """
    address = user.email.lower()
    others = EmailAddress.objects.exclude(user=user)
    if not address or others.filter(email=address, verified=True).exists():
        return
    with transaction.atomic():
        own = EmailAddress.objects.filter(user=user)
        own.filter(primary=True).exclude(email=address).update(primary=False)
        EmailAddress.objects.update_or_create(
            user=user, email=address, defaults={"verified": True, "primary": True}
        )


def _token_of(by: User, key: UUID) -> str:
    """Return the token of the invitation that a form makes. Nobody computes it without SECRET_KEY."""
    digest = salted_hmac("articles.invitation", f"{by.pk} {key}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def be_present(
    article: Article,
    *,
    by: User,
    statement_id: int | None,
    writing: bool,
    known: PresentPerson | None = None,
) -> None:
    """Record that `by` has the article open, the selected statement, and whether they are typing.

    Nothing is written if that is `known` and fresh.
    """
    if known and known.is_fresh and (known.statement_id, known.writing) == (statement_id, writing):
        return
    row = Presence(
        article=article, user=by, statement_id=statement_id, writing=writing, seen_at=Now()
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["statement_id", "writing", "seen_at"],
    )
