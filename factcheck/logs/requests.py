"""The id of each request, and what the log says of it: slow ones and refusals.

The id joins the lines of a request with those of the jobs that it queued. Neither addresses nor what
was typed are logged: a search and an invitation are in the address.
"""

import re
import time
from collections.abc import Callable
from http import HTTPStatus
from uuid import uuid4

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles import metrics

HEADER = "X-Request-ID"
ACCEPTED = re.compile(r"[\w.:-]{8,64}", re.ASCII)
REFUSED = range(HTTPStatus.BAD_REQUEST, HTTPStatus.INTERNAL_SERVER_ERROR)

log = structlog.get_logger(__name__)


def request_id(request: HttpRequest) -> str:
    """Return the id of a trusted proxy's header if it is well formed, else a new one."""
    given = request.headers.get(HEADER, "") if settings.TRUSTS_PROXY else ""
    return given if ACCEPTED.fullmatch(given) else uuid4().hex


class RequestLog:
    """Middleware that names each request in every line of its log, and its answer in a header.

    The context stays after the answer: gunicorn logs its line then, in the same thread.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id(request))
        began = time.monotonic()
        name = structlog.contextvars.get_contextvars()["request"]
        with metrics.spans.open("request", {"request": name}) as about:
            response = self.get_response(request)
            view = request.resolver_match.view_name if request.resolver_match else ""
            about |= {"view": view, "status": response.status_code}
        structlog.contextvars.bind_contextvars(view=view)
        response[HEADER] = name
        _report(request, response, view, time.monotonic() - began)
        return response


def _report(request: HttpRequest, response: HttpResponse, view: str, seconds: float) -> None:
    status = response.status_code
    metrics.REQUEST_SECONDS.labels(view or "unknown", f"{status // 100}xx").observe(seconds)
    about = {
        "method": request.method,
        "status": status,
        "seconds": round(seconds, 3),
        # Only a user that the request has read already: asking would read the session.
        "person": getattr(getattr(request, "_cached_user", None), "pk", None),
    }
    if status in REFUSED:
        log.warning("request.refused", **about)
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("request.failed", **about)
    if seconds > settings.SLOW_REQUEST_SECONDS:
        log.warning("request.slow", **about)
