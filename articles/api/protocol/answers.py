"""Answers of operations: JSON with an ETag, of the fields that the request names."""

import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from articles.api.protocol.paging import Page, next_address
from articles.api.protocol.shapes import Shape
from articles.refusals import Refused

FIELDS: dict[str, Any] = {
    "name": "fields",
    "in": "query",
    "description": "Names of the fields to return, separated by commas; the id always comes.",
    "schema": {"type": "string"},
}


def wanted_fields(request: HttpRequest, shape: Shape) -> tuple[str, ...] | None:
    """Return the fields that the request names, None for all. Raises `Refused` for an unknown one."""
    typed = request.GET.get("fields")
    if typed is None:
        return None
    names = [name.strip() for name in typed.split(",") if name.strip()]
    unknown = sorted(set(names) - set(shape.names))
    if unknown or not names:
        raise Refused(
            _("There are no fields %(unknown)s. There are: %(names)s.")
            % {"unknown": ", ".join(unknown) or "“”", "names": ", ".join(shape.names)}
        )
    return tuple(names)


def wants(request: HttpRequest, shape: Shape, name: str) -> bool:
    """Return whether a list has to have a large field: only if the request names it."""
    return name in (wanted_fields(request, shape) or ())


def answer_one(
    request: HttpRequest,
    shape: Shape,
    values: Mapping[str, object],
    *,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer with one object. The ETag begins with its version, if it has one."""
    wanted = wanted_fields(request, shape)
    body = _narrowed(values, wanted, shape) if wanted else values
    version = values.get("version")
    prefix = "" if version is None else f"{version}-"
    response = _answer(request, body, prefix=prefix, status=status)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def answer_page(request: HttpRequest, shape: Shape, page: Page) -> HttpResponse:
    """Answer with a page of a list, and say in `Link` where the next one is."""
    wanted = wanted_fields(request, shape)
    names = wanted or tuple(name for name in shape.names if name not in shape.large)
    following = next_address(request, page)
    items = [_narrowed(item, names, shape) for item in page.items]
    response = _answer(request, {"items": items, "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _narrowed(
    values: Mapping[str, object], names: tuple[str, ...], shape: Shape
) -> dict[str, object]:
    kept = {*names, *shape.required}
    return {name: value for name, value in values.items() if name in kept}


def _answer(
    request: HttpRequest, body: object, *, prefix: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    etag = f'"{prefix}{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="application/json", status=status)
    if status == HTTPStatus.OK and request.method in {"GET", "HEAD"}:
        response = get_conditional_response(request, etag=etag, response=response) or response
    response["ETag"] = etag
    return response
