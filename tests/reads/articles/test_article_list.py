"""The list of articles: status, filters, order, readers, and what it costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.plan import plan_article
from articles.actions.publishing import withdraw_publication
from articles.models import Article, Publication, Readership, Tag, Team
from articles.reads.articles import ArticleFilters, Order, Shelf, Status, list_articles
from tests.factories import make_approval, make_article, make_claim, make_edition


def titles(reader, shelf=Shelf.CURRENT, **filters) -> list[str]:
    return [row.title for row in list_articles(reader, shelf, ArticleFilters(**filters))]


def plan(article, by, *, days: float | None = None, owner=None, tags=()):
    deadline = timezone.now() + timedelta(days=days) if days is not None else None
    return plan_article(
        article, by=by, deadline=deadline, owner=owner or by, tags=tags, expected_version=0
    )


@pytest.fixture
def shelves(editor) -> dict[str, Article]:
    names = ("draft", "in check", "approved", "published", "corrected")
    made = {name: make_article(editor, title=name) for name in names}
    make_claim(made["in check"], editor)
    make_approval(made["approved"], editor)
    make_edition(made["published"], editor)
    make_edition(made["corrected"], editor)
    make_edition(made["corrected"], editor, note="A number was wrong.")
    return made


def test_each_article_stands_on_the_shelf_of_its_status(shelves, editor):
    rows = {row.title: row.status for row in list_articles(editor, Shelf.ALL)}
    assert rows == {str(status.label): status for status in Status}
    for status in Status:
        assert titles(editor, Shelf(status.value)) == [str(status.label)]
    assert set(titles(editor)) == {"draft", "in check", "approved"}


def test_an_approved_article_that_changes_and_a_withdrawn_one_are_in_work_again(shelves, editor):
    make_claim(shelves["approved"], editor)
    publication = Publication.objects.get(article=shelves["published"])
    withdraw_publication(publication, by=editor, reason="Wrong.", expected_version=1)

    assert titles(editor, Shelf.PUBLISHED) == []
    assert titles(editor, Shelf.APPROVED) == ["published"]
    assert {"approved", "published"} < set(titles(editor))


def test_the_list_is_narrowed_down_and_sorted(editor, reviewer, second_reviewer):
    bridge, cars, boats, _ducks = (
        make_article(editor, title=each) for each in ("Bridge", "cars", "Boats", "ducks")
    )
    plan(bridge, editor, days=3, tags=["transport"])
    plan(cars, editor, days=-1, owner=reviewer, tags=["Transport", "council"])
    plan(boats, editor, days=30, owner=second_reviewer)
    team = Team.objects.create(name="Politics")
    team.members.add(reviewer)

    assert titles(editor) == ["cars", "Bridge", "Boats", "ducks"]
    assert titles(editor, order=Order.TITLE) == ["Boats", "Bridge", "cars", "ducks"]
    assert titles(editor, order=Order.NEWEST) == ["ducks", "Boats", "cars", "Bridge"]
    assert titles(editor, order=Order.OLDEST) == ["Bridge", "cars", "Boats", "ducks"]
    assert titles(editor, order=Order.OWNER)[-1] == "cars"
    assert titles(editor, due="late") == ["cars"]
    assert titles(editor, due="week") == ["cars", "Bridge"]
    assert titles(editor, owner=second_reviewer) == ["Boats"]
    assert titles(editor, team=team) == ["cars"]
    assert titles(editor, tag=Tag.objects.get(name="transport")) == ["cars", "Bridge"]
    assert titles(editor, words="TRANSPORT brid") == ["Bridge"]
    assert titles(editor, words="100%") == []


def test_a_list_shows_only_what_its_reader_may_read_on_every_shelf(shelves, editor, reviewer):
    Readership.objects.update(audience=Readership.Audience.NAMED)
    for shelf in Shelf:
        assert titles(reviewer, shelf) == []
    assert len(titles(editor, Shelf.ALL)) == 5  # their owner


def test_the_progress_counts_claims(editor, claim, verdict):
    (row,) = list_articles(editor)
    assert (row.claims, row.judged, row.signed_off) == (1, 1, 0)
    assert row.bars == [("part", "0.00", "100.00")]


def test_a_page_takes_the_same_queries_for_2_and_12_articles(
    shelves, editor, django_assert_num_queries
):
    def read_all() -> None:
        for shelf in Shelf:
            queries = 1 if shelf in {Shelf.DELETED, Shelf.ARCHIVED} else 2  # none there
            with django_assert_num_queries(queries, info=shelf):
                list(list_articles(editor, shelf)[:50])

    read_all()
    for number in range(10):
        plan(make_article(editor, title=f"More {number}"), editor, tags=[f"tag {number}"])
    read_all()
