"""Tags are renamed, and two become one, by administrators."""

import pytest

from articles.actions.plan import plan_article
from articles.models import Article, ArticleTag, Tag
from tests.factories import make_article


@pytest.fixture
def tagged(editor) -> list[Article]:
    """Two articles: one with both tags, one with the first."""
    articles = [make_article(editor, title=each) for each in ("Bridge", "Ferries")]
    for article, tags in zip(articles, (["sea", "port"], ["sea"]), strict=True):
        plan_article(article, by=editor, deadline=None, owner=editor, tags=tags, expected_version=0)
    return articles


def tags_of(article: Article) -> list[str]:
    return sorted(str(row) for row in ArticleTag.objects.filter(article=article))


def test_a_tag_gets_another_name_on_all_its_articles(client, administrator, tagged):
    client.force_login(administrator)
    sea = Tag.objects.get(name="sea")
    page = client.post(f"/tags/{sea.pk}/", {"name": " the   sea "}, follow=True).content.decode()
    assert "the sea" in page
    assert [tags_of(each) for each in tagged] == [["port", "the sea"], ["the sea"]]
    assert "Tag renamed" in client.get("/settings/history/").content.decode()


def test_the_name_of_another_tag_makes_both_one(client, administrator, tagged):
    client.force_login(administrator)
    sea = Tag.objects.get(name="sea")
    page = client.post(f"/tags/{sea.pk}/", {"name": "PORT"}, follow=True).content.decode()
    assert [tags_of(each) for each in tagged] == [["port"], ["port"]]
    assert ">sea<" not in page
    assert client.post(f"/tags/{sea.pk}/", {"name": "x"}).status_code == 404  # nothing has it


@pytest.mark.parametrize("name", ["a,b", "x" * 41, "  "])
def test_a_name_that_is_none_is_refused_and_stays_typed(client, administrator, tagged, name):
    client.force_login(administrator)
    sea = Tag.objects.get(name="sea")
    refused = client.post(f"/tags/{sea.pk}/", {"name": name})
    assert refused.status_code == 422
    assert f'value="{name}"' in refused.content.decode()
    assert tags_of(tagged[1]) == ["sea"]
