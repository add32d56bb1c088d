"""The settings of accounts and login: Django's, allauth's and ours."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

VALIDATORS = (
    "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
    "django.contrib.auth.password_validation.MinimumLengthValidator",
    "django.contrib.auth.password_validation.CommonPasswordValidator",
    "django.contrib.auth.password_validation.NumericPasswordValidator",
    "articles.rules.passwords.PersonalWordsValidator",
)
ACCOUNTS = {
    "AUTH_USER_MODEL": "articles.User",
    "AUTHENTICATION_BACKENDS": ["articles.views.accounts.AccountBackend"],
    "SESSION_ENGINE": "factcheck.database.sessions",
    "AUTH_PASSWORD_VALIDATORS": [{"NAME": name} for name in VALIDATORS],
    "PASSWORD_RESET_TIMEOUT": 3600,  # seconds
    "LOGIN_URL": reverse_lazy("account_login"),
    "LOGIN_REDIRECT_URL": reverse_lazy("home"),
    "ACCOUNT_ADAPTER": "articles.views.accounts.AccountAdapter",
    "ACCOUNT_FORMS": {
        "login": "articles.forms.accounts.LogInForm",
        "signup": "articles.forms.accounts.SignUpForm",
        "add_email": "articles.forms.accounts.ChangeEmailForm",
        "change_password": "articles.forms.accounts.ChangePasswordForm",
        "set_password": "articles.forms.accounts.SetPasswordForm",
        "reset_password_from_key": "articles.forms.accounts.ResetPasswordForm",
    },
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email*", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",  # the invitation was sent to this address
    "ACCOUNT_CHANGE_EMAIL": True,  # one address each; a new one replaces it once verified
    "ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS": 1,
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "Factcheck: ",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,  # nobody can sign up without an invitation
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": reverse_lazy("account_login"),
    "ACCOUNT_RATE_LIMITS": {
        "login_failed": "10/m/ip,5/5m/key",
        "error_report": "5/h/key,20/d/key",  # of readers, whose key is that of their network
    },
    "EMAIL_TIMEOUT": 10,  # seconds, for each step of sending a message
}
REQUIRED_FOR = ("nobody", "administrators", "everyone")
TWO_FACTOR = {
    "MFA_ADAPTER": "factcheck.two_factor.EncryptingAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_FORMS": {
        "add_webauthn": "articles.forms.accounts.AddKeyForm",
        "authenticate_webauthn": "articles.forms.accounts.ConfirmWithKeyForm",
        "login_webauthn": "articles.forms.accounts.LogInWithKeyForm",
        "reauthenticate_webauthn": "articles.forms.accounts.ReauthenticateWithKeyForm",
    },
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Factcheck",
    "MFA_TOTP_TOLERANCE": 1,  # steps of 30 seconds, for clocks that are a little off
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,  # all come by invitation, so no account is a trap
}


def login_settings(env: environ.Env, *, is_behind_proxy: bool, is_debug: bool) -> dict[str, Any]:
    """Return the settings of accounts, read from the environment where operators may choose.

    `is_behind_proxy`: whether one proxy is in front unless `TRUSTED_PROXY_COUNT` says otherwise.
    `is_debug`: whether passkeys may be used without HTTPS.
    """
    return {
        **ACCOUNTS,
        **TWO_FACTOR,
        **single_sign_on(env),
        # The limits are for each client, whose address the nearest proxies report.
        "ALLAUTH_TRUSTED_PROXY_COUNT": env.int("TRUSTED_PROXY_COUNT", default=int(is_behind_proxy)),
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": is_debug,  # http://localhost
        "TWO_FACTOR_REQUIRED_FOR": two_factor_required_for(env),
    }


def single_sign_on(env: environ.Env) -> dict[str, Any]:
    """Return the settings of single sign-on, which is off without `OIDC_ISSUER`."""
    issuer = env.str("OIDC_ISSUER", default="").rstrip("/")
    provider = {
        "provider_id": "newsroom",
        "name": env.str("OIDC_NAME", default="Single sign-on"),
        "client_id": env.str("OIDC_CLIENT_ID", default=""),
        "secret": env.str("OIDC_CLIENT_SECRET", default=""),
        "settings": {"server_url": issuer},
    }
    return {
        "OIDC_OPEN": env.bool("OIDC_OPEN", default=False),
        "SOCIALACCOUNT_ADAPTER": "articles.views.single_sign_on.SingleSignOnAdapter",
        "SOCIALACCOUNT_LOGIN_ON_GET": True,  # a link: a form could not lead to another site
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {
                "APPS": [provider] if issuer else [],
                "OAUTH_PKCE_ENABLED": True,
            }
        },
    }


def two_factor_required_for(env: environ.Env) -> str:
    """Return who must set up a second factor before anything else.

    Raises `ImproperlyConfigured` for another word, so that a typing error protects nobody less.
    """
    chosen = str(env.str("TWO_FACTOR_REQUIRED_FOR", default="nobody"))
    if chosen not in REQUIRED_FOR:
        raise ImproperlyConfigured(
            f"TWO_FACTOR_REQUIRED_FOR is {chosen!r}. Set it to one of: {', '.join(REQUIRED_FOR)}."
        )
    return chosen
