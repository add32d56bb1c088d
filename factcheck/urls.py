from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.urls import include, path

from articles.views import account, accounts
from articles.views import single_sign_on as sso
from factcheck.monitoring import health, metrics

admin.site.login = accounts.admin_login  # type: ignore[method-assign]
admin.site.password_change = accounts.admin_password_change  # type: ignore[method-assign, assignment]
# Only the person, a message or an invitation changes these; no administrator sees keys or secrets.
for model in (
    Authenticator,
    EmailAddress,
    EmailConfirmation,
    SocialAccount,
    SocialApp,
    SocialToken,
    UserSession,
):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

account_urls = [
    path("email/", accounts.change_email, name="account_email"),  # before allauth's
    path("", include("allauth.account.urls")),
    path("oidc/<slug:provider_id>/login/", sso.single_sign_on, name="openid_connect_login"),
    path(
        "oidc/<slug:provider_id>/login/callback/",
        sso.single_sign_on_callback,
        name="openid_connect_callback",
    ),
    path("single-sign-on/", include("allauth.socialaccount.urls")),
    path("security/", account.security, name="mfa_index"),  # before allauth's
    path("security/", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("", include("articles.urls")),
    path("accounts/", include(account_urls)),
    path("admin/", admin.site.urls),
    path("health/", health.health, name="health"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("metrics", metrics.metrics, name="metrics"),
]
