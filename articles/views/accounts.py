"""How allauth and Django's admin log people in, sign them up and send them messages."""

import hmac
from collections.abc import Callable
from smtplib import SMTPException
from typing import ClassVar, cast

import structlog
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.account.views import EmailView
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.newsroom import accept_invitation, open_invitation, trust_address
from articles.forms.accounts import INVITATION
from articles.models import User
from articles.prepared import prepared
from articles.reads.newsroom import person_named
from articles.refusals import Refused
from articles.views.answers import NextHandler, done

log = structlog.get_logger(__name__)
# What people may open before they have the second factor that they need.
ALWAYS_OPEN = {"account_logout", "account_reauthenticate"}
WRONG_LOGIN = gettext_lazy("The username, e-mail or password is wrong.")
UNKNOWN_ADDRESS = "unknown"  # of a client behind a socket without an address


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # published without types
    """Logs in by username or address. Each request reads its user, by a statement planned once."""

    def get_user(self, user_id: int) -> User | None:
        """Return the user of a session, None if they may no longer log in."""
        user = next(iter(_users(user_id)), None)
        return user if user and self.user_can_authenticate(user) else None


@prepared
def _users(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens sign-up to people with an invitation, logs failed logins, and survives a mute mail server."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is switched off. Ask an administrator."),
        "duplicate_email": gettext_lazy("This is the address of your account already."),
        "email_password_mismatch": WRONG_LOGIN,
        "email_taken": gettext_lazy("Another account uses this address."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_password": gettext_lazy("The password is wrong."),
        "invalid_login": WRONG_LOGIN,
        "invalid_password_reset": gettext_lazy("This link is not valid. Request a new one."),
        "rate_limited": gettext_lazy("Too many requests. Wait a minute, then try again."),
        "same_as_current": gettext_lazy("This is the address of your account already."),
        "too_many_login_attempts": gettext_lazy("Too many failed logins. Try again later."),
        "username_password_mismatch": WRONG_LOGIN,
        "username_taken": gettext_lazy("Another account has this username. Choose another."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether this browser has an invitation that can still be accepted."""
        token = request.session.get(INVITATION, "")
        return bool(token) and open_invitation(token) is not None

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: object,
        commit: bool = True,  # noqa: FBT001, FBT002 (allauth's signature)
    ) -> User:
        """Save the new user together with their roles, in one transaction.

        Raises `NotAllowed` if the invitation no longer holds, `Refused` if the name was taken.
        """
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit=commit)
                accept_invitation(saved, request.session.get(INVITATION, ""))
        except IntegrityError as taken:
            raise Refused(
                _("Another account has this username or address. Go back and choose another.")
            ) from taken
        del request.session[INVITATION]
        self.stash_verified_email(request, saved.email)
        return saved

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Return whether the address may go: all but the one that the account uses."""
        return not email_address.primary

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Make a verified address the person's own, unless another account has it by now."""
        try:
            with transaction.atomic():
                return bool(super().confirm_email(request, email_address))
        except IntegrityError as taken:
            raise Refused(_("Another account uses this address.")) from taken

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Refuse more guesses than the limits allow, and log that."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log.warning("login.limited", **self._described(request, credentials))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """Log a wrong password: without it, and without what was typed as the name."""
        log.warning("login.failed", **self._described(request, credentials))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Log the attempt of a person who may no longer log in, and say so on a page."""
        log.warning("login.inactive", person=user.pk, client=self.get_client_ip(request))
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def _described(self, request: HttpRequest, credentials: dict[str, str]) -> dict[str, object]:
        """Return who tried. Unknown names get a fingerprint: one may be somebody's password."""
        login = credentials.get("email") or credentials.get("username") or ""
        person = person_named(login)
        key, name = settings.SECRET_KEY.encode(), login.casefold().encode()
        who = (
            {"person": person.pk}
            if person
            else {"unknown": hmac.digest(key, name, "sha256").hex()[:12]}
        )
        return {**who, "client": self.get_client_ip(request)}

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the client's address as the trusted proxies report it, for the rate limits.

        A request that did not pass them all counts for the machine it came from.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            log.warning("login.proxies_do_not_match", count=settings.ALLAUTH_TRUSTED_PROXY_COUNT)
            return request.META.get("REMOTE_ADDR") or UNKNOWN_ADDRESS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send a message. Raises `Refused` if the mail server does not take it."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as failure:
            log.warning("mail.failed", message=template_prefix, error=type(failure).__name__)
            raise Refused(
                _("The message could not be sent. Try again later, or ask an administrator.")
            ) from failure

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Tell a person what changed in their account. The change stands if no message can be sent."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except Refused:
            return


@receiver([password_changed, password_reset, password_set])
def log_password(*, user: User, **_about: object) -> None:
    """Log that a person has a new password."""
    log.warning("account.password_changed", person=user.pk)


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def log_factor(*, user: User, authenticator: Authenticator, **_about: object) -> None:
    """Log that a person has added, removed or renewed an app, a key or recovery codes."""
    log.warning("account.second_factor_changed", person=user.pk, type=authenticator.type)


@receiver(authentication_failed)
def log_failed_factor(*, request: HttpRequest, user: User, **_about: object) -> None:
    """Log a wrong code or key after a right password."""
    log.warning(
        "login.second_factor_failed", person=user.pk, client=get_adapter().get_client_ip(request)
    )


class RequiredTwoFactor:
    """Middleware that leads people who must set up a second factor to the page for it.

    They can open nothing else that needs a login, except to log out.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], *_arguments: object
    ) -> HttpResponse | None:
        """Redirect instead of calling the view."""
        name = str(request.resolver_match.url_name if request.resolver_match else "")
        is_open = not getattr(view, "login_required", True) or name in ALWAYS_OPEN
        is_exempt = is_open or name.startswith("mfa_") or not isinstance(request.user, User)
        if is_exempt or not cast("User", request.user).must_set_up_two_factor:
            return None
        messages.warning(
            request,
            _("Set up an authenticator app or a passkey to go on. Your newsroom requires it."),
        )
        return redirect("mfa_index")


class ChangeEmailView(EmailView):  # type: ignore[misc]
    """Shows and changes the address of an account. Only verification makes a new one primary."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if isinstance(request.user, User):
            trust_address(request.user)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def _action_primary(self, request: HttpRequest, *_args: object, **_kwargs: object) -> None:
        """Do nothing: allauth would make an address primary without verification."""


change_email = ChangeEmailView.as_view()


@login_not_required
def admin_login(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send people who open Django's admin to the login page, which limits guesses.

    Raises `PermissionDenied` for people who are logged in and are no administrators.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect("admin:index")


def admin_password_change(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send administrators to the page on which everybody changes their password."""
    return redirect("account_change_password")


@login_not_required
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the invitation of the link and go to the sign-up form."""
    if open_invitation(token) is None:
        return render(request, "account/invitation_over.html", status=410)
    if request.user.is_authenticated:
        notice = _("You are logged in. To accept the invitation, log out and open its link again.")
        return done(request, notice, "article_list")
    request.session[INVITATION] = token
    return redirect("account_signup")
