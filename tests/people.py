"""Fixtures: the people of a newsroom, an article, a claim and a verdict."""

import pytest

from articles.actions.verdicts import record_verdict
from articles.models import Article, Claim, Rating, User, Verdict
from tests.factories import UserFactory, make_article, make_claim
from tests.rich import make_rich_article


@pytest.fixture
def editor(db) -> User:
    return UserFactory.create(username="edith", is_editor=True)


@pytest.fixture
def reviewer(db) -> User:
    return UserFactory.create(username="rosa", is_reviewer=True)


@pytest.fixture
def second_reviewer(db) -> User:
    return UserFactory.create(username="ravi", is_reviewer=True)


@pytest.fixture
def administrator(db) -> User:
    return UserFactory.create(username="ada", is_administrator=True, is_staff=True)


@pytest.fixture
def nobody(db) -> User:
    """A user without any role."""
    return UserFactory.create(username="nobody")


@pytest.fixture
def article(editor) -> Article:
    return make_article(editor)


@pytest.fixture
def claim(article, editor) -> Claim:
    return make_claim(article, editor, "the bridge cost 4.5 million euros")


@pytest.fixture
def rating(article) -> Rating:
    return Rating.objects.get(scale=article.scale, label="Misleading")


@pytest.fixture
def verdict(claim, reviewer, rating) -> Verdict:

    recorded = record_verdict(
        claim,
        by=reviewer,
        rating=rating,
        explanation="It cost five.",
        expected_version=claim.version,
    )
    return Verdict.objects.select_related("claim__revision__article").get(pk=recorded.pk)


@pytest.fixture
def rich(editor, reviewer, second_reviewer) -> Article:
    """An article with an example of everything in a report."""
    return make_rich_article(editor, reviewer, second_reviewer)
