"""What an open desk asks for: changes since its last look, and who else is there."""

import pytest
from django.utils import timezone

from articles.actions.newsroom import be_present
from articles.models import Article, Presence, SeenChanges
from articles.models.newsroom.presence import PRESENCE_RENEWED
from articles.reads.articles import desk_revision, poll_desk, updates_since
from tests.factories import make_claim


@pytest.mark.parametrize(
    ("written", "look"),
    [
        ("7", SeenChanges(7)),
        ("7.9.12", SeenChanges(7, frozenset({9, 12}))),
        ("5-1700000000-7.9", SeenChanges(7, frozenset({9}), database=5, at=1_700_000_000)),
        ("", None),
        ("5-7.9", None),
        ("x", None),
        ("-1", None),
        ("١", None),
        ("7..9", None),
        ("1" * 5001, None),
    ],
    ids=[
        "first",
        "with changes",
        "of a database",
        "empty",
        "half a database",
        "letters",
        "sign",
        "arabic digit",
        "gap",
        "too long",
    ],
)
def test_a_look_is_read_as_it_was_written(written, look):
    assert SeenChanges.parse(written) == look
    assert look is None or str(look) == written


@pytest.mark.django_db(transaction=True)
def test_a_change_is_reported_once(article, editor, django_assert_num_queries):
    look = desk_revision(article, reader=editor).look
    claim = make_claim(article, editor)

    with django_assert_num_queries(1):
        news = updates_since(look, article.pk, reader=editor)

    assert claim.pk in {change.claim_id for change in news.changes}
    assert news.in_words(claim.start, claim.end)
    assert news.in_words(claim.end, claim.end + 5) == []
    assert updates_since(news.look, article.pk, reader=editor).changes == []


def test_an_unknown_article_has_no_news(editor):
    with pytest.raises(Article.DoesNotExist):
        updates_since(SeenChanges(0), 0, reader=editor)


def test_others_are_present_by_name_and_statement(
    article, editor, reviewer, second_reviewer, django_assert_num_queries
):
    statement = article.revisions.get().statements.all()[0]
    be_present(article, by=editor, statement_id=None, writing=False)
    be_present(article, by=reviewer, statement_id=statement.pk, writing=True)
    be_present(article, by=second_reviewer, statement_id=None, writing=False)

    with django_assert_num_queries(1):
        news, people = poll_desk(SeenChanges(0), article.pk, reader=editor)

    assert news.changes
    assert [(str(o.user), o.statement_id, o.writing, o.is_fresh) for o in people] == [
        ("edith", None, False, True),
        ("ravi", None, False, True),
        ("rosa", statement.pk, True, True),
    ]


def test_presence_is_written_when_it_changes_or_gets_old(
    article, editor, django_assert_num_queries
):
    here = {"by": editor, "statement_id": None}
    be_present(article, **here, writing=False)
    _news, (known,) = poll_desk(SeenChanges(0), article.pk, reader=editor)

    with django_assert_num_queries(0):
        be_present(article, **here, writing=False, known=known)
    be_present(article, **here, writing=True, known=known)
    assert Presence.objects.get().writing
    Presence.objects.update(seen_at=timezone.now() - PRESENCE_RENEWED)
    _news, (known,) = poll_desk(SeenChanges(0), article.pk, reader=editor)
    be_present(article, **here, writing=True, known=known)
    assert Presence.objects.get().seen_at > timezone.now() - PRESENCE_RENEWED
