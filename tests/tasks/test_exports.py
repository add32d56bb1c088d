"""Files of reports are made in the background: once, for those who may have them, for a while."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db.models.functions import Now

from articles import jobs, permissions, tasks
from articles.actions.publishing import ask_for_export, record_export
from articles.actions.sources import attach_source, attach_upload
from articles.models import Citation, Export, Job, Source
from articles.reports import FORMATS, Rendering
from tests.worker import Worker, wait_until

DOCX, PDF = FORMATS["docx"], FORMATS["pdf"]


@pytest.fixture
def restricted(claim, reviewer):
    """A source that only `reviewer` may see."""
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter of Mr Grey",
        file_name="a.txt",
        data=b"A secret letter.",
        stance=Citation.Stance.CONTEXT,
    )
    source = Source.objects.filter(pk=citation.source_id)
    source.update(visibility=Source.Visibility.RESTRICTED, public_description="A civil servant")
    return source.get()


def asked(article, by, form=DOCX, rendering=Rendering.PUBLIC) -> Export:
    return ask_for_export(article, by=by, form=form, rendering=rendering)


def job_of(export: Export) -> Job:
    return Job.objects.filter(kind=Job.Kind.EXPORT, subject_id=export.pk).latest("pk")


def made(article, by, form=DOCX, rendering=Rendering.PUBLIC) -> Export:
    export = asked(article, by, form, rendering)
    tasks.export(job_of(export).pk)
    return Export.objects.get(pk=export.pk)


def files() -> list[str]:
    exists = default_storage.exists("exports")
    return list(default_storage.listdir("exports")[1]) if exists else []


def test_a_worker_makes_the_file_that_the_address_gives(article, verdict, reviewer, client):
    export = made(article, reviewer)

    assert job_of(export).state == Job.State.DONE
    assert (export.step, export.size) == (Export.Step.MADE, export.file.size)
    assert export.file.read()[:2] == b"PK"
    client.force_login(reviewer)
    at_once = client.get(f"/articles/{article.pk}/report.csv").content
    assert made(article, reviewer, FORMATS["csv"]).file.read() == at_once


def test_asking_twice_and_delivering_twice_makes_it_once(article, reviewer):
    first, second = asked(article, reviewer), asked(article, reviewer)
    for _time in range(2):
        tasks.export(job_of(first).pk)

    assert first == second
    assert Job.objects.filter(kind=Job.Kind.EXPORT).count() == 1
    assert len(files()) == 1


def test_a_new_file_takes_the_place_of_the_one_before(
    article, reviewer, django_capture_on_commit_callbacks
):
    first = made(article, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        second = made(article, reviewer)

    assert list(Export.objects.all()) == [second]
    assert [name.partition("-")[0] for name in files()] == [str(second.pk)]
    assert first != second


def test_a_worker_that_comes_late_leaves_nothing_behind(article, reviewer):
    job = job_of(asked(article, reviewer))
    with jobs.claimed(job.pk, lease=timedelta(seconds=-1)) as late:
        assert late
        tasks.export(job.pk)  # its lease has run out, so another one makes the file
        with pytest.raises(jobs.Lost):
            record_export(
                late, Export.objects.get(), b"late", name="late", version="", disclosed=[]
            )
        jobs_file = Export.objects.get()
        late.refresh_from_db()

    assert (late.attempt, late.state) == (2, Job.State.DONE)
    assert [jobs_file.file.name] == [f"exports/{name}" for name in files()]
    assert jobs_file.file_name == "the-bridge.docx"


def test_without_the_fence_the_late_file_would_take_its_place(article, reviewer, monkeypatch):
    job = job_of(asked(article, reviewer))
    with jobs.claimed(job.pk, lease=timedelta(seconds=-1)) as late:
        assert late
        tasks.export(job.pk)
        monkeypatch.setattr(jobs, "finish", lambda *_args, **_fields: None)
        record_export(late, Export.objects.get(), b"late", name="late", version="", disclosed=[])

    assert Export.objects.get().file_name == "late"


def test_the_legal_rendering_is_refused_in_words_to_who_may_not_see_all_of_it(
    article, restricted, editor, reviewer
):
    refused = made(article, editor, rendering=Rendering.LEGAL)

    assert (refused.made_at, files()) == (None, [])
    assert job_of(refused).state == Job.State.FAILED
    assert "A civil servant" in job_of(refused).message
    assert "Mr Grey" not in job_of(refused).message
    assert b"Mr Grey" in made(article, reviewer, FORMATS["json"], Rendering.LEGAL).file.read()
    assert b"Mr Grey" not in made(article, reviewer, FORMATS["json"]).file.read()


def test_what_failed_can_be_asked_for_again(article, restricted, editor):
    refused = made(article, editor, rendering=Rendering.LEGAL)
    Source.objects.filter(pk=restricted.pk).update(visibility=Source.Visibility.PUBLIC)

    again = made(article, editor, rendering=Rendering.LEGAL)

    assert again == refused
    assert again.made_at


@pytest.mark.parametrize("rendering", Rendering)
def test_once_a_source_is_restricted_no_file_tells_it_any_more(
    article, claim, editor, reviewer, client, rendering
):
    source = attach_source(
        claim, by=reviewer, url="https://www.example.com/", stance=Citation.Stance.CONTEXT
    ).source
    export = made(article, editor, rendering=rendering)
    client.force_login(editor)
    assert client.get(f"/exports/{export.pk}/").status_code == 200

    Source.objects.filter(pk=source.pk).update(
        visibility=Source.Visibility.RESTRICTED, public_description="A page"
    )

    assert client.get(f"/exports/{export.pk}/").status_code == 403


def test_without_the_rule_it_would(article, claim, editor, reviewer, client, monkeypatch):
    citation = attach_source(
        claim, by=reviewer, url="https://www.example.com/", stance=Citation.Stance.CONTEXT
    )
    export = made(article, editor)
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="A page"
    )
    monkeypatch.setattr(permissions, "may_download", lambda *_about: True)
    client.force_login(editor)

    assert client.get(f"/exports/{export.pk}/").status_code == 200


def test_who_did_not_ask_for_it_or_lost_the_right_gets_nothing(
    article, editor, reviewer, administrator, client
):
    export = made(article, editor)
    for other in (reviewer, administrator):
        client.force_login(other)
        assert client.get(f"/exports/{export.pk}/").status_code == 404

    client.force_login(editor)
    assert client.get(f"/exports/{export.pk}/")["Content-Disposition"] == (
        'attachment; filename="the-bridge.docx"'
    )
    type(editor).objects.filter(pk=editor.pk).update(is_editor=False)
    assert client.get(f"/exports/{export.pk}/").status_code == 403


def test_the_sweep_removes_old_files_and_leaves_what_is_in_the_making(
    article, editor, reviewer, settings, django_capture_on_commit_callbacks
):
    old, new, pending = made(article, editor), made(article, reviewer), asked(article, editor, PDF)
    long_ago = Now() - timedelta(hours=settings.EXPORT_KEEP_HOURS, seconds=1)
    Export.objects.filter(pk__in=[old.pk, pending.pk]).update(created_at=long_ago)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep()

    assert set(Export.objects.all()) == {new, pending}
    assert [name.partition("-")[0] for name in files()] == [str(new.pk)]


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_is_made_by_the_next(article, editor, tmp_path):
    export = asked(article, editor)
    Job.objects.filter(kind=Job.Kind.EXPORT).update(
        state=Job.State.RUNNING, attempt=1, lease_until=Now() - timedelta(seconds=1)
    )

    with Worker([], tmp_path):
        wait_until(lambda: Export.objects.get().made_at, 30)

    assert job_of(export).attempt == 2
    assert Export.objects.get().file.size
