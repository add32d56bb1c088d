"""Lists of frozen dataclasses that are read page by page."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

from django.db.models import F, Func, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.prepared import Bound, read_together

Row = TypeVar("Row")
ON_A_PAGE = 50
AHEAD = 10  # pages that are counted after the shown one
COUNTED = (1 + AHEAD) * ON_A_PAGE + 1  # rows, for the first page


def count_of(rows: QuerySet[Any]) -> Coalesce:
    """Return the number of `rows` as an expression for another query."""
    counted = rows.order_by().annotate(all_of_them=Func(F("pk"), function="Count"))
    return Coalesce(Subquery(counted.values("all_of_them"), output_field=IntegerField()), 0)


class CountUpTo(Subquery):
    """The number of rows of a slice, as an expression for another query: counting ends with it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"

    def __init__(self, rows: QuerySet[Any], most: int) -> None:
        super().__init__(rows.order_by().values("pk")[:most], output_field=IntegerField())


class Rows(Sequence[Row]):
    """The results of an ordered query as dataclasses, which are read when a `Paginator` needs them.

    `build` turns results into rows, and may run further queries for all of them at once.
    """

    ordered = True  # so that a `Paginator` does not warn

    def __init__(
        self, results: QuerySet[Any], build: Callable[[Sequence[Any]], Sequence[Row]]
    ) -> None:
        self._results = results
        self._build = build

    def __len__(self) -> int:
        """Return the number of all results: one query."""
        return self._results.count()

    def count_up_to(self, most: int) -> int:
        """Return the number of results, or `most` if there are more: one query.

        What the query adds to its rows is left out, unless the rows are groups.
        """
        rows = self._results.order_by()
        if not rows.query.group_by and not rows.query.values_select:
            rows = rows.values("pk")
        return rows[:most].count()

    @overload
    def __getitem__(self, part: int) -> Row: ...
    @overload
    def __getitem__(self, part: slice) -> Sequence[Row]: ...
    def __getitem__(self, part: int | slice) -> Row | Sequence[Row]:
        """Return one row, or those of a slice: one query, and those of `build`."""
        if isinstance(part, slice):
            return self._build(list(self._results[part]))
        return self._build([self._results[part]])[0]

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows: one query, and those of `build`."""
        return iter(self[:])


class FewRows(Rows[Row]):
    """Rows of a query that is slow and has few results: all are read once, to be counted and shown."""

    @cached_property
    def _all(self) -> list[Any]:
        return list(self._results)

    def __len__(self) -> int:
        return len(self._all)

    def count_up_to(self, most: int) -> int:
        """Return the number of results, or `most` if there are more."""
        return min(len(self), most)

    @overload
    def __getitem__(self, part: int) -> Row: ...
    @overload
    def __getitem__(self, part: slice) -> Sequence[Row]: ...
    def __getitem__(self, part: int | slice) -> Row | Sequence[Row]:
        """Return one row, or those of a slice: the queries of `build`."""
        if isinstance(part, slice):
            return self._build(self._all[part])
        return self._build([self._all[part]])[0]


class PreparedRows(Rows[Row]):
    """Rows whose first page is read with their number by one prepared statement.

    `first` is the read of the first `ON_A_PAGE` results, and `number` that of their number, up to
    `COUNTED`. `results` makes the query for the other pages.
    """

    def __init__(
        self,
        first: Bound[Any],
        number: Bound[tuple[int]],
        results: Callable[[], QuerySet[Any]],
        build: Callable[[Sequence[Any]], Sequence[Row]],
    ) -> None:
        self._reads = first, number
        self._make_results = results
        self._build = build

    @cached_property
    def _results(self) -> QuerySet[Any]:  # type: ignore[override]  # made when it is needed
        return self._make_results()

    @cached_property
    def _first(self) -> tuple[Sequence[Any], int]:
        rows, ((number,),) = read_together(*self._reads)
        return rows, number

    def count_up_to(self, most: int) -> int:
        return self._first[1] if most == COUNTED else super().count_up_to(most)

    def __getitem__(self, part: Any) -> Any:
        if isinstance(part, slice) and not part.start and part.stop and part.stop <= ON_A_PAGE:
            return self._build(self._first[0][part])
        return super().__getitem__(part)
