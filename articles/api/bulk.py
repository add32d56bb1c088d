"""Many articles at once: imported by a worker, and exported as a stream."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from ninja import Router

from articles import permissions
from articles.actions.bulk_import import ask_for_bulk_import
from articles.api.articles import scale_of
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_file
from articles.api.protocol.shapes import ID, Shape, text
from articles.api.protocol.writing import Made, write_lines
from articles.reads.articles import bulk_import
from articles.reads.publishing import article_records
from articles.reports import ndjson_lines

router = Router(tags=["bulk"])
CHUNK = 64 * 1024
COUNT = {"type": "integer", "minimum": 0}
BULK = Shape(
    "BulkImport",
    {
        "id": ID,
        "state": {
            "enum": ["pending", "ready", "failed"],
            "description": "Ask again until it is no longer pending.",
        },
        "lines": COUNT | {"description": "Lines that were sent."},
        "done": COUNT | {"description": "Lines that are handled."},
        "created": COUNT | {"description": "Articles that are new."},
        "existing": COUNT | {"description": "Articles that were there already."},
        "refused": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"line": {"type": "integer"}, "why": {"type": "string"}},
                "required": ["line", "why"],
            },
            "description": "Lines that are not imported, and why.",
        },
        "articles": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "Ids of the articles, new and existing ones.",
        },
        "failure": text("Why it stopped; empty otherwise. Send the same lines again to go on."),
    },
    about="The import of many articles by a worker.",
)


@write_lines(router, "/articles/bulk", BULK)
def bulk_import_ask(request: ApiRequest, collection: str = "", scale: str = "public") -> Made:
    """Import up to 1,000 articles, one as JSON on each line (`application/x-ndjson`).

    `Location` is where to ask how far a worker is. Nothing is imported twice: `key`, or else the
    content, identifies an article within its `collection`.
    """
    asked = ask_for_bulk_import(
        _chunks(request),
        by=request.user,
        scale=scale_of(scale),
        collection=collection[:200],
        token=request.auth.name,
    )
    location = reverse("api_bulk_import_progress", args=[asked.pk])
    return Made(bulk_import_progress(request, asked.pk), location, HTTPStatus.ACCEPTED)


@read(router, "/bulk-imports/{int:bulk_import_id}", BULK)
def bulk_import_progress(request: ApiRequest, bulk_import_id: int) -> dict[str, object]:
    """How far an import of many articles is. Only the account that asked for it finds it."""
    row = bulk_import(bulk_import_id, request.user)
    bulk = row.bulk
    return BULK.values(
        None,
        id=bulk.pk,
        state="pending" if row.is_pending else "failed" if row.failure else "ready",
        lines=bulk.lines,
        done=bulk.done,
        created=bulk.created,
        existing=bulk.existing,
        refused=bulk.refused,
        articles=sorted(bulk.articles),
        failure=row.failure,
    )


@read_file(router, "/articles.ndjson")
def article_export(request: ApiRequest, since_id: int = 0) -> Any:
    """All articles that the token may read, with their claims, as a stream: one as JSON on each line.

    `since_id` leaves out those up to this number. Restricted sources are left out.
    """
    permissions.require(permissions.may_export(request.user))
    records = article_records(since_id=since_id, reader=request.user)
    return StreamingHttpResponse(ndjson_lines(records), content_type="application/x-ndjson")


def _chunks(request: HttpRequest) -> Iterator[bytes]:
    """Yield the body as it arrives."""
    while chunk := request.read(CHUNK):
        yield chunk
