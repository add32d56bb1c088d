"""A worker splits a long text again when its language changes; what was typed is never lost."""

from importlib import import_module

import pytest

from articles import tasks
from articles.actions.articles import edit_or_queue
from articles.models import Article, BackgroundImport, Job, UndoEntry
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_claim


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    """Have a worker split what is longer than a few words."""
    module = import_module(
        "articles.actions.articles.edit_article"
    )  # a function has this name, too
    monkeypatch.setattr(module, "LONG_TEXT", 10)


def edit(article: Article, editor, **changes) -> Article | BackgroundImport:
    names = ("title", "byline", "publisher", "published_on", "scale", "language")
    typed = {name: getattr(article, name) for name in names}
    return edit_or_queue(
        article, by=editor, **({**typed, "expected_version": article.version} | changes)
    )


def work() -> Job:
    job = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).latest("pk")
    tasks.import_article(job.pk)
    job.refresh_from_db()
    return job


def test_other_details_of_a_long_text_are_saved_at_once(article, editor):
    assert isinstance(edit(article, editor, title="Another bridge"), Article)
    assert not Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).exists()


def test_a_worker_changes_the_language_and_the_person_can_undo_it(article, editor):
    former = set(article.revisions.get().statements.values_list("pk", flat=True))
    background = edit(article, editor, language="de", byline="John Roe")
    assert isinstance(background, BackgroundImport)

    assert work().state == Job.State.DONE

    article.refresh_from_db()
    background.refresh_from_db()
    assert (article.language, article.byline) == ("de", "John Roe")
    assert background.article == article
    assert former.isdisjoint(article.revisions.get().statements.values_list("pk", flat=True))
    assert UndoEntry.objects.filter(by=editor, kind=UndoEntry.Kind.EDIT_ARTICLE).count() == 1


def test_the_same_request_twice_is_one_and_another_one_has_to_wait(article, editor):
    first, second = edit(article, editor, language="de"), edit(article, editor, language="de")

    assert first == second
    with pytest.raises(Refused, match=r"is being changed\. Wait"):
        edit(article, editor, language="fr")


def test_what_is_refused_at_once_adds_no_job(article, editor, reviewer):
    with pytest.raises(NotAllowed):
        edit(article, reviewer, language="de")
    with pytest.raises(Stale):
        edit(article, editor, language="de", expected_version=article.version + 1)
    make_claim(article, editor)
    with pytest.raises(Refused, match="Work on the statements has begun"):
        edit(article, editor, language="de")

    assert not Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).exists()


def test_what_a_worker_refuses_is_explained_and_kept_until_other_details_are_saved(
    article, editor, client
):
    client.force_login(editor)
    address = f"/articles/{article.pk}/edit/"
    form = client.get(address).context["form"]
    typed = {field.name: field.value() or "" for field in form}
    asked = client.post(address, typed | {"language": "de", "byline": "John Roe"})
    assert "Waiting for a worker" in client.get(asked["Location"]).content.decode()
    make_claim(article, editor)
    assert work().state == Job.State.FAILED

    failed = client.get(asked["Location"]).content.decode()
    again = client.get(address)

    assert "The details were not changed." in failed
    assert address in failed
    assert "Work on the statements has begun" in again.content.decode()
    assert again.context["form"]["byline"].value() == "John Roe"
    article.refresh_from_db()
    edit(article, editor, byline="Jane Roe")
    assert not BackgroundImport.objects.exists()
