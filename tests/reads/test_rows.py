"""Lists whose rows are read page by page."""

from django.core.paginator import Paginator

from articles.models import Source
from articles.reads.rows import Rows


def make_rows(reviewer, count: int) -> Rows[str]:
    Source.objects.bulk_create(
        Source(kind=Source.Kind.UPLOAD, title=f"Letter {number}", added_by=reviewer)
        for number in range(count)
    )
    letters = Source.objects.order_by("title")
    return Rows(letters, lambda results: [each.title for each in results])


def test_a_page_costs_two_queries_and_holds_its_rows_only(reviewer, django_assert_num_queries):
    rows = make_rows(reviewer, 5)

    with django_assert_num_queries(2):
        page = Paginator(rows, 2).get_page(2)
        titles = list(page)

    assert (titles, page.paginator.count) == (["Letter 2", "Letter 3"], 5)


def test_one_row_or_all_of_them_cost_one_query(reviewer, django_assert_num_queries):
    rows = make_rows(reviewer, 3)

    with django_assert_num_queries(1):
        assert rows[1] == "Letter 1"
    with django_assert_num_queries(1):
        assert [*iter(rows)] == ["Letter 0", "Letter 1", "Letter 2"]
    assert len(rows) == 3
