"""Articles that are archived or deleted: which lists show them, and how they come back."""

import pytest

from articles import permissions
from articles.actions.articles import archive_article, delete_article, restore_article
from articles.actions.claims import flag_claim, move_claim
from articles.actions.newsroom import undo_action
from articles.actions.statements import tick_fact
from articles.models import Article, Claim, Readership, Tick, UndoEntry, User
from articles.reads.articles import Shelf, list_articles, readers_of
from articles.reads.claims import claims_to_check, count_pending_work
from articles.reads.search import search_everything
from articles.reads.visibility import list_questions
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import UserFactory, make_article, make_claim, statement_with
from tests.undoing import fresh, undo


def archive(article, by: User, *, archived: bool = True, version: int = 0) -> Readership:
    version = version or Readership.objects.get(article=article).version
    return archive_article(article, by=by, archived=archived, expected_version=version)


def delete(article, by: User) -> Readership:
    version = Readership.objects.get(article=article).version
    return delete_article(article, by=by, expected_version=version)


def listed(reader: User, shelf: Shelf = Shelf.CURRENT) -> list[Article]:
    rows = list_articles(reader, shelf)
    return [Article(pk=row.pk) for row in rows]


def search_counts(reader: User, *, archived: bool = False) -> tuple[int, int]:
    """Return how many claims and speakers a search finds."""
    results = search_everything("bridge", reader=reader, archived=archived)
    speakers = search_everything("Jane", reader=reader, archived=archived).speakers
    return results.counts.get("claim", 0), len(speakers)


def test_an_archived_article_is_in_no_list_and_still_read(article, claim, editor, reviewer):
    archive(article, editor)

    assert (listed(reviewer), listed(reviewer, Shelf.ARCHIVED)) == ([], [article])
    assert not claims_to_check(reader=reviewer).exists()
    assert not list_questions(reviewer).exists()
    assert count_pending_work(reviewer).claims == 0
    assert (search_counts(reviewer), search_counts(reviewer, archived=True)) == ((0, 0), (1, 1))
    assert permissions.may_read(reviewer, article)


def test_archiving_is_undone_and_so_is_taking_out(article, claim, editor):
    archive(article, editor)
    archive(article, editor, archived=False)
    assert listed(editor) == [article]

    undo(editor)
    assert listed(editor) == []

    undo(editor)
    assert listed(editor) == [article]


def test_of_two_people_who_archive_at_once_the_second_is_refused(article, editor):
    archive(article, editor)

    with pytest.raises(Stale):
        archive(article, editor, version=1)


@pytest.mark.parametrize("who", ["reviewer", "administrator", "nobody"])
def test_only_the_owner_and_editors_archive_and_delete(request, article, editor, who):
    person = request.getfixturevalue(who)

    for action in (archive, delete):
        with pytest.raises(NotAllowed):
            action(article, person)

    Article.objects.filter(pk=article.pk).update(owner=person)
    delete(fresh(article), person)
    assert listed(person, Shelf.DELETED) == [article]


def test_a_deleted_draft_is_found_by_nobody_and_restored_by_its_owner_and_editors(
    article, editor, reviewer, administrator
):
    delete(article, editor)

    everybody = (editor, reviewer, administrator)
    assert [permissions.may_read(person, article) for person in everybody] == [False] * 3
    assert [listed(person) for person in everybody] == [[], [], []]
    shelves = [listed(person, Shelf.DELETED) for person in everybody]
    assert shelves == [[article], [], []]
    with pytest.raises(NotAllowed):
        restore_article(article, by=reviewer)

    other = UserFactory.create(is_editor=True)
    restore_article(article, by=other)

    assert listed(reviewer) == [article]
    assert [each.what for each in readers_of(article).history] == [
        "Restored",
        "Deleted",
        "Readers: the whole newsroom",
    ]
    restore_article(article, by=editor)  # twice is once


def test_deleting_is_undone_by_undo_and_by_restoring_but_not_twice(article, editor, reviewer):
    for _time in range(2):
        delete(article, editor)
        assert UndoEntry.objects.filter(by=editor, undone_at=None).count() == 1
        undo(editor)
        assert listed(reviewer) == [article]

    delete(article, editor)
    entry = UndoEntry.objects.filter(by=editor).latest("pk")
    restore_article(article, by=editor)

    assert listed(reviewer) == [article]
    with pytest.raises(Stale, match="already been undone"):
        undo_action(entry, by=editor)


def test_who_may_not_restore_any_more_cannot_undo_the_deletion(article, editor, administrator):
    delete(article, editor)
    Article.objects.filter(pk=article.pk).update(owner=administrator)
    User.objects.filter(pk=editor.pk).update(is_editor=False)

    with pytest.raises(NotAllowed):
        undo(fresh(editor))

    assert listed(administrator, Shelf.DELETED) == [article]


def test_an_article_with_claims_even_cut_ones_is_not_deleted(article, claim, editor):
    move_claim(claim, by=editor, to=Claim.State.CUT, why="Gone.", expected_version=1)

    with pytest.raises(Refused, match="Archive it instead"):
        delete(article, editor)

    assert permissions.may_read(editor, article)


def test_a_draft_whose_claim_was_undone_is_deleted(editor):
    article = make_article(editor)
    make_claim(article, editor, "Nobody has counted the cars")
    undo(editor)

    delete(article, editor)

    assert listed(editor) == []


def test_nothing_is_done_in_a_deleted_article(article, editor, monkeypatch):
    statement = statement_with(article, "Nobody has counted")
    delete(article, editor)

    with pytest.raises(NotAllowed, match="no longer read"):
        flag_claim(statement, by=editor)
    assert not Claim.objects.exists()

    monkeypatch.setattr(permissions, "require_reader", lambda *_: None)  # the twin
    flag_claim(statement, by=editor)
    assert Claim.objects.count() == 1


def test_undo_waits_until_a_deleted_article_is_restored(article, editor):
    statement = statement_with(article, "4.5 million")
    tick_fact(statement, by=editor, fact=tuple(statement.facts[0]))
    delete(article, editor)
    entry = UndoEntry.objects.get(by=editor, kind=UndoEntry.Kind.TICK_FACT)
    with pytest.raises(NotAllowed):
        undo_action(entry, by=editor)

    restore_article(article, by=editor)
    undo_action(entry, by=editor)

    assert not Tick.objects.filter(ticked_by=editor).exists()
