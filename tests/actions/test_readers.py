"""Who may read an article: choosing the readers, undoing it, and people whom actions name."""

import pytest
from django.db import IntegrityError, transaction

from articles import permissions, rules, tasks
from articles.actions.articles import edit_article
from articles.actions.claims import add_comment, assign_claim, edit_claim, move_claim
from articles.actions.newsroom import change_rights, delete_team, save_team, undo_action
from articles.actions.publishing import ask_for_export
from articles.actions.readers import set_readers
from articles.models import (
    ArticleReader,
    Claim,
    Job,
    Mention,
    Readership,
    Scale,
    Team,
    UndoEntry,
    User,
)
from articles.reads.articles import readers_of
from articles.reads.publishing import snapshot_report
from articles.refusals import NotAllowed, NotReaders, Refused, Stale
from articles.reports import FORMATS, Rendering
from tests.factories import UserFactory
from tests.undoing import fresh, undo

NEWSROOM, NAMED = Readership.Audience.NEWSROOM, Readership.Audience.NAMED


def restrict(article, by, *people: User, teams=(), audience=NAMED, version: int = 0) -> Readership:
    """Let only these people and teams read the article."""
    current = Readership.objects.get(article=article).version
    return set_readers(
        article,
        by=by,
        expected_version=version or current,
        audience=audience,
        people=people,
        teams=teams,
    )


@pytest.fixture
def team(second_reviewer) -> Team:
    team = Team.objects.create(name="Politics")
    team.members.add(second_reviewer)
    return team


def may_read(article, *people: User) -> list[bool]:
    return [permissions.may_read(person, article) for person in people]


def test_at_first_the_whole_newsroom_reads_an_article_but_not_people_who_left(
    article, editor, reviewer, nobody
):
    gone = UserFactory.create(is_editor=True, is_administrator=True, is_active=False)

    assert may_read(article, editor, reviewer, nobody, gone) == [True, True, True, False]


def test_named_people_teams_the_owner_and_administrators_read_a_restricted_article(
    article, editor, reviewer, second_reviewer, administrator, nobody, team
):
    other_editor = UserFactory.create(is_editor=True)

    restrict(article, editor, reviewer, teams=[team])

    assert may_read(article, editor, reviewer, second_reviewer, administrator) == [True] * 4
    assert may_read(article, other_editor, nobody) == [False, False]
    team.memberships.all().delete()
    assert may_read(article, second_reviewer) == [False]


def test_an_article_without_a_readership_is_read_by_nobody_new(article, reviewer):
    Readership.objects.filter(article=article).delete()

    assert may_read(article, reviewer) == [False]


def test_readers_are_restored_by_undo(article, editor, reviewer, second_reviewer, team):
    restrict(article, editor, reviewer, teams=[team])
    restrict(article, editor, second_reviewer)

    undo(editor)

    assert [str(each) for each in ArticleReader.objects.all()] == ["Politics", "rosa"]
    undo(editor)
    assert may_read(article, second_reviewer) == [True]
    assert not ArticleReader.objects.exists()
    assert Readership.objects.get().audience == NEWSROOM


def test_of_two_people_who_choose_readers_the_second_sees_what_the_first_chose(
    article, editor, reviewer, second_reviewer
):
    restrict(article, editor, reviewer)

    with pytest.raises(Stale) as stale:
        restrict(article, editor, second_reviewer, version=1)

    assert stale.value.theirs == "rosa"
    assert may_read(article, second_reviewer) == [False]


@pytest.mark.parametrize("who", ["reviewer", "nobody", "other_editor"])
def test_only_the_owner_editors_who_read_it_and_administrators_choose_readers(
    request, article, editor, reviewer, administrator, who
):
    restrict(article, editor, reviewer)
    person = (
        UserFactory.create(is_editor=True)
        if who == "other_editor"
        else request.getfixturevalue(who)
    )

    with pytest.raises(NotAllowed):
        restrict(article, person, person)
    restrict(article, administrator, reviewer)


def test_somebody_who_is_assigned_to_an_open_claim_stays_a_reader(
    article, claim, editor, reviewer, second_reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)

    with pytest.raises(Refused, match="assigned to claims of this article: rosa"):
        restrict(article, editor, second_reviewer)

    assert may_read(article, reviewer) == [True]
    claim = move_claim(fresh(claim), by=editor, to=Claim.State.CUT, why="Gone.", expected_version=2)
    restrict(article, editor, second_reviewer)
    assert may_read(article, reviewer) == [False]


def test_undo_does_not_take_an_article_from_somebody_who_was_assigned_since(
    article, claim, editor, reviewer
):
    restrict(article, editor)
    restrict(article, editor, reviewer)
    assigner = UserFactory.create(is_administrator=True, is_editor=True)
    assign_claim(claim, by=assigner, assignee=reviewer, expected_version=claim.version)

    with pytest.raises(Refused, match="rosa"):
        undo(editor)

    assert may_read(article, reviewer) == [True]


