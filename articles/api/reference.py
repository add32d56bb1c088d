"""The description of the API: as OpenAPI for programs, and as a page for people."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.api.application import openapi

Described = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation: in the address, the query, a header or the body."""

    name: str
    where: str
    kind: str
    is_required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What one method of one address does."""

    key: str
    method: str
    path: str
    summary: str
    parameters: list[Parameter]
    answers: list[tuple[str, str, str]]  # status, meaning, name of the shape


@dataclass(frozen=True, slots=True)
class Component:
    """A kind of JSON object with its fields."""

    name: str
    about: str
    fields: list[Parameter]


@login_not_required
@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """Answer with the description of the API as OpenAPI 3.1. It is open to everybody."""
    content = _written()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="application/json")
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer["ETag"] = etag
    return answer


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Show all operations of the API, with their parameters and answers."""
    described = openapi()
    rooms: dict[str, list[Operation]] = {}
    for room, operation in _operations(described):
        rooms.setdefault(room, []).append(operation)
    context = {
        "rooms": rooms,
        "components": list(_components(described["components"]["schemas"])),
        "about": described["info"]["description"],
    }
    return render(request, "help/api.html", context)


@cache
def _written() -> bytes:
    return json.dumps(openapi(), ensure_ascii=False, indent=1).encode()


def _operations(described: Described) -> Iterator[tuple[str, Operation]]:
    for path, methods in described["paths"].items():
        for method, about in methods.items():
            operation = Operation(
                key=about["operationId"],
                method=method.upper(),
                path=path,
                summary=about["summary"],
                parameters=[_parameter(each) for each in about["parameters"]],
                answers=[
                    (str(status), answer["description"], _shape_of(answer))
                    for status, answer in sorted(about["responses"].items(), key=str)
                ],
            )
            yield about["tags"][0], operation


def _parameter(about: Described) -> Parameter:
    return Parameter(
        name=about["name"],
        where=about["in"],
        kind=_kind_of(about["schema"]),
        is_required=about.get("required", False),
        meaning=about.get("description", ""),
    )


def _components(schemas: Described) -> Iterator[Component]:
    for name, schema in schemas.items():
        if "properties" not in schema or name.endswith("List"):
            continue
        required = schema.get("required", [])
        fields = [
            Parameter(field, "", _kind_of(about), field in required, about.get("description", ""))
            for field, about in schema["properties"].items()
        ]
        yield Component(name, schema.get("description", ""), fields)


def _shape_of(answer: Described) -> str:
    """Return the name of the component that an answer has, empty for a file."""
    for media in answer.get("content", {}).values():
        return str(media["schema"].get("$ref", "")).rpartition("/")[2]
    return ""


def _kind_of(schema: Described) -> str:
    """Return the type of a value in a few words: "integer", "Claim", "one of open, ready"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join("null" if word is None else str(word) for word in schema["enum"])
    if "anyOf" in schema or "allOf" in schema:
        return " | ".join(_kind_of(each) for each in schema.get("anyOf", schema.get("allOf", [])))
    kind = schema.get("type", "")
    if isinstance(kind, list):
        return " | ".join(kind)
    if kind == "array" and isinstance(schema.get("items"), dict):
        return f"{_kind_of(schema['items'])}[]"
    return str(schema.get("format", kind) or "any")
