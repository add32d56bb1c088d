"""Middleware that makes every error under /api/ a problem, also those of other middleware."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.api.protocol.problems import MEDIA_TYPE, not_found, problem

PREFIX = "/api/v1/"
SENTENCES: Mapping[int, str | Promise] = {
    HTTPStatus.BAD_REQUEST: _("The request is damaged. Correct it, then send it again."),
    HTTPStatus.METHOD_NOT_ALLOWED: _("This address does not know the method. See “Allow”."),
    HTTPStatus.INTERNAL_SERVER_ERROR: _(
        "Factcheck has failed at this request. It is in the log; tell an administrator."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: _("The database is restarting. Send the request again soon."),
}
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")


class ApiProblems:
    """Answers with a problem where Django or other middleware would answer with a page.

    In `MIDDLEWARE` it comes before everything that reads the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        is_ours = request.path.startswith(PREFIX)
        if not (is_ours and is_error) or response.get("Content-Type") == MEDIA_TYPE:
            return response
        if response.status_code == HTTPStatus.NOT_FOUND:
            return not_found()
        sentence = SENTENCES.get(response.status_code, SENTENCES[HTTPStatus.BAD_REQUEST])
        headers = {name: response[name] for name in KEPT_HEADERS if name in response}
        return problem(response.status_code, str(sentence), headers=headers)
