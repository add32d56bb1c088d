"""Fixtures of the API: who asks with which token."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.models import User
from tests.api.tokens import make_secret

Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask() -> Ask:
    """A function that sends a request to the API as a person, and returns the answer."""
    client, secrets = Client(), dict[int, str]()

    def send(
        by: User,
        path: str,
        *,
        method: str = "get",
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> Any:
        secret = secrets.setdefault(by.pk, make_secret(by))
        sent = {"Authorization": f"Bearer {secret}", **(headers or {})}
        return getattr(client, method)(f"/api/v1{path}", headers=sent, **more)

    return send
