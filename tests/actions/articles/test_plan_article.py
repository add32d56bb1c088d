"""Deadline, owner and tags of an article."""

from datetime import UTC, datetime

import pytest

from articles import rules
from articles.actions.claims import assign_claim
from articles.actions.plan import plan_article
from articles.actions.readers import set_readers
from articles.models import ArticlePlan, Readership, Tag, User
from articles.reads.articles import plan_changes
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import UserFactory, make_approval, make_edition
from tests.undoing import fresh, undo

FRIDAY = datetime(2026, 6, 12, 16, tzinfo=UTC)


def plan(article, by, *, version: int = 0, owner: User | None = None, tags=(), deadline=FRIDAY):
    return plan_article(
        fresh(article),
        by=by,
        deadline=deadline,
        owner=owner or fresh(article).owner,
        tags=tags,
        expected_version=version,
    )


def state(article) -> tuple[object, str, list[str]]:
    planned = ArticlePlan.objects.filter(article=article).first()
    tags = [str(row) for row in article.tagged.order_by("tag__name")]
    return planned and planned.deadline, str(fresh(article).owner), tags


def test_an_article_is_planned_and_each_plan_is_undone(article, editor, reviewer):
    before = state(article)
    first = plan(article, editor, tags=["transport", "council"])
    after_first = state(article)
    assert after_first == (FRIDAY, "edith", ["council", "transport"])

    plan(article, editor, version=first.version, owner=reviewer, tags=["Transport"], deadline=None)
    assert state(article) == (None, "rosa", ["transport"])
    changes = {"Tag removed: council", "Owner: rosa", "Deadline removed"}
    assert changes <= {change.what for change in plan_changes(article)}

    undo(editor)
    assert state(article) == after_first
    undo(editor)
    assert state(article) == before
    assert set(Tag.objects.values_list("name", flat=True)) == {"transport", "council"}


def test_two_people_who_plan_at_once_see_each_other(article, editor):
    first = plan(article, editor, tags=["transport"])
    with pytest.raises(Stale) as stale:
        plan(article, editor)
    assert stale.value.theirs == "2026-06-12 16:00; edith; transport"
    plan(article, editor, version=first.version)
    with pytest.raises(Stale):
        plan(article, editor, version=first.version, tags=["lost"])
    assert state(article)[2] == []


def test_a_deadline_leaves_an_approval_as_it_is(article, editor):
    make_approval(article, editor)
    approved = rules.state_of(article)
    plan(article, editor, tags=["transport"])
    assert rules.state_of(article) == approved


def test_only_the_owner_and_editors_plan_and_only_people_who_can_log_in_own(
    article, editor, reviewer
):
    with pytest.raises(NotAllowed):
        plan(article, reviewer)
    gone = UserFactory.create(is_active=False)
    with pytest.raises(Refused, match="cannot log in"):
        plan(article, editor, owner=gone)
    plan(article, editor, owner=reviewer)
    plan(article, reviewer, version=1, tags=["mine"])
    assert state(article)[1:] == ("rosa", ["mine"])


def test_an_owner_who_would_lose_their_claims_stays(article, claim, editor, reviewer):
    """Rosa owns an article that only she and the editor read, and is assigned to a claim."""
    plan(article, editor, owner=reviewer)
    readership = Readership.objects.get(article=article)
    named = Readership.Audience.NAMED
    set_readers(
        fresh(article),
        by=editor,
        audience=named,
        people=[editor],
        expected_version=readership.version,
    )
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    with pytest.raises(Refused, match="rosa is assigned"):
        plan(article, editor, version=1, owner=editor)
    assert state(article)[1] == "rosa"


def test_a_published_article_is_planned_too(article, editor):
    make_edition(article, editor)
    assert plan(article, editor).deadline == FRIDAY
