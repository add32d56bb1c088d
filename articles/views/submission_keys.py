"""Middleware that answers a form that is sent twice as it was answered the first time."""

import hashlib
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from articles.actions.submission_keys import AlreadySent, Submission, begin, one_submission
from articles.file_store import digest
from articles.models import SubmissionKey
from articles.refusals import Refused
from articles.views.answers import NextHandler, answer_refusal

FIELD = "submission_key"
APART = {FIELD, "csrfmiddlewaretoken"}  # not part of what was typed
TRIES, PAUSE_SECONDS = 20, 0.05  # for the first request to store where its answer leads


class SubmissionKeys:
    """Gives the action of a form its key, and answers a repetition as the first request was answered.

    The action of a repetition cannot store the key again, so nothing of it is kept. A view that refuses a
    repetition before its action, because of what the first request did, gives that answer too. A
    repetition with other content is refused, because it would be lost. In `MIDDLEWARE` this comes
    after `FormGuard` and the one against forged requests, which judge the form before it is read.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_submission():
            response = self.get_response(request)
        submission: Submission | None = getattr(request, "submission", None)
        if submission is None:
            return response
        if not submission.is_stored:
            return _former_answer(request) or response
        if "Location" in response:
            submission.record_location(response["Location"])
        return response

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Begin the submission of a form that has a key."""
        submission = _submission_of(request) if request.method == "POST" else None
        if submission:
            setattr(request, "submission", submission)  # noqa: B010 (HttpRequest has no such attribute)
            begin(submission)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the answer of the request that was faster, when both were sent at once."""
        return _former_answer(request) if isinstance(exception, AlreadySent) else None


def parse_key(typed: str) -> UUID | None:
    """Return the key of a form, None for anything else."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def _submission_of(request: HttpRequest) -> Submission | None:
    """Return the submission, None without a key or a user."""
    key = parse_key(request.POST.get(FIELD, ""))
    if key is None or not request.user.is_authenticated:
        return None
    return Submission(request.user, key, _fingerprint(request))


def _fingerprint(request: HttpRequest) -> str:
    fields = sorted((name, v) for name, values in request.POST.lists() for v in values)
    typed = [field for field in fields if field[0] not in APART]
    files = sorted(
        (name, file.name, digest(file)) for name, all_ in request.FILES.lists() for file in all_
    )
    return hashlib.sha256(repr((request.get_full_path(), typed, files)).encode()).hexdigest()


def _former_answer(request: HttpRequest) -> HttpResponse | None:
    submission: Submission | None = getattr(request, "submission", None)
    try:
        former = submission.former() if submission else None
    except Refused as refusal:
        return answer_refusal(request, refusal)
    return redirect(_location_of(former, request)) if former else None


def _location_of(former: SubmissionKey, request: HttpRequest) -> str:
    """Return the address of the former answer; without one, that of the page with the form."""
    is_part = bool(getattr(request, "htmx", False))
    for _try in range(0 if is_part else TRIES):
        if former.location:
            return former.location
        time.sleep(PAUSE_SECONDS)
        former.refresh_from_db()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return urlunsplit(("", "", parts.path, parts.query, ""))
