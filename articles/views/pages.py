"""Pages of long lists, whose cost does not grow with the length of the list."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from articles.reads.rows import Rows
from articles.views.answers import Request

ON_A_PAGE = 50
AHEAD = 10  # pages that are counted after the shown one
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
