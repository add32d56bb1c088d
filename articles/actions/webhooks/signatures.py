"""The secret of an endpoint and the signature of a message, as Standard Webhooks has them.

No secret is stored. It is computed from the secret key of the installation and a random salt, so that
neither a copy of the database nor a backup signs messages. The fingerprint beside the salt shows which
of the keys of the installation it was made with.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.utils.crypto import salted_hmac

from articles.models import WebhookEndpoint

PREFIX = "whsec_"


def new_salt() -> str:
    """Return a salt that nobody can guess."""
    return secrets.token_hex(32)


def new_secret(salt: str) -> bytes:
    """Return the secret of a salt, by the present key of the installation: 32 bytes."""
    return _secret(salt, settings.SECRET_KEY)


def fingerprint(secret: bytes) -> str:
    """Return the SHA-256 of a secret."""
    return hashlib.sha256(secret).hexdigest()


def as_text(secret: bytes) -> str:
    """Return the secret as people copy it."""
    return PREFIX + base64.b64encode(secret).decode()


def secret_of(salt: str, sha256: str) -> bytes | None:
    """Return the secret with this fingerprint. None, if the key that it was made with is gone."""
    for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        secret = _secret(salt, key)
        if hmac.compare_digest(fingerprint(secret), sha256):
            return secret
    return None


def secrets_of(endpoint: WebhookEndpoint) -> list[bytes]:
    """Return the secrets that sign messages to the endpoint now, the newest first; none if they are gone."""
    return list(_secrets_of(endpoint))


def signature_headers(
    keys: Iterable[bytes], *, identifier: str, at: datetime, body: bytes
) -> dict[str, str]:
    """Return the headers of a message: its id, the time of the attempt, a signature for each secret."""
    seconds = str(int(at.timestamp()))
    signed = b".".join([identifier.encode(), seconds.encode(), body])
    digests = [hmac.digest(key, signed, "sha256") for key in keys]
    return {
        "webhook-id": identifier,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{base64.b64encode(each).decode()}" for each in digests),
    }


def _secrets_of(endpoint: WebhookEndpoint) -> Iterator[bytes]:
    pairs = [(endpoint.salt, endpoint.secret_sha256)]
    if endpoint.has_two_secrets:
        pairs.append((endpoint.former_salt, endpoint.former_sha256))
    for salt, sha256 in pairs:
        secret = secret_of(salt, sha256)
        if secret is not None:
            yield secret


def _secret(salt: str, key: str) -> bytes:
    return salted_hmac("articles.webhooks", salt, secret=key, algorithm="sha256").digest()
