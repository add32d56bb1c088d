"""The secrets of authenticator apps and recovery codes are encrypted in the database.

The key comes from SECRET_KEY, which the database does not have: a stolen backup alone makes no codes.
"""

import base64
import secrets
from typing import Any, ClassVar

import structlog
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

log = structlog.get_logger(__name__)

PREFIX = "fernet:"  # of what is encrypted; no secret of allauth has a colon
PURPOSE = b"factcheck second factor"
SECRET_BYTES = 20
SECRETS = ("secret", "seed")  # of authenticator apps, of recovery codes


class EncryptingAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # published without types
    """Encrypts what allauth stores of a second factor. Secrets from before stay readable."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("You need this for your login. It cannot be turned off."),
        "cannot_generate_recovery_codes": _("Set up an app or a key first."),
        "incorrect_code": _("This code is wrong, or was used already. Enter the next one."),
    }

    def encrypt(self, text: str) -> str:
        """Return the encrypted text, with SECRET_KEY."""
        return PREFIX + _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text, encrypted with SECRET_KEY or one of SECRET_KEY_FALLBACKS.

        If none of them opens it, returns a random secret, which no code fits: an administrator has to
        reset the second factor.
        """
        if not encrypted_text.startswith(PREFIX):
            return encrypted_text
        try:
            return _keys().decrypt(encrypted_text.removeprefix(PREFIX).encode()).decode()
        except InvalidToken:
            log.exception("two_factor.unreadable")
            return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def encrypt_old_secrets(**_about: Any) -> None:
    """Encrypt what was stored before secrets were encrypted. Each migration calls it."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 (Django loads models later)

    if Authenticator._meta.db_table not in connection.introspection.table_names():
        return  # its own migrations were undone
    adapter = EncryptingAdapter()
    for factor in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        encrypted = {
            name: adapter.encrypt(value)
            for name, value in factor.data.items()
            if name in SECRETS and not value.startswith(PREFIX)
        }
        if encrypted:
            same = Authenticator.objects.filter(pk=factor.pk, data=factor.data)
            same.update(data=factor.data | encrypted)


def _keys() -> MultiFernet:
    return MultiFernet(map(_key_of, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)))


def _key_of(secret_key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret_key.encode())))