@pytest.fixture
def restricted(article, claim: Claim, editor, reviewer) -> Claim:
    restrict(article, editor, reviewer)
    return claim


def test_a_person_who_may_not_read_the_article_is_not_assigned(restricted, editor, second_reviewer):
    with pytest.raises(NotReaders) as refusal:
        assign_claim(restricted, by=editor, assignee=second_reviewer, expected_version=1)

    assert (refusal.value.names, refusal.value.may_add) == ("ravi", True)
    assert "These people cannot read this article: ravi." in str(refusal.value)
    assert fresh(restricted).assignee is None


def test_with_the_offer_accepted_the_person_is_a_reader_and_assigned_and_both_are_undone(
    article, restricted, editor, second_reviewer
):
    assign_claim(
        restricted, by=editor, assignee=second_reviewer, expected_version=1, add_readers=True
    )

    assert may_read(article, second_reviewer) == [True]
    undo(editor)
    assert fresh(restricted).assignee is None
    undo(editor)
    assert may_read(article, second_reviewer) == [False]


def test_a_reviewer_is_told_whom_to_ask_and_adds_nobody(
    article, restricted, reviewer, second_reviewer
):
    with pytest.raises(NotReaders, match="Ask edith, an editor or an administrator") as refusal:
        add_comment(restricted, by=reviewer, text="@ravi look", add_readers=True)

    assert not refusal.value.may_add
    assert may_read(article, second_reviewer) == [False]
    assert not Mention.objects.exists()


def test_a_mentioned_person_is_refused_or_added(article, restricted, editor, second_reviewer):
    with pytest.raises(NotReaders):
        add_comment(restricted, by=editor, text="@rosa and @ravi look")
    assert not restricted.comments.exists()

    add_comment(restricted, by=editor, text="@rosa and @ravi look", add_readers=True)

    assert Mention.objects.count() == 2
    assert may_read(article, second_reviewer) == [True]


def test_undo_assigns_no_claim_to_somebody_who_lost_the_article(
    article, claim, editor, reviewer, second_reviewer
):
    assign_claim(claim, by=editor, assignee=second_reviewer, expected_version=1)
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=2)
    administrator = UserFactory.create(is_administrator=True)
    restrict(article, administrator, reviewer)

    with pytest.raises(Refused, match="ravi cannot read this article any more"):
        undo(editor)

    assert fresh(claim).assignee == reviewer


def edit(claim: Claim, by: User) -> Claim:
    return edit_claim(
        claim,
        by=by,
        expected_version=fresh(claim).version,
        reason=Claim.Reason.LEGAL,
        priority=Claim.Priority.HIGH,
        note="Late.",
    )


def test_a_form_that_was_open_when_access_was_lost_changes_nothing(restricted, second_reviewer):
    with pytest.raises(NotAllowed, match="can no longer read this article"):
        edit(restricted, second_reviewer)

    assert fresh(restricted).note == ""


def test_without_the_check_the_action_would_be_done(restricted, second_reviewer, monkeypatch):
    monkeypatch.setattr(permissions, "require_reader", lambda *_: None)

    edit(restricted, second_reviewer)

    assert fresh(restricted).note == "Late."


def test_a_person_who_lost_the_article_undoes_nothing_in_it(article, claim, editor, reviewer):
    edit(claim, reviewer)
    restrict(article, editor)

    with pytest.raises(NotAllowed, match="no longer read"):
        undo_action(UndoEntry.objects.get(by=reviewer), by=reviewer)

    assert fresh(claim).note == "Late."


@pytest.mark.django_db(transaction=True)
def test_a_worker_makes_no_file_for_a_person_who_lost_the_article(article, editor, reviewer):
    form = FORMATS["json"]
    export = ask_for_export(article, by=reviewer, form=form, rendering=Rendering.PUBLIC)
    restrict(article, editor)

    tasks.export(Job.objects.get(kind=Job.Kind.EXPORT).pk)

    job = Job.objects.get(kind=Job.Kind.EXPORT)
    assert (job.outcome, fresh(export).file.name) == ("refused", "")


def test_readers_are_no_part_of_the_report_or_of_an_approval(article, editor, reviewer):
    state, version = rules.state_of(article), snapshot_report(article).version

    restrict(article, editor, reviewer)

    assert rules.state_of(article) == state
    assert snapshot_report(article).version == version


