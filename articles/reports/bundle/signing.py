"""The newsroom's Ed25519 key, which signs archives."""

import base64
import binascii
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.utils.translation import gettext as _

from articles.refusals import Refused

KEY_BYTES = 32


def sign(message: bytes) -> str:
    """Return the signature of the message, as base64. Raises `Refused` without a key."""
    return base64.b64encode(_key().sign(message)).decode()


def public_key() -> str:
    """Return the public key, as base64. Raises `Refused` without a key."""
    return base64.b64encode(_key().public_key().public_bytes_raw()).decode()


def public_key_or_empty() -> str:
    """Return the public key, empty without a key."""
    try:
        return public_key()
    except Refused:
        return ""


def archive_key_or_empty() -> str:
    """Return the secret key as base64, for a backup; empty without one."""
    return str(settings.ARCHIVE_KEY) or _stored_key()


def is_signed(message: bytes, signature: str, key: str) -> bool:
    """Is it the signature of this message by the owner of `key`?"""
    try:
        value = base64.b64decode(signature, validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(value, message)
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True


def key_from(setting: str) -> Ed25519PrivateKey:
    """Return the key in the setting ARCHIVE_KEY: 32 bytes as base64. Raises `ValueError`."""
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(setting, validate=True))
    except binascii.Error as error:
        raise ValueError("It is not base64.") from error


def _key() -> Ed25519PrivateKey:
    if settings.ARCHIVE_KEY:
        try:
            return key_from(settings.ARCHIVE_KEY)
        except ValueError as error:
            raise Refused(
                _("The archive cannot be signed: ARCHIVE_KEY must be 32 bytes as base64.")
            ) from error
    if stored := _stored_key():
        return key_from(stored)
    if settings.DEBUG:
        return key_from(create_archive_key())
    raise Refused(_("The archive cannot be signed. An administrator has to set ARCHIVE_KEY."))


def create_archive_key() -> str:
    """Return the key in ARCHIVE_KEY_FILE as base64. Creates it if need be, readable by its owner only."""
    file = Path(settings.ARCHIVE_KEY_FILE)
    key = base64.b64encode(os.urandom(KEY_BYTES)).decode()
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(key)
    except FileExistsError:
        return _stored_key()
    return key


def _stored_key() -> str:
    file = Path(settings.ARCHIVE_KEY_FILE)
    return file.read_text().strip() if file.exists() else ""
