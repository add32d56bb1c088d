"""A long text becomes an article in a worker; what was typed is never lost."""

from typing import Any

import pytest
from django.utils import timezone

from articles import tasks
from articles.actions.articles import (
    background_import,
    confirm_or_queue,
    finish_import,
    import_article,
    start_import,
)
from articles.jobs import Lost
from articles.models import Article, BackgroundImport, Import, Job, Scale
from articles.refusals import NotAllowed, Refused

LONG = "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody has counted the cars.\n\n"


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    """Have a worker import what is longer than a few words."""
    monkeypatch.setattr(background_import, "LONG_TEXT", 150)


@pytest.fixture
def imported(editor) -> Import:
    return start_import(by=editor, pasted=LONG * 3)


def confirm(imported: Import, editor, **changes) -> Article | BackgroundImport:
    typed: dict[str, Any] = {"title": "The bridge", "body": imported.text}
    scale = Scale.objects.get(key="public")
    return confirm_or_queue(imported, by=editor, scale=scale, **(typed | changes))


def queue(imported: Import, editor, **changes) -> BackgroundImport:
    background = confirm(imported, editor, **changes)
    assert isinstance(background, BackgroundImport)
    return background


def job_of(background: BackgroundImport) -> Job:
    return Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, subject_id=background.pk).latest("pk")


def test_a_short_text_is_imported_at_once(editor):
    imported = start_import(by=editor, pasted=LONG)

    assert isinstance(confirm(imported, editor), Article)
    assert not Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).exists()


def test_a_worker_creates_the_same_article_as_confirming_at_once(editor, imported):
    published = timezone.now().date()
    details = {"byline": "John Roe", "publisher": "The Cradle", "published_on": published}
    background = queue(imported, editor, language="en", **details)

    tasks.import_article(job_of(background).pk)

    background.refresh_from_db()
    article = background.article
    assert article is not None
    assert (article.title, article.byline, article.publisher) == (
        "The bridge",
        "John Roe",
        "The Cradle",
    )
    assert (article.published_on, article.language, article.owner) == (published, "en", editor)
    assert article.revisions.get().text == imported.text
    assert article.revisions.get().statements.count() == 6
    assert job_of(background).state == Job.State.DONE
    assert background.details == {}


def test_confirming_twice_and_two_messages_create_one_article(editor, imported):
    first, second = queue(imported, editor), queue(imported, editor)
    for _time in range(2):
        tasks.import_article(job_of(first).pk)

    assert first == second
    assert Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).count() == 1
    assert Article.objects.count() == 1
    assert confirm(imported, editor) == first
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [{"title": " "}, {"body": "x" * 1_000_001}, {"body": "\n" * 200}],
    ids=["no title", "too long", "no words"],
)
def test_what_an_editor_has_to_correct_is_refused_at_once(editor, imported, typed):
    with pytest.raises(Refused):
        confirm(imported, editor, **typed)

    assert not BackgroundImport.objects.exists()


def test_only_an_editor_has_a_text_imported(editor, reviewer, imported):
    with pytest.raises(NotAllowed):
        confirm(imported, reviewer)


def test_a_refusal_in_the_worker_keeps_the_text_and_can_be_tried_again(
    editor, imported, monkeypatch
):
    background = queue(imported, editor)
    with monkeypatch.context() as broken:
        broken.setattr(import_article, "write_revision", refuse)
        tasks.import_article(job_of(background).pk)

    assert (job_of(background).state, job_of(background).message) == ("failed", "Not today.")
    assert not Article.objects.exists()
    background.refresh_from_db()
    assert background.details["body"] == imported.text
    again = queue(imported, editor, title="The other bridge")
    tasks.import_article(job_of(again).pk)
    assert (again, Article.objects.get().title) == (background, "The other bridge")


def refuse(*_args: object, **_kwargs: object) -> None:
    raise Refused("Not today.")


def test_a_late_worker_changes_nothing(editor, imported):
    background = queue(imported, editor)
    job = job_of(background)
    tasks.import_article(job.pk)
    article = Article.objects.get()

    job.attempt = 9
    with pytest.raises(Lost):
        finish_import(job, background, article)
