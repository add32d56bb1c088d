"""Tokens for tests, and a client that sends them."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.test import Client

from articles.actions.newsroom import create_token
from articles.models import ApiToken, User

API = "/api/v1/"
ALL_SCOPES = ("read", "write", "publish")


def make_secret(by: User, *scopes: str) -> str:
    """Return the secret of a new token of the person, with all scopes unless some are named."""
    _token, secret = create_token(by=by, name="Script", scopes=scopes or ALL_SCOPES, days=1)
    return secret


class EveryDoorClient(Client):
    """Sends what it asks of the API with a token of the person who is logged in.

    So the tests of roles, readers and confidentiality walk pages and API alike.
    """

    def generic(self, method: str, path: Any, *args: Any, **extra: Any) -> Any:
        person = self.session.get(SESSION_KEY) if str(path).startswith(API) else None
        if person and "HTTP_AUTHORIZATION" not in extra:
            headers = {**(extra.pop("headers", None) or {})}
            headers["Authorization"] = f"Bearer {self._secret_of(User.objects.get(pk=person))}"
            extra["headers"] = headers
        return super().generic(method, path, *args, **extra)

    def post(self, path: Any, data: Any = None, *args: Any, **extra: Any) -> Any:
        """Send to the API JSON, with the version that a form of a page would have in a field."""
        if str(path).startswith(API) and isinstance(data, dict):
            body = dict(data)
            headers = {**(extra.pop("headers", None) or {})}
            headers["If-Match"] = str(body.pop("expected_version", 1))
            return super().post(path, body, "application/json", headers=headers, **extra)
        return super().post(path, data, *args, **extra)

    def put(self, path: Any, data: Any = "", *args: Any, **extra: Any) -> Any:
        """Send to the API JSON."""
        if isinstance(data, dict):
            return super().put(path, data, "application/json", **extra)
        return super().put(path, data, *args, **extra)

    def _secret_of(self, user: User) -> str:
        """Return the secret of a token, a new one if a test has rolled the former one back."""
        secrets: dict[int, str] = self.__dict__.setdefault("secrets", {})
        if user.pk not in secrets or not ApiToken.objects.filter(user=user, name="Script").exists():
            secrets[user.pk] = make_secret(user)
        return secrets[user.pk]
