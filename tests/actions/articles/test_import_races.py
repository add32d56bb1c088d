"""Two people confirm one import at the same moment: it is one article, and nothing is there twice."""

import threading
from functools import partial
from uuid import UUID

import pytest

from articles import tasks
from articles.actions.articles import (
    background_import,
    confirm_or_queue,
    import_article,
    start_import,
)
from articles.models import Article, BackgroundImport, Import, Job, Scale, Statement
from tests.actions.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def confirm_twice(editor, administrator) -> list[Exception]:
    """Confirm an import by two people at the same moment, with other titles."""
    imported = start_import(by=editor, pasted="It cost five million euros. Nobody paid.")
    scale = Scale.objects.get(key="public")
    confirmed = [Import.objects.get(pk=imported.pk) for _person in range(2)]
    return at_once(
        *(
            partial(confirm_or_queue, each, by=by, title=str(by), body=each.text, scale=scale)
            for each, by in zip(confirmed, (editor, administrator), strict=True)
        )
    )


@pytest.mark.parametrize("is_long", [False, True], ids=["at once", "by a worker"])
def test_two_people_confirm_one_import(editor, administrator, monkeypatch, is_long):
    administrator.is_editor = True
    administrator.save()
    monkeypatch.setattr(background_import, "LONG_TEXT", 0 if is_long else 1000)

    assert confirm_twice(editor, administrator) == []

    for job in Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE):
        tasks.import_article(job.pk)
    article = Article.objects.get()
    assert Import.objects.get().article == article
    assert (article.revisions.count(), Statement.objects.count()) == (1, 2)
    assert BackgroundImport.objects.count() == Job.objects.count() == int(is_long)


def test_without_the_lock_one_import_would_be_two_articles(editor, administrator, monkeypatch):
    administrator.is_editor = True
    administrator.save()
    both = threading.Barrier(2)

    def read_unlocked(key: UUID) -> list[Import]:
        rows = list(Import.objects.only("article").filter(pk=key))
        both.wait(30)
        return rows

    monkeypatch.setattr(import_article, "_locked", read_unlocked)
    assert confirm_twice(editor, administrator) == []
    assert Article.objects.count() == 2
