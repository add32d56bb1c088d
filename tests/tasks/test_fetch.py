"""The task itself: twice, late or never, it does no harm."""

import gzip
from datetime import UTC, datetime

import pytest
from django.db.models.functions import Now

from articles import fetching, jobs, rate_limit, tasks
from articles.fetching import FetchFailed, Outcome
from articles.models import Capture, Download, HostTurn, Job
from tests.factories import make_citation
from tests.origin import Origin
from tests.worker import fetch_and_parse


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        yield origin


def test_a_fetch_that_is_delivered_twice_captures_once(origin, claim, reviewer):
    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))
    job = Job.objects.get()

    fetch_and_parse(job.pk)
    fetch_and_parse(job.pk)

    assert (Capture.objects.count(), origin.hits["/a"]) == (1, 1)


def test_an_address_that_is_not_public_is_refused_without_a_request(claim, reviewer, settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = []
        make_citation(claim, reviewer, origin.url("/secret"))

        fetch_and_parse(Job.objects.get().pk)

        assert origin.hits["/secret"] == 0
    assert (Job.objects.get().state, Job.objects.get().outcome) == ("failed", "refused")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.BLOCKED, Job.State.FAILED),
        (Outcome.MISSING, Job.State.FAILED),
        (Outcome.TOO_LARGE, Job.State.FAILED),
        (Outcome.NOT_A_PAGE, Job.State.FAILED),
        (Outcome.UNREACHABLE, Job.State.QUEUED),
        (Outcome.TIMED_OUT, Job.State.QUEUED),
    ],
)
def test_a_failure_is_kept_with_its_sentence(claim, reviewer, monkeypatch, outcome, state):
    def fail(*args, **kwargs):
        raise FetchFailed(outcome)

    monkeypatch.setattr(fetching, "download", fail)
    make_citation(claim, reviewer)

    fetch_and_parse(Job.objects.get().pk)

    job = Job.objects.get(kind=Job.Kind.FETCH)
    assert (job.state, job.outcome, job.message) == (state, outcome, str(outcome.sentence))


def test_a_late_worker_stores_nothing(origin, claim, reviewer, monkeypatch):
    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))
    job = Job.objects.get()
    real = fetching.download

    def overtaken(*args, **kwargs):
        Job.objects.update(attempt=2, lease_until=Now())
        return real(*args, **kwargs)

    monkeypatch.setattr(fetching, "download", overtaken)

    fetch_and_parse(job.pk)

    assert Capture.objects.count() == 0


def test_the_bytes_are_kept_under_their_fingerprint(origin, claim, reviewer):
    import hashlib

    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))

    fetch_and_parse(Job.objects.get().pk)

    capture = Capture.objects.get()
    with capture.file.open("rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == capture.sha256


def test_a_page_that_waits_to_be_read_was_seen_when_it_came(origin, claim, reviewer):
    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))
    job = Job.objects.get()
    Job.objects.update(outcome="unreachable", message="The server could not be reached.")
    tasks.fetch(job.pk)
    came = datetime(2026, 2, 25, 9, 30, tzinfo=UTC)
    Download.objects.update(at=came)
    job.refresh_from_db()
    assert (job.state, job.attempt, job.task, job.message) == ("queued", 0, "parse", "")

    tasks.parse(job.pk)

    capture = Capture.objects.get()
    assert capture.captured_at == came
    with capture.warc.open("rb") as file:
        assert b"WARC-Date: 2026-02-25T09:30:00Z" in gzip.decompress(file.read())


def test_the_halves_of_a_fetch_do_not_take_each_others_jobs(origin, claim, reviewer):
    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))
    job = Job.objects.get()
    tasks.parse(job.pk)
    assert Job.objects.get(pk=job.pk).attempt == 0
    tasks.fetch(job.pk)
    tasks.fetch(job.pk)
    assert origin.hits["/a"] == 1

    tasks.parse(job.pk)
    tasks.sweep()

    assert Capture.objects.count() == 1
    assert not Download.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_kept_is_asked_for_again_by_the_right_worker(
    origin, claim, reviewer, monkeypatch
):
    told: list[str] = []
    origin.page("/a", "<p>The bridge cost five million euros.</p>")
    make_citation(claim, reviewer, origin.url("/a"))
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: told.append(jobs.task_name(job)))
    monkeypatch.setattr(Download.objects, "create", lambda **_fields: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        tasks.fetch(Job.objects.get().pk)

    job = Job.objects.get()
    assert (job.state, job.attempt, job.task) == ("queued", 1, "")
    assert told == ["articles.fetch"]


def test_who_has_passed_a_job_on_has_no_turn_any_more(origin, claim, reviewer, settings):
    settings.FETCH_HOST_AT_ONCE = 2
    make_citation(claim, reviewer, origin.url("/a"))
    job = Job.objects.get()
    Job.objects.update(attempt=1)
    job.attempt = 1

    rate_limit.take(job, "www.example.com", patience=0.0)

    assert not HostTurn.objects.exists()
