"""Middleware that answers with a sentence while the database restarts."""

import sys
from collections.abc import Callable

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_SECONDS = "5"
LOST = "lost_database"  # attribute of a request


class Unavailable:
    """Answers 503 instead of 500 when a request has lost the database, in whatever middleware or view.

    With htmx the sentence is shown in `#notices`, and what was typed stays in its form. The form can
    be sent again even if its change was stored: its submission key is then stored too. In `MIDDLEWARE`
    this comes before everything that reads the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return answer_unavailable(request) if hasattr(request, LOST) else response


@receiver(got_request_exception)
def mark_lost_database(*, request: HttpRequest | None = None, **_signal: object) -> None:
    """Mark the request whose exception says that the database cannot be reached."""
    if request and isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        setattr(request, LOST, True)


def answer_unavailable(request: HttpRequest) -> HttpResponse:
    """Return the page, or its sentence for htmx. Neither reads the database."""
    is_part = request.headers.get("HX-Request") == "true"
    content = render_to_string("503.html#notice" if is_part else "503.html")
    headers = {"Retry-After": RETRY_SECONDS}
    if is_part:
        headers |= {"HX-Retarget": "#notices", "HX-Reswap": "innerHTML"}
    return HttpResponse(content, status=503, headers=headers)
