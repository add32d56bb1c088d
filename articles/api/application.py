"""The API: its rooms, its errors, and its description as OpenAPI."""

from functools import cache
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from articles.api import (
    articles,
    bulk,
    captures,
    claims,
    cms,
    corrections,
    newsroom,
    publishing,
    questions,
    sources,
    statements,
    verdicts,
)
from articles.api.protocol.authentication import TokenAuthentication
from articles.api.protocol.operations import shapes
from articles.api.protocol.parser import StrictParser
from articles.api.protocol.problems import add_handlers
from articles.api.protocol.shapes import components

ABOUT = (
    "Send a token in `Authorization: Bearer …`. Times are ISO 8601 in UTC; spans are [start, end] in "
    "code points of the text, start included, end excluded. Errors are problem details. Lists come in "
    "pages: `next` is the address of the next one. Version 1 only grows: fields, operations and "
    "values may be added, none is removed or changes its meaning."
)
api = NinjaAPI(
    title="Factcheck",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    auth=TokenAuthentication(),
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
)
for room in (
    *(articles, statements, claims, sources, captures, verdicts, questions, publishing),
    cms,
    corrections,
    newsroom,
    bulk,
):
    api.add_router("", room.router)
add_handlers(api)


@cache
def openapi() -> dict[str, Any]:
    """Return the description of the API as OpenAPI 3.1."""
    described: OpenAPISchema = api.get_openapi_schema(path_prefix="/api/v1/")
    schemas = described["components"].setdefault("schemas", {})
    schemas |= components(shapes)
    for operations in described["paths"].values():
        for operation in operations.values():
            operation.pop("description", None)
    return dict(described)