def test_the_history_says_who_chose_which_readers(article, editor, reviewer, team):
    restrict(article, editor, reviewer, teams=[team])
    restrict(article, editor, teams=[team])

    shown = readers_of(article)

    assert (shown.people, shown.teams) == ([], [team])
    assert [(str(each.who), each.what) for each in shown.history] == [
        ("edith", "rosa removed from the readers"),
        ("edith", "rosa added to the readers"),
        ("edith", "Politics added to the readers"),
        ("edith", "Readers: only named people and teams"),
        ("edith", "Readers: the whole newsroom"),
    ]


@pytest.mark.parametrize("number", [1, 5])
def test_the_readers_cost_as_many_queries_for_one_as_for_many(
    article, editor, number, django_assert_num_queries
):
    people = UserFactory.create_batch(number, is_reviewer=True)
    restrict(article, editor, *people)

    with django_assert_num_queries(7):
        assert len(readers_of(article).people) == number


def test_a_reader_is_a_person_or_a_team(article, editor, team):
    for both in ({"person": editor, "team": team}, {}):
        with pytest.raises(IntegrityError, match="person_or_team"), transaction.atomic():
            ArticleReader.objects.create(article=article, named_by=editor, **both)


def test_a_team_has_a_name_of_its_own_and_stays_while_an_article_names_it(
    article, editor, reviewer, administrator, team
):
    with pytest.raises(Refused, match="Another team"):
        save_team(None, by=administrator, name="POLITICS", members=[])
    with pytest.raises(NotAllowed):
        save_team(team, by=editor, name="X", members=[])
    save_team(team, by=administrator, name=" Politics desk ", members=[reviewer])
    restrict(article, editor, teams=[team])

    with pytest.raises(Refused, match="The bridge"):
        delete_team(team, by=administrator)

    assert str(fresh(team)) == "Politics desk"
    assert may_read(article, reviewer) == [True]
    restrict(article, editor, audience=NEWSROOM)
    delete_team(team, by=administrator)
    assert not Team.objects.exists()


def test_choosing_readers_leaves_the_version_of_the_article_alone(article, editor, reviewer):
    restrict(article, editor, reviewer)

    edit_article(
        fresh(article),
        by=editor,
        expected_version=1,
        title="The bridges",
        byline="",
        publisher="",
        published_on=None,
        scale=Scale.objects.get(key="public"),
    )
    undo(editor)
    undo(editor)

    assert fresh(article).title == "The bridge"
    assert not Readership.objects.get().is_named


LEAVING = {
    "a team": lambda person, by: save_team(Team.objects.get(), by=by, name="Politics", members=[]),
    "the readers": lambda person, by: restrict(Readership.objects.get().article, by),
    "the administrators": lambda person, by: change_rights(
        person,
        by=by,
        is_editor=False,
        is_reviewer=True,
        is_administrator=False,
        is_active=True,
    ),
}


def as_reader(person: User, article, editor, leaves: str) -> None:
    """Let the person read the restricted article by what they are going to leave."""
    if leaves == "the administrators":
        User.objects.filter(pk=person.pk).update(is_administrator=True)
        restrict(article, editor)
    elif leaves == "a team":
        team = Team.objects.create(name="Politics")
        team.members.add(person)
        restrict(article, editor, teams=[team])
    else:
        restrict(article, editor, person)


@pytest.mark.parametrize("leaves", LEAVING)
def test_nobody_who_is_assigned_loses_the_article(
    article, claim, editor, reviewer, administrator, leaves
):
    as_reader(reviewer, article, editor, leaves)
    reviewer = fresh(reviewer)
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)

    with pytest.raises(Refused, match="rosa"):
        LEAVING[leaves](fresh(reviewer), administrator)

    assert may_read(article, fresh(reviewer)) == [True]
    assign_claim(fresh(claim), by=editor, assignee=None, expected_version=2)
    LEAVING[leaves](fresh(reviewer), administrator)
    assert may_read(article, fresh(reviewer)) == [False]


@pytest.mark.parametrize("leaves", sorted(set(LEAVING) - {"the readers"}))
def test_without_the_rule_somebody_assigned_would_lose_the_article(
    article, claim, editor, reviewer, administrator, leaves, monkeypatch
):
    for module in ("teams", "people"):
        name = f"articles.actions.newsroom.{module}.require_access_to_assigned"
        monkeypatch.setattr(name, lambda _people: None)
    as_reader(reviewer, article, editor, leaves)
    reviewer = fresh(reviewer)
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)

    LEAVING[leaves](fresh(reviewer), administrator)

    assert may_read(article, fresh(reviewer)) == [False]


def test_an_account_can_be_closed_whatever_is_assigned_to_it(
    article, claim, editor, reviewer, administrator
):
    restrict(article, editor, reviewer)
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)

    change_rights(
        reviewer,
        by=administrator,
        is_editor=False,
        is_reviewer=True,
        is_administrator=False,
        is_active=False,
    )

    assert may_read(article, fresh(reviewer)) == [False]
    restrict(article, editor)
