"""The numbers in the navigation, and the list of mentions."""

from articles.actions.claims import add_comment, read_mentions
from articles.actions.questions import ask_question
from articles.models import Question
from articles.reads.claims import count_pending_work, mentions_of, nav_counts
from articles.reads.claims.nav_counts import PendingWork
from articles.views import context
from tests.factories import make_claim


def test_claims_questions_and_unread_notifications_are_counted_in_one_query(
    claim, editor, reviewer, django_assert_num_queries
):
    add_comment(claim, by=editor, text=f"@{reviewer.username} look.")
    ask_question(claim, by=editor, addressee="A", channel=Question.Channel.EMAIL, text="Why?")

    with django_assert_num_queries(1):
        counts = count_pending_work(reviewer)

    assert counts == PendingWork(claims=1, questions=1, notifications=1)
    assert count_pending_work(editor).notifications == 0


def test_counting_ends_early_and_the_header_says_so(
    client, article, editor, changed_rules, monkeypatch
):
    monkeypatch.setattr(nav_counts, "MOST_COUNTED", 2)
    for words in ("the bridge cost 4.5 million euros", "It is safe", "opened in 2019"):
        make_claim(article, editor, words)
    client.force_login(editor)

    assert count_pending_work(editor).claims == 2
    monkeypatch.setattr(context, "MOST_COUNTED", 2)
    assert '<span class="count">1+</span>' in client.get("/articles/").content.decode()


def test_a_mention_that_was_read_is_listed_but_not_counted(claim, editor, reviewer):
    add_comment(claim, by=editor, text=f"@{reviewer.username} look.")

    read_mentions(reviewer, mention=None)

    assert count_pending_work(reviewer).notifications == 0
    assert [mention.comment.text for mention in mentions_of(reviewer)] == ["@rosa look."]
