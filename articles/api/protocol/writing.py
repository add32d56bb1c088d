"""How an operation that changes something is added: `write`, with the version it expects and its key.

A change of something that exists names in `If-Match` the ETag that the program has read. If somebody
else was faster, the answer is 412 with what is stored now and what was sent. `Idempotency-Key` makes
a repetition safe: it is answered as the first request was, and changes nothing.
"""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import ConfigDict

from articles.actions.newsroom import require_person
from articles.actions.submission_keys import AlreadySent, Submission, begin, one_submission
from articles.api.protocol.answers import answer_one
from articles.api.protocol.authentication import (
    Scope,
    acting_with,
    require_scope,
)
from articles.api.protocol.operations import (
    PROBLEMS,
    naming_of,
    parameters_of,
    readers,
    require_known_parameters,
    responses,
    shapes,
)
from articles.api.protocol.problems import PreconditionFailed, PreconditionRequired, problem
from articles.api.protocol.shapes import Shape
from articles.refusals import Refused, Stale

View = Callable[..., Any]
ETAG = re.compile(r'(?:W/)?"?(\d{1,9})(?:-[0-9a-f]*)?"?\Z')
LONGEST_KEY = 255
TRIES, PAUSE_SECONDS = 40, 0.05  # for the first request to say where its answer leads
WRITE_PROBLEMS = {
    HTTPStatus.BAD_REQUEST: "The body is not JSON.",
    **PROBLEMS,
    HTTPStatus.CONFLICT: "A request with this key is still being handled, or somebody changed this.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than this address accepts.",
}
MEANINGS = {
    HTTPStatus.OK: "Nothing was new.",
    HTTPStatus.CREATED: "Done.",
    HTTPStatus.ACCEPTED: "A worker does it.",
}
VERSION_PROBLEMS = {
    HTTPStatus.PRECONDITION_FAILED: "Somebody changed it: `current` is stored now, `yours` was sent.",
    HTTPStatus.PRECONDITION_REQUIRED: "`If-Match` is missing.",
}
IDEMPOTENCY_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "A random text. Sent again with it, the request changes nothing.",
    "schema": {"type": "string", "maxLength": LONGEST_KEY},
}
IF_MATCH: dict[str, Any] = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of what is changed, as it was read, or its version.",
    "schema": {"type": "string"},
}


