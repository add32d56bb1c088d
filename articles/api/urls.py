"""The addresses of the API. Only tokens count here: no session, no login page."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path

from articles.api import reference
from articles.api.application import api

View = Callable[..., HttpResponseBase]


def _for_programs(view: View) -> View:
    """Return the view for requests without a session, which come with a token instead."""

    def answer(request: HttpRequest, *args: Any, **arguments: Any) -> HttpResponseBase:
        if request.method == "HEAD":
            request.method = "GET"  # the server leaves the body out
        return view(request, *args, **arguments)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # a browser sends no token by itself
    answer.reads_own_body = True  # type: ignore[attr-defined]
    return login_not_required(answer)


def _patterns() -> list[URLPattern]:
    """Return the patterns of the operations, without those of ninja's own pages."""
    patterns = [each for each in api.urls[0] if isinstance(each, URLPattern)]
    for pattern in patterns:
        pattern.callback = _for_programs(pattern.callback)
    return [each for each in patterns if each.name != "api-root"]


api_urls = [
    path("api/", reference.api_reference, name="api_reference"),
    path("api/v1/openapi.json", reference.openapi_json, name="api_openapi"),
    path("api/v1/", include(_patterns())),
]
