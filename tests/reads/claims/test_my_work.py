"""What waits for one person: each section has what is theirs to do, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import permissions
from articles.actions.articles import archive_article
from articles.actions.claims import add_comment, assign_claim, move_claim, read_mentions
from articles.actions.sources import attach_upload
from articles.actions.verdicts import sign_off
from articles.models import Citation, Claim, NewsroomSettings, Source, User, Verdict
from articles.reads.claims import my_work
from articles.reads.claims.my_work import SHOWN
from tests.factories import SHORT, make_claim, make_long_article, make_question, make_revision


@pytest.fixture
def ready(verdict: Verdict) -> Claim:
    """A claim that Rosa judged and that waits for a sign-off."""
    return Claim.objects.get(pk=verdict.claim_id)


def sign_offs(person: User) -> list[Claim]:
    return [row.claim for row in my_work(person).sign_offs.rows]


def house_rules(**values: int) -> None:
    NewsroomSettings.objects.update_or_create(pk=1, defaults=values)


def test_a_verdict_waits_for_those_who_may_sign_it(
    ready, verdict, editor, reviewer, second_reviewer
):
    assert sign_offs(second_reviewer) == [ready]
    assert sign_offs(reviewer) == []  # who recorded it
    assert sign_offs(editor) == []
    assert permissions.may_sign_off(second_reviewer, verdict)
    assert not permissions.may_sign_off(reviewer, verdict)
    assert not permissions.may_sign_off(editor, verdict)


def test_no_sign_off_waits_while_the_claim_is_not_ready(ready, reviewer, second_reviewer):
    to = Claim.State.IN_PROGRESS
    move_claim(
        ready, by=reviewer, to=to, why="A number is missing.", expected_version=ready.version
    )

    assert sign_offs(second_reviewer) == []


def test_who_has_signed_is_not_asked_again(ready, verdict, second_reviewer):
    house_rules(sign_offs=2)

    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=ready.version)

    assert sign_offs(second_reviewer) == []


def test_a_dissent_waits_for_an_editor_and_not_for_more_sign_offs(
    ready, verdict, second_reviewer, administrator
):
    User.objects.filter(pk=administrator.pk).update(is_reviewer=True)
    third = User.objects.get(pk=administrator.pk)
    assert sign_offs(third) == [ready]

    sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=ready.version
    )

    assert sign_offs(third) == []


def test_an_open_question_blocks_the_sign_off(ready, reviewer, second_reviewer):
    make_question(ready, reviewer, days=1)

    assert sign_offs(second_reviewer) == []


def test_a_verdict_of_another_newsroom_is_not_signed_here(ready, reviewer, second_reviewer):
    external = {"is_external": True, "is_active": False, "is_reviewer": False, "email": ""}
    User.objects.filter(pk=reviewer.pk).update(**external)

    assert sign_offs(second_reviewer) == []


def test_a_blind_reviewer_sees_that_a_verdict_waits_but_not_which(ready, second_reviewer):
    house_rules(is_blind=True)

    (row,) = my_work(second_reviewer).sign_offs.rows

    assert row.claim == ready
    assert row.is_blind
    assert row.verdict is None


def test_claims_are_listed_for_whom_they_are_assigned_to_until_they_are_ready(
    claim, editor, reviewer, second_reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)

    assert [row.claim for row in my_work(reviewer).assigned.rows] == [claim]
    assert my_work(second_reviewer).assigned.total == 0

    Claim.objects.filter(pk=claim.pk).update(state=Claim.State.READY)

    assert my_work(reviewer).assigned.total == 0


def test_the_page_says_in_how_many_sources_the_passage_has_another_sense(
    client, claim, editor, reviewer, second_reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    for words in ("It is not true that ", "Nobody believes that "):
        page = f"<p>{words}{claim.text}. It rained.</p>".encode()
        attach_upload(
            claim,
            by=second_reviewer,
            title="L",
            file_name="l.html",
            data=page,
            stance=Citation.Stance.SUPPORTS,
        )

    (row,) = my_work(reviewer).assigned.rows
    assert row.turned_sources == 2
    client.force_login(reviewer)
    assert "The passage has another sense in 2 sources." in client.get("/work/").text
    Source.objects.update(visibility="restricted", public_description="A letter")
    (row,) = my_work(reviewer).assigned.rows
    assert row.turned_sources == 0


@pytest.mark.parametrize("state", [Claim.State.OPEN, Claim.State.SIGNED_OFF])
def test_an_outdated_verdict_waits_for_whom_recorded_it(
    ready, verdict, article, editor, reviewer, second_reviewer, state
):
    if state == Claim.State.SIGNED_OFF:
        sign_off(verdict, by=second_reviewer, agrees=True, expected_version=ready.version)
    assert my_work(reviewer).outdated.total == 0

    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    assert [row.claim for row in my_work(reviewer).outdated.rows] == [ready]
    assert my_work(second_reviewer).outdated.total == 0


def test_overdue_questions_are_those_one_asked_or_whose_claim_one_has(
    claim, editor, reviewer, second_reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    overdue = make_question(claim, editor, days=-1)
    make_question(claim, editor, days=1)

    assert list(my_work(editor).questions.rows) == [overdue]
    assert list(my_work(reviewer).questions.rows) == [overdue]
    assert my_work(second_reviewer).questions.total == 0
    assert my_work(editor).most_urgent == claim


def test_mentions_are_listed_until_they_are_read(claim, editor, reviewer):
    add_comment(claim, by=editor, text="Look at this, @rosa.")

    assert [each.comment.text for each in my_work(reviewer).mentions.rows] == [
        "Look at this, @rosa."
    ]
    assert my_work(reviewer).total == 1

    read_mentions(reviewer)

    assert my_work(reviewer).total == 0


def test_nothing_of_an_archived_article_waits(ready, article, editor, second_reviewer):
    archive_article(article, by=editor, archived=True, expected_version=article.readership.version)

    assert my_work(second_reviewer).total == 0


def test_a_section_shows_its_first_rows_and_counts_all(editor, reviewer):
    article = make_long_article(editor, 30, every=1)
    Claim.objects.filter(revision__article=article).update(assignee=reviewer)

    section = my_work(reviewer).assigned

    assert len(section.rows) == SHOWN
    assert section.total == Claim.objects.count() > SHOWN


def test_the_page_costs_the_same_for_more_claims(client, article, editor, reviewer):
    client.force_login(reviewer)
    counts = []
    for words in ("The bridge opened in 2019", "Nobody has counted the cars"):
        claim = make_claim(article, editor, words)
        assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
        client.get("/work/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/work/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
