"""Who sends a request to the API: the account of the token in its header."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from articles import permissions
from articles.actions.newsroom import use_token
from articles.models import ApiToken, User

Scope = ApiToken.Scope
MISSING: dict[Scope, Promise] = {
    Scope.READ: _("This token may not read."),
    Scope.WRITE: _("This token may only read. Create one with the scope “write” for this."),
    Scope.PUBLISH: _("This token may not publish. Create one with the scope “publish” for this."),
}


class ApiRequest(HttpRequest):
    """The type of requests in operations: they come with a valid token."""

    user: User
    auth: ApiToken
    expected_version: int  # of what is changed, as `If-Match` names it


class TokenAuthentication(HttpBearer):
    """Lets in who sends `Authorization: Bearer <secret>`. A session in a browser does not count."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Return the token and make its account the user of the request; None for a stranger."""
        used = use_token(token)
        if used:
            request.user = used.user
        return used


@contextmanager
def acting_with(token: ApiToken) -> Iterator[None]:
    """Name the token and its account in every event that is written inside the block."""
    with pghistory.context(user=token.user_id, token=token.name, token_id=token.pk):
        yield


def require_scope(token: ApiToken, scope: Scope) -> None:
    """Raise `NotAllowed` unless the token has the scope."""
    permissions.require(token.allows(scope), MISSING[scope])
