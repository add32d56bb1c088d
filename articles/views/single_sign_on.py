"""Log in through the newsroom's identity provider, by OpenID Connect. allauth speaks the protocol."""

from collections.abc import Callable
from functools import wraps
from typing import ClassVar

import structlog
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.db import DataError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.newsroom import accept_invitation_of_address, invitation_of_address
from articles.models import User
from articles.reads.newsroom import person_with_address
from articles.refusals import NotAllowed, Refused

log = structlog.get_logger(__name__)
View = Callable[..., HttpResponse]


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Lets in people whose address the provider has verified, and who have an account or invitation."""

    error_messages: ClassVar = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": gettext_lazy("This login belongs to another account."),
        "disconnect_last": gettext_lazy("You need this for your login. It cannot be disconnected."),
        "no_password": gettext_lazy("Choose a password before you disconnect this login."),
        "no_verified_email": gettext_lazy("Verify your e-mail address before you disconnect this."),
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connect the login to the account that has its address.

        Raises `NotAllowed` to connect another person's login to the account in this browser.
        """
        if sociallogin.is_existing:
            return
        person = person_with_address(verified_address(sociallogin))
        if request.user.is_authenticated and person != request.user:
            raise NotAllowed(
                _("The address of this login is not that of your account. Log out first.")
            )
        if person:
            sociallogin.connect(request, person)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Return whether the person may have an account: invited, or the installation is open."""
        address = verified_address(sociallogin)
        is_open = bool(address) and (
            settings.OIDC_OPEN or invitation_of_address(address) is not None
        )
        if not is_open:
            log.warning("sso.refused", is_address_verified=bool(address))
        return is_open

    def save_user(
        self, request: HttpRequest, sociallogin: SocialLogin, form: object = None
    ) -> User:
        """Save the new account with the roles of its invitation, in one transaction.

        Raises `NotAllowed` for an address other than the verified one, and `Refused` if the name
        was taken in the meantime.
        """
        if form is not None:
            raise NotAllowed(_("Another account has this address. Ask an administrator."))
        sociallogin.user.email = verified_address(sociallogin)
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, sociallogin)
                accept_invitation_of_address(saved, is_needed=not settings.OIDC_OPEN)
        except IntegrityError as taken:
            raise Refused(_("Another account has this username or address. Try again.")) from taken
        return saved


def verified_address(sociallogin: SocialLogin) -> str:
    """Return the person's address if the provider says that it has verified it, else ""."""
    for address in sociallogin.email_addresses:
        if address.verified is True or address.verified == "true":  # some send a text
            return str(address.email).lower()
    return ""


def _reachable(view: View) -> View:
    """Turn a provider that does not answer, or answers nonsense, into a sentence."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OSError, KeyError, TypeError, ValueError, DataError) as failure:
            log.warning("sso.failed", error=type(failure).__name__)
            raise Refused(
                _("Single sign-on does not work at the moment. Log in with your password.")
            ) from failure

    return answer


single_sign_on = _reachable(openid_connect.login)
single_sign_on_callback = _reachable(openid_connect.callback)
