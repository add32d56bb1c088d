"""Pages of long lists, whose cost does not grow with the length of the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from articles.reads.rows import AHEAD, ON_A_PAGE, Rows
from articles.views.answers import Request

LAST = 100_000  # pages


class NearPages(Paginator[Any]):
    """Counts no more rows than those of the pages up to `AHEAD` after the page `near`."""

    def __init__(self, rows: Rows[Any], *, near: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self.rows = rows
        self.counted_pages = min(near, LAST) + AHEAD

    @cached_property
    def count(self) -> int:
        """The number of rows, as far as they are counted, and one if there are more."""
        return self.rows.count_up_to(self.counted_pages * ON_A_PAGE + 1)

    @property
    def has_uncounted(self) -> bool:
        """Whether there are more pages than were counted."""
        return self.count > self.counted_pages * ON_A_PAGE


def page_of(request: Request, rows: Rows[Any]) -> Page[Any]:
    """Return the page of the list that `?page=` names, or the first one."""
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
    return NearPages(rows, near=number).get_page(max(1, number))


def address_with(request: Request, **changes: str | None) -> str:
    """Return the page's query with other values, such as "?tag=3"; None leaves a parameter out.

    It leads to the first page of the list.
    """
    query = request.GET.copy()
    for name, value in {**changes, "page": None}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. With an `address`, its head is a link that sorts by it."""

    label: str
    address: str = ""
    direction: str = ""  # "ascending" or "descending", if the list is sorted by it
    is_number: bool = False


def column(
    request: Request, label: str, *, orders: Sequence[str], chosen: str, is_number: bool = False
) -> Column:
    """Return a column that sorts by the first of `orders`, or by the second if that is `chosen`.

    An order that begins with "-" is descending.
    """
    direction = ""
    if chosen in orders:
        direction = "descending" if chosen.startswith("-") else "ascending"
    wanted = orders[1] if chosen == orders[0] and len(orders) > 1 else orders[0]
    return Column(label, address_with(request, sort=wanted), direction, is_number)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the address of the list without it."""

    label: str
    value: str
    address: str


def chips_of(request: Request, filters: Iterable[tuple[str, str, str]]) -> list[Chip]:
    """Return a chip for each filter in use, given as its parameter, label and value."""
    return [
        Chip(label, value, address_with(request, **{name: None})) for name, label, value in filters
    ]


def fields_context(request: Request) -> dict[str, object]:
    """Return what a page needs to draw the fields of its filters only when somebody opens them."""
    return {
        "fields_open": request.GET.get("filters") == "open",
        "fields_address": address_with(request, filters="open"),
    }
