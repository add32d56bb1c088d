"""A worker imports a large report; the file is deleted afterwards."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import jobs, tasks
from articles.actions.articles import remove_old_imports, start_import
from articles.actions.publishing import import_or_queue_report, queue_report
from articles.models import BackgroundImport, Job
from articles.refusals import NotAllowed
from tests.actions.publishing.other_newsroom import importer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    """Have a worker import what is larger than 100 bytes."""
    monkeypatch.setattr(queue_report, "LARGE_REPORT", 100)


def job_of(background: BackgroundImport) -> Job:
    return Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, subject_id=background.pk).latest("pk")


def test_only_an_editor_has_a_report_imported(reviewer):
    with pytest.raises(NotAllowed):
        import_or_queue_report(b"x" * 200, "a.json", by=reviewer)


def test_a_worker_imports_a_large_report_and_deletes_the_file(
    elsewhere, django_capture_on_commit_callbacks
):
    person = importer()
    with django_capture_on_commit_callbacks(execute=False):
        background = import_or_queue_report(elsewhere, "bridge.json", by=person)
        again = import_or_queue_report(elsewhere, "bridge.json", by=person)
    assert isinstance(background, BackgroundImport)
    assert background == again

    with django_capture_on_commit_callbacks(execute=True):
        tasks.import_article(job_of(background).pk)

    background.refresh_from_db()
    assert background.article is not None
    assert background.article.report_import.received_by == person
    assert not default_storage.exists(background.file.name or "-")


def test_a_file_that_is_no_report_is_explained_by_the_worker(editor):
    background = import_or_queue_report(b'{"schema": 1}' + b" " * 200, "a.json", by=editor)
    assert isinstance(background, BackgroundImport)

    tasks.import_article(job_of(background).pk)

    assert job_of(background).state == Job.State.FAILED
    assert "This is not a report" in job_of(background).message


def test_failed_files_are_removed_after_a_day_and_typed_texts_stay(editor, settings):
    confirmed = start_import(by=editor, pasted="One sentence. Another one.")
    text = BackgroundImport.objects.create(
        confirmed=confirmed, title="T", language="en", asked_by=editor
    )
    jobs.ask(Job.Kind.IMPORT_ARTICLE, text.pk)
    file = import_or_queue_report(b"x" * 200, "a.json", by=editor)
    assert isinstance(file, BackgroundImport)
    for background in (text, file):
        Job.objects.filter(pk=job_of(background).pk).update(
            state=Job.State.FAILED, finished_at=timezone.now()
        )
    assert remove_old_imports() == 0

    settings.EXPORT_KEEP_HOURS = 1
    BackgroundImport.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert remove_old_imports() == 1
    assert list(BackgroundImport.objects.all()) == [text]
