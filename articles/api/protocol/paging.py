"""Pages of lists: a cursor names the last row of the page before."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.refusals import Refused

Row = TypeVar("Row", bound=Model)
ON_A_PAGE = 50
MOST_ON_A_PAGE = 100
LARGEST = 2**63 - 1
PARAMETERS: list[dict[str, Any]] = [
    {
        "name": "limit",
        "in": "query",
        "description": "Rows on a page.",
        "schema": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_ON_A_PAGE,
            "default": ON_A_PAGE,
        },
    },
    {
        "name": "cursor",
        "in": "query",
        "description": "From the address in `next` of the page before.",
        "schema": {"type": "string"},
    },
]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and the cursor of the next one; empty on the last."""

    items: Sequence[Mapping[str, object]]
    next_cursor: str = ""


def page_of(
    request: HttpRequest,
    rows: QuerySet[Row],
    build: Callable[[QuerySet[Row]], Sequence[Mapping[str, object]]],
    *,
    key: str = "pk",
) -> Page:
    """Return the page of `rows` that the request asks for, in the order of `key`, which is unique.

    `build` makes the items of a page in that order. One query finds the keys of the page.
    """
    limit = limit_of(request)
    after = position_of(request)
    if after is not None:
        rows = rows.filter(**{f"{key}__gt": after})
    keys = list(rows.order_by(key).values_list("pk", key)[: limit + 1])
    shown = keys[:limit]
    items = build(rows.filter(pk__in=[pk for pk, _key in shown]).order_by(key))
    return Page(items, cursor_at(shown[-1][1]) if len(keys) > limit else "")


def limit_of(request: HttpRequest) -> int:
    """Return how many rows the request asks for. Raises `Refused`."""
    typed = request.GET.get("limit", str(ON_A_PAGE))
    if typed.isascii() and typed.isdigit() and len(typed) < 5:
        number = int(typed)
        if 1 <= number <= MOST_ON_A_PAGE:
            return number
    raise Refused(_("“limit” is a number from 1 to %(most)d.") % {"most": MOST_ON_A_PAGE})


def position_of(request: HttpRequest) -> int | None:
    """Return the position in the cursor of the request, None for the first page. Raises `Refused`."""
    cursor = request.GET.get("cursor")
    if cursor is None:
        return None
    try:
        written = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        written = ""
    if written.isdigit() and len(written) < 20 and int(written) <= LARGEST:
        return int(written)
    raise Refused(_("This cursor is not valid. Take it from “next” of the page before."))


def cursor_at(position: int) -> str:
    """Return the cursor of a position."""
    return base64.urlsafe_b64encode(str(position).encode()).decode()


def next_address(request: HttpRequest, page: Page) -> str | None:
    """Return the address of the next page, None on the last one."""
    if not page.next_cursor:
        return None
    query = [(name, value) for name, value in request.GET.items() if name != "cursor"]
    query.append(("cursor", page.next_cursor))
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")
