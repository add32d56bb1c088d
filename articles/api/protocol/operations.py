"""How an operation is added: `read` or `read_list` for a GET, with the shape of its answer.

The function takes the request and the parameters of the address, which are checked by their types. It
calls one read, and returns the values of one object, or a `Page`.
"""

import inspect
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Router

from articles.api.protocol.answers import FIELDS, answer_one, answer_page
from articles.api.protocol.authentication import Scope, require_scope
from articles.api.protocol.paging import PARAMETERS
from articles.api.protocol.problems import MEDIA_TYPE
from articles.api.protocol.shapes import Shape
from articles.refusals import Refused

View = Callable[..., Any]
Item = TypeVar("Item")
PROBLEMS = {
    HTTPStatus.UNAUTHORIZED: "No valid token.",
    HTTPStatus.FORBIDDEN: "The roles of the account or the scopes of the token do not allow it.",
    HTTPStatus.NOT_FOUND: "It does not exist, or the account may not read it.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "What was sent cannot be used; `detail` says why.",
    HTTPStatus.TOO_MANY_REQUESTS: "The token has used up its requests; `Retry-After` says for how long.",
}
shapes: dict[str, Shape] = {}  # by name: what operations answer with
readers: dict[
    str, tuple[Shape, Callable[..., Any]]
] = {}  # of one object, by the name of the address


def read(router: Router, path: str, shape: Shape) -> Callable[[View], View]:
    """Add the GET of one object. The function returns its values, or raises `DoesNotExist`."""
    return _get(router, path, shape, shape.name, [FIELDS], answer_one)


def read_list(router: Router, path: str, shape: Shape) -> Callable[[View], View]:
    """Add the GET of a list, page by page. The function returns a `Page`."""
    return _get(router, path, shape, f"{shape.name}List", [FIELDS, *PARAMETERS], answer_page)


def _get(
    router: Router,
    path: str,
    shape: Shape,
    component: str,
    parameters: list[dict[str, Any]],
    answer: Callable[..., HttpResponse],
) -> Callable[[View], View]:
    shapes[shape.name] = shape

    def decorate(view: View) -> View:
        if component == shape.name:
            readers[f"api_{view.__name__}"] = (shape, view)
        known = {*parameters_of(view, path), *(each["name"] for each in parameters)}

        @wraps(view)
        def run(request: Any, **arguments: Any) -> HttpResponseBase:
            require_known_parameters(request, known)
            require_scope(request.auth, Scope.READ)
            return answer(request, shape, view(request, **arguments))

        router.get(
            path,
            **naming_of(view),
            openapi_extra={
                "parameters": parameters,
                "responses": responses({HTTPStatus.OK: ("The answer.", component)}, PROBLEMS),
            },
        )(run)
        return view

    return decorate


def read_file(router: Router, path: str) -> Callable[[View], View]:
    """Add the GET of a file. The function returns the response with its bytes."""

    def decorate(view: View) -> View:
        @wraps(view)
        def run(request: Any, **arguments: Any) -> HttpResponseBase:
            require_known_parameters(request, parameters_of(view, path))
            require_scope(request.auth, Scope.READ)
            response: HttpResponseBase = view(request, **arguments)
            return response

        documented = responses({}, PROBLEMS)
        binary = {"schema": {"type": "string", "format": "binary"}}
        documented[int(HTTPStatus.OK)] = {
            "description": "The bytes of the file.",
            "content": {"application/octet-stream": binary},
        }
        router.get(
            path,
            **naming_of(view),
            openapi_extra={"responses": documented},
        )(run)
        return view

    return decorate


def naming_of(view: View) -> dict[str, Any]:
    """Return how an operation is named: by its function, and the first sentence of its docstring."""
    return {
        "operation_id": view.__name__,
        "url_name": f"api_{view.__name__}",
        "summary": (inspect.getdoc(view) or "").split("\n")[0],
        "description": " ",
    }


def responses(
    answers: dict[HTTPStatus, tuple[str, str]], problems: dict[HTTPStatus, str]
) -> dict[Any, Any]:
    """Return the answers of an operation: what it means, and the component that it has."""
    documented: dict[Any, Any] = {}
    for status, (meaning, component) in answers.items():
        schema = {"$ref": f"#/components/schemas/{component}"}
        content = {"application/json": {"schema": schema}}
        documented[int(status)] = {"description": meaning, "content": content}
    for status, meaning in problems.items():
        schema = {"$ref": "#/components/schemas/Problem"}
        documented[int(status)] = {
            "description": meaning,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
    return documented


def require_known_parameters(request: HttpRequest, known: Collection[str]) -> None:
    """Refuse a request with a parameter that is not known: a mistyped filter would show everything."""
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise Refused(
            _("There are no parameters %(unknown)s here. There are: %(known)s.")
            % {"unknown": ", ".join(unknown), "known": ", ".join(sorted(known))}
        )
    if any("\0" in value for values in request.GET.lists() for value in values[1]):
        raise Refused(_("The address contains a character that is not allowed. Correct it."))


def parameters_of(view: View, path: str) -> list[str]:
    """Return the names of the parameters in the query."""
    names = list(inspect.signature(view).parameters)[1:]
    return [name for name in names if f":{name}}}" not in path and f"{{{name}}}" not in path]


def single(records: Iterable[Item]) -> Item:
    """Return the only one of the records. Raises `Http404` if there is none."""
    for record in records:
        return record
    raise Http404
