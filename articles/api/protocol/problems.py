"""Errors of the API as problem details (RFC 9457): a sentence, the status, and what is wrong where."""

import json
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from articles import rules
from articles.refusals import Refused, Stale, TooManyRequests

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger(__name__)


class PreconditionFailed(Refused):
    """The row has another version than the one that `If-Match` names. `current` is what it is now."""

    status = HTTPStatus.PRECONDITION_FAILED

    def __init__(self, sentence: str, *, current: Mapping[str, Any], yours: object) -> None:
        super().__init__(sentence)
        self.current = current
        self.yours = yours


class PreconditionRequired(Refused):
    """A write came without the header that it needs."""

    status = HTTPStatus.PRECONDITION_REQUIRED


def problem(
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **members: object,
) -> HttpResponse:
    """Return a problem: `detail` is a sentence that says what was wrong and what to do."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **members,
    }
    content = json.dumps(body, ensure_ascii=False)
    return HttpResponse(content, content_type=MEDIA_TYPE, status=status, headers=headers)


def unauthorized() -> HttpResponse:
    """Return the answer to a stranger."""
    sentence = _(
        "Send a valid token in the header “Authorization: Bearer …”. You create one on your account "
        "page; this one is missing, wrong, revoked or expired."
    )
    return problem(HTTPStatus.UNAUTHORIZED, sentence, headers={"WWW-Authenticate": "Bearer"})


def not_found() -> HttpResponse:
    """Return the answer for what is not there, or may not be read."""
    return problem(
        HTTPStatus.NOT_FOUND,
        _("There is nothing here that this token may read. Check the address."),
    )


def of_refusal(refusal: Refused) -> HttpResponse:
    """Return the sentence of a refusal, with the current text where somebody else was faster."""
    members: dict[str, object] = {}
    headers = {}
    if isinstance(refusal, Stale):
        members["theirs"] = refusal.theirs
    if isinstance(refusal, PreconditionFailed):
        members |= {"current": refusal.current, "yours": refusal.yours}
    if isinstance(refusal, TooManyRequests):
        headers["Retry-After"] = str(math.ceil(refusal.wait))
    return problem(refusal.status, str(refusal), headers=headers, **members)


def add_handlers(api: NinjaAPI) -> None:
    """Have the API answer every error with a problem."""
    api.add_exception_handler(Refused, _of_refused)
    api.add_exception_handler(AuthenticationError, lambda _request, _error: unauthorized())
    for missing in (Http404, ObjectDoesNotExist):
        api.add_exception_handler(missing, lambda _request, _error: not_found())
    api.add_exception_handler(ValidationError, _of_input)
    api.add_exception_handler(HttpError, _of_http_error)
    api.add_exception_handler(RequestDataTooBig, lambda _request, _error: _too_large())
    api.add_exception_handler(Exception, _of_exception)


def _of_refused(_request: HttpRequest, error: Any) -> HttpResponse:
    return of_refusal(error)


def _of_input(_request: HttpRequest, error: Any) -> HttpResponse:
    """Return what is wrong in which field."""
    errors = [
        {"field": ".".join(str(part) for part in each["loc"]), "message": str(each["msg"])}
        for each in error.errors
    ]
    named = "; ".join(f"{each['field']}: {each['message']}" for each in errors)
    sentence = _(
        "The request cannot be used as it is. Correct this, then send it again: %(errors)s"
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return problem(status, sentence % {"errors": named}, errors=errors)


def _of_http_error(_request: HttpRequest, error: Any) -> HttpResponse:
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return problem(error.status_code, _("The body is not JSON in UTF-8. Correct it."))
    return problem(error.status_code, str(error))


def _too_large() -> HttpResponse:
    sentence = _("The body is larger than this address accepts. Send it in smaller parts.")
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence)


def _of_exception(_request: HttpRequest, error: Any) -> HttpResponse:
    """Return the sentence of a refusal by the database; raise what nobody foresaw."""
    refusal = rules.refusal_of(error)
    if refusal is None:
        raise error
    return of_refusal(refusal)
