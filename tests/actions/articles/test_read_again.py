"""Another language splits the article again, unless people have worked on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import edit_article
from articles.models import Attribution
from articles.refusals import Refused
from tests.factories import make_article, make_claim

FRENCH = (
    "Le ministre Paul Roche a affirmé que la loi est bonne. « C'est vrai », a-t-il dit à Paris."
)


def change_language(article, editor, language):
    return edit_article(
        article,
        by=editor,
        expected_version=article.version,
        title=article.title,
        byline="",
        publisher="",
        published_on=None,
        scale=article.scale,
        language=language,
    )


def said(article):
    attributions = Attribution.objects.filter(statement__revision__article=article)
    return sorted(each.speaker.name for each in attributions if each.speaker)


def test_the_language_is_detected(editor):
    assert make_article(editor, FRENCH).language == "fr"


def test_another_language_splits_the_article_again(editor):
    article = make_article(editor, FRENCH)
    assert said(article) == ["Paul Roche", "Paul Roche"]

    change_language(article, editor, "en")
    assert said(article) == []

    change_language(article, editor, "fr")
    assert said(article) == ["Paul Roche", "Paul Roche"]


def test_the_language_cannot_change_after_work_on_the_statements(editor):
    article = make_article(editor, FRENCH)
    claim = make_claim(article, editor)

    with pytest.raises(Refused, match="Work on the statements"):
        change_language(article, editor, "en")

    article.refresh_from_db()
    claim.refresh_from_db()
    assert (article.language, len(said(article))) == ("fr", 2)


def test_what_is_replaced_is_deleted_without_a_join(article, editor):
    """PostgreSQL plans a join badly while it has not counted the rows: minutes for a long text."""
    with CaptureQueriesContext(connection) as queries:
        change_language(article, editor, "fr")

    deleting = [q["sql"] for q in queries if "DELETE FROM" in q["sql"]]
    assert deleting
    assert not any("JOIN" in sql for sql in deleting)
