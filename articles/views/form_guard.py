"""Middleware that refuses a form that is too large or cannot be read, in a sentence."""

from codecs import lookup
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.views.answers import NextHandler, answer_refusal

MEGABYTE = 1024 * 1024
ANONYMOUS_BYTES = 64 * 1024  # of a form sent without a login: names, passwords, invitations
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    SuspiciousOperation,
    UnicodeError,
    UnreadablePostError,
)


class TooLarge(Refused):
    """The body of a request is larger than its sender may send."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class FormGuard:
    """Judges a request before its form is read, and reads the form before the view does.

    A body without a declared size is not read at all: Django reads as many bytes as were declared.
    In `MIDDLEWARE` it comes before the one against forged requests, which reads the form. A view with
    the attribute `reads_own_body` is no form: it judges the request itself.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Return the page of a refusal, None for a form that may go on to its view."""
        if getattr(view, "reads_own_body", False):
            return None
        try:
            _require_size(request)
            _require_charset(request)
            _require_readable(request)
        except Refused as refusal:
            return answer_refusal(request, refusal)
        return None


def _require_size(request: HttpRequest) -> None:
    """Refuse a body by its declared size, before any of it is read."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    size = int(declared) if declared.isascii() and declared.isdigit() else 0
    if size <= ANONYMOUS_BYTES:
        return
    if not request.user.is_authenticated:
        raise TooLarge(_("You are not logged in. Log in, then send the form again."))
    most = settings.UPLOAD_MAX_MEGABYTES
    if size > most * MEGABYTE:
        raise TooLarge(
            _("This is larger than %(most)d MB, which is the limit. Choose a smaller file.")
            % {"most": most}
        )


def _require_charset(request: HttpRequest) -> None:
    """Refuse any encoding but UTF-8: no browser sends another one for our pages."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    try:
        name = lookup(charset).name
    except (LookupError, ValueError):
        name = ""
    if name != "utf-8":
        raise Refused(
            _("The form was sent in an unsupported character encoding. Send it as UTF-8.")
        )
    request.encoding = "utf-8"  # of its many names, Django accepts one


def _require_readable(request: HttpRequest) -> None:
    typed = [part for name, values in request.GET.lists() for part in (name, *values)]
    if any("\0" in part for part in [request.path, *typed]):
        raise Refused(_("The address contains a character that is not allowed. Correct it."))
    if request.method != "POST":
        return
    try:
        fields = request.POST
    except (TooManyFieldsSent, TooManyFilesSent) as error:
        raise Refused(
            _("The form has more fields than can be read at once. Send it in smaller parts.")
        ) from error
    except RequestDataTooBig as error:
        raise TooLarge(
            _("The text is longer than %(most)d MB. Send it in smaller parts.")
            % {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE}
        ) from error
    except UNREADABLE as error:
        raise Refused(_("The form arrived damaged. Go back and send it again.")) from error
    if any("\0" in name for name in fields):
        raise Refused(_("The form arrived damaged. Go back and send it again."))
