"""The job queue in PostgreSQL: rows with state, attempt and lease."""

from datetime import timedelta

import pytest
from celery import current_app
from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from articles import jobs, tasks, workers
from articles.models import Job

LEASE = timedelta(seconds=60)


@pytest.fixture
def woken(monkeypatch):
    """Ids of the jobs for which a worker was woken."""
    ids = []
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: ids.append(job.pk))
    return ids


@pytest.fixture
def job(db, woken) -> Job:
    return jobs.ask(Job.Kind.FETCH, 1)


def test_every_kind_of_job_has_a_task():
    assert {jobs.task_name(Job(kind=kind)) for kind in Job.Kind} <= set(current_app.tasks)
    assert jobs.task_name(Job(kind="fetch", task="parse")) in current_app.tasks
    assert set(settings.PERIODIC_TASKS) <= set(current_app.tasks)


def test_a_pending_job_is_reused(job):
    assert jobs.ask(Job.Kind.FETCH, 1) == job
    assert Job.objects.count() == 1


def test_after_a_job_ended_a_new_one_is_added(job):
    with jobs.claimed(job.pk, lease=LEASE) as mine:
        assert mine
        jobs.finish(mine, outcome="captured")

    assert jobs.ask(Job.Kind.FETCH, 1) != job


def test_a_worker_is_woken_when_the_transaction_commits(
    db, woken, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.ask(Job.Kind.FETCH, 1)
        assert woken == []

    assert woken == [job.pk]


def test_a_job_is_added_while_the_broker_is_down(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(workers, "PAUSE", 0)
    monkeypatch.setattr(current_app, "send_task", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.ask(Job.Kind.FETCH, 1)

    job.refresh_from_db()
    assert (job.state, job.woken_at) == (Job.State.QUEUED, None)


def test_only_one_worker_gets_a_job(job):
    with jobs.claimed(job.pk, lease=LEASE) as first, jobs.claimed(job.pk, lease=LEASE) as second:
        assert first is not None
        assert second is None
        jobs.finish(first, outcome="captured")


def test_another_worker_takes_over_an_expired_job_and_the_late_one_changes_nothing(job):
    with (
        jobs.claimed(job.pk, lease=timedelta(0)) as late,
        jobs.claimed(job.pk, lease=LEASE) as mine,
    ):
        assert late
        assert mine
        assert (late.attempt, mine.attempt) == (1, 2)
        with pytest.raises(jobs.Lost):
            jobs.finish(late, outcome="captured")
        jobs.finish(mine, outcome="captured")


def test_without_the_fence_the_late_worker_would_close_it(job, monkeypatch):
    monkeypatch.setattr(jobs, "_is_current_attempt", lambda job: Q(pk=job.pk))
    with jobs.claimed(job.pk, lease=timedelta(0)) as late, jobs.claimed(job.pk, lease=LEASE):
        assert late
        jobs.finish(late, outcome="captured")

    assert Job.objects.get().outcome == "captured"


def test_an_error_releases_the_job_for_another_attempt(job):
    with pytest.raises(ZeroDivisionError), jobs.claimed(job.pk, lease=LEASE):
        raise ZeroDivisionError

    job.refresh_from_db()
    assert (job.state, job.attempt, job.outcome) == (Job.State.QUEUED, 1, "error")


def test_a_job_must_wait_until_its_time(job):
    Job.objects.update(not_before=Now() + timedelta(minutes=1))

    with jobs.claimed(job.pk, lease=LEASE) as mine:
        assert mine is None


def test_a_job_fails_after_its_last_attempt(job, settings):
    for _attempt in range(settings.FETCH_MAX_ATTEMPTS):
        Job.objects.update(not_before=Now())
        with jobs.claimed(job.pk, lease=LEASE) as mine:
            assert mine
            jobs.retry(mine, outcome="unreachable", message="Not there.", in_seconds=1)

    job.refresh_from_db()
    assert (job.state, job.message) == (Job.State.FAILED, "Not there.")


def test_a_job_that_kills_every_worker_fails(job, settings):
    Job.objects.update(
        state=Job.State.RUNNING, attempt=settings.FETCH_MAX_ATTEMPTS, lease_until=Now()
    )

    with jobs.claimed(job.pk, lease=LEASE) as mine:
        assert mine is None

    assert Job.objects.get().state == Job.State.FAILED


def test_the_sweep_wakes_a_worker_for_a_job_without_a_message(job, woken):
    Job.objects.update(woken_at=None)

    assert jobs.sweep() == 1
    assert woken == [job.pk]


def test_the_sweep_skips_a_job_whose_message_was_just_sent(job):
    assert jobs.sweep() == 0


def test_the_sweep_wakes_a_worker_for_the_job_of_a_killed_worker(job):
    Job.objects.update(state=Job.State.RUNNING, attempt=1, lease_until=Now() - LEASE)

    assert jobs.sweep() == 1


def test_the_sweep_task_wakes_workers(job, woken):
    Job.objects.update(woken_at=None)

    tasks.sweep()

    assert woken == [job.pk]