class Body(Schema):
    """The JSON body of a request. A field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Made:
    """What an operation made: its values, and its address, which answers a repetition."""

    values: Mapping[str, object]
    location: str
    status: int = HTTPStatus.CREATED
    headers: Mapping[str, str] = field(default_factory=dict)


def write(
    router: Router,
    path: str,
    shape: Shape,
    *,
    method: str = "POST",
    scope: Scope = Scope.WRITE,
    changes: View | None = None,
    status: HTTPStatus = HTTPStatus.CREATED,
    or_else: Mapping[HTTPStatus, Shape] = MappingProxyType({}),
    by_people: bool = False,
) -> Callable[[View], View]:
    """Add an operation that changes something. The function returns a `Made` of `shape`.

    `or_else` are the shapes of other statuses than `status` that it may return. `changes` reads what is
    changed: then `If-Match` is needed, and `request.expected_version` is the version in it. `by_people`:
    no integration may do it.
    """
    answers = {status: shape, **or_else}
    shapes.update({each.name: each for each in answers.values()})

    def decorate(view: View) -> View:
        @wraps(view)
        def run(request: Any, **arguments: Any) -> HttpResponse:
            require_known_parameters(request, ())
            _require_sender(request, scope, by_people=by_people)
            if changes:
                request.expected_version = expected_version_of(request)
            return _answered(request, shape, view, changes, arguments)

        router.api_operation(
            [method],
            path,
            response={status: None},
            **naming_of(view),
            openapi_extra=_documented(answers, needs_version=changes is not None),
        )(run)
        return view

    return decorate


def _require_sender(request: Any, scope: Scope, *, by_people: bool) -> None:
    """Raise `NotAllowed` unless the token has the scope, and is of a person where that matters."""
    require_scope(request.auth, scope)
    if by_people:
        require_person(request.user)


def _documented(answers: Mapping[HTTPStatus, Shape], *, needs_version: bool) -> dict[str, Any]:
    """Return the headers and the answers of an operation that writes."""
    problems = WRITE_PROBLEMS | (VERSION_PROBLEMS if needs_version else {})
    return {
        "parameters": [IDEMPOTENCY_KEY, *([IF_MATCH] if needs_version else [])],
        "responses": responses(
            {status: (MEANINGS[status], shape.name) for status, shape in answers.items()}, problems
        ),
    }


def write_lines(router: Router, path: str, shape: Shape) -> Callable[[View], View]:
    """Add an operation that takes JSON lines, which it reads as they arrive. It returns a `Made`."""
    shapes[shape.name] = shape

    def decorate(view: View) -> View:
        @wraps(view)
        def run(request: Any, **arguments: Any) -> HttpResponse:
            require_known_parameters(request, parameters_of(view, path))
            require_scope(request.auth, Scope.WRITE)
            with acting_with(request.auth):
                made: Made = view(request, **arguments)
            return answer_one(
                request, shape, made.values, status=made.status, headers={"Location": made.location}
            )

        lines = {"schema": {"type": "string", "description": "One JSON object on each line."}}
        status = HTTPStatus.ACCEPTED
        router.post(
            path,
            response={status: None},
            **naming_of(view),
            openapi_extra={
                "requestBody": {"required": True, "content": {"application/x-ndjson": lines}},
                "responses": responses({status: ("Asked.", shape.name)}, WRITE_PROBLEMS),
            },
        )(run)
        return view

    return decorate


def expected_version_of(request: HttpRequest) -> int:
    """Return the version that `If-Match` names. Raises `PreconditionRequired`, `Refused`."""
    sent = request.headers.get("If-Match", "").strip()
    if not sent:
        raise PreconditionRequired(
            _(
                "Send the ETag of what you have read in the header “If-Match”, so that no change is lost."
            )
        )
    match = ETAG.match(sent)
    if match is None:
        raise Refused(
            _("“If-Match” is not an ETag with a version. Send the one that you have read.")
        )
    return int(match[1])


def _answered(
    request: Any,
    shape: Shape,
    view: View,
    changes: View | None,
    arguments: Mapping[str, Any],
) -> HttpResponse:
    with one_submission(), acting_with(request.auth):
        return _done_once(request, shape, view, changes, arguments)


def _done_once(
    request: Any,
    shape: Shape,
    view: View,
    changes: View | None,
    arguments: Mapping[str, Any],
) -> HttpResponse:
    """Call the operation, or answer a repetition as the first request was answered."""
    submission = submission_of(request)
    if submission:
        if submission.former():
            return _former_answer(request, submission)
        begin(submission)
    try:
        made: Made = view(request, **arguments)
    except AlreadySent:
        return _former_answer(request, submission)
    except Stale as stale:
        if changes is None:
            raise
        raise _failed(request, stale, changes, arguments) from stale
    if submission and submission.is_stored:
        submission.record_location(made.location)
    headers = {"Location": made.location, **made.headers}
    return answer_one(request, shape, made.values, status=made.status, headers=headers)


def _failed(
    request: Any, stale: Stale, changes: View, arguments: Mapping[str, Any]
) -> PreconditionFailed:
    """Return the refusal with both texts: what is stored now, and what was sent."""
    of_address = {
        name: value for name, value in arguments.items() if name in request.resolver_match.kwargs
    }
    sent = {
        name: value.dict() if hasattr(value, "dict") else value
        for name, value in arguments.items()
        if name not in of_address
    }
    yours = sent.get("body", sent)
    current = changes(request, **of_address)
    return PreconditionFailed(str(stale), current=current, yours=_as_json(yours))


def _as_json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _as_json(each) for name, each in value.items()}
    return (
        value if isinstance(value, str | int | float | bool | list) or value is None else str(value)
    )


def submission_of(request: Any) -> Submission | None:
    """Return the submission of a request with an `Idempotency-Key`. Raises `Refused` for a bad key."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not 0 < len(key) <= LONGEST_KEY:
        raise Refused(_("“Idempotency-Key” has 1 to %(most)d characters.") % {"most": LONGEST_KEY})
    body = hashlib.sha256(request.body).hexdigest()
    content = f"{request.method} {request.path} {request.headers.get('If-Match', '')} {body}"
    return Submission(
        request.user,
        uuid5(NAMESPACE_URL, f"{request.auth.pk} {key}"),
        hashlib.sha256(content.encode()).hexdigest(),
    )


def _former_answer(request: Any, submission: Submission | None) -> HttpResponse:
    """Answer a repetition with what the first request made, as it is now."""
    former = submission.former() if submission else None
    for _try in range(TRIES):
        if former is None or former.location:
            break
        time.sleep(PAUSE_SECONDS)
        former.refresh_from_db()
    if former is None or not former.location:
        sentence = _("The first request with this key is still being handled. Send it again soon.")
        return problem(HTTPStatus.CONFLICT, sentence, headers={"Retry-After": "1"})
    match = resolve(former.location)
    shape, view = readers[str(match.url_name)]
    headers = {"Location": former.location, "Idempotent-Replayed": "true"}
    values = view(request, **match.kwargs)
    return answer_one(request, shape, values, status=HTTPStatus.OK, headers=headers)
