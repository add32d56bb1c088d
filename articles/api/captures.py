"""Captures: the stored copies of sources."""

from django.db.models import QuerySet
from ninja import Router

from articles import reports
from articles.api.protocol.answers import wants
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, Shape, id_of
from articles.models import Capture
from articles.reads.resources import capture_records
from articles.reads.sources import captures_visible_to

router = Router(tags=["captures"])
CAPTURE = Shape(
    "Capture",
    {"id": ID, "source": id_of("source")},
    reports.Capture,
    large=frozenset({"text"}),
)


@read_list(router, "/captures", CAPTURE)
def capture_list(request: ApiRequest, source: int | None = None) -> Page:
    """The captures of all sources that the token may see; with their text only if `fields` names it."""
    with_text = wants(request, CAPTURE, "text")
    rows = captures_visible_to(request.user)
    if source is not None:
        rows = rows.filter(source=source)

    def build(shown: QuerySet[Capture]) -> list[dict[str, object]]:
        return captures_as_json(shown, with_text=with_text)

    return page_of(request, rows, build)


@read(router, "/captures/{int:capture_id}", CAPTURE)
def capture(request: ApiRequest, capture_id: int) -> dict[str, object]:
    """One capture with its text and the HTTP headers that came with it."""
    rows = captures_visible_to(request.user).filter(pk=capture_id)
    return single(captures_as_json(rows, with_text=True))


def captures_as_json(rows: QuerySet[Capture], *, with_text: bool) -> list[dict[str, object]]:
    return [
        CAPTURE.values(record, id=row.pk, source=row.source_id)
        for row, record in capture_records(rows, with_text=with_text)
    ]
