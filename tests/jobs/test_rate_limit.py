"""The rate limit: how many requests a server gets at once, and how long apart."""

import itertools
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from articles import jobs, rate_limit
from articles.models import HostRateLimit, HostTurn, Job, Source
from tests.factories import make_citation
from tests.origin import Origin
from tests.worker import fetch_and_parse

pytestmark = [
    pytest.mark.django_db(transaction=True),
]
PAGE = "<p>The bridge cost five million euros.</p>"
LEASE = timedelta(seconds=60)
APART = timedelta(seconds=0.3)  # gap and slack between two turns


@pytest.fixture(autouse=True)
def polite(settings, monkeypatch):
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: None)
    settings.FETCH_HOST_AT_ONCE = 2
    settings.FETCH_HOST_GAP_SECONDS = 0.2


@pytest.fixture
def sources(editor) -> list[Source]:
    return [
        Source.objects.create(url=f"https://www.example.com/{number}", added_by=editor)
        for number in range(6)
    ]


@pytest.fixture
def turns(monkeypatch) -> list[datetime]:
    """The times of the turns that were given out."""
    times: list[datetime] = []
    save = rate_limit._save

    def record(turn: HostTurn, job: Job) -> bool:
        times.extend([turn.turn_at] if turn.turn_at else [])
        return save(turn, job)

    monkeypatch.setattr(rate_limit, "_save", record)
    return times


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """The seconds for which threads wait for their turn; the turn comes at once."""
    seconds: list[float] = []

    def wait(wanted: float) -> None:
        seconds.append(wanted)
        HostTurn.objects.update(turn_at=Now())

    monkeypatch.setattr(rate_limit, "time", SimpleNamespace(sleep=wait))
    return seconds


class Workers:
    """Workers that send requests to a server, each in a thread.

    `asked` counts the requests, `most` those at the same time, `put_off` the jobs that come back
    later. A request lasts until `stay` returns.
    """

    def __init__(self, stay: Callable[[], object] = lambda: time.sleep(0.1)) -> None:
        self.host, self.stay = "www.example.com", stay
        self.asked = self.put_off = self.there = self.most = 0
        self.lock = threading.Lock()

    def all_at_once(self, sources: list[Source]) -> None:
        ids = [jobs.ask(Job.Kind.FETCH, source.pk).pk for source in sources]
        threads = [threading.Thread(target=self._go, args=(pk,)) for pk in ids]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _go(self, job_id: int) -> None:
        with jobs.claimed(job_id, lease=LEASE) as job:
            assert job
            wait = rate_limit.take(job, self.host)
            if wait:
                self.put_off += 1
                jobs.put_off(job, in_seconds=wait)
            else:
                self._ask(job)
        connection.close()

    def _ask(self, job: Job) -> None:
        with self.lock:
            self.asked += 1
            self.there += 1
            self.most = max(self.most, self.there)
        self.stay()
        with self.lock:
            self.there -= 1
        jobs.finish(job, outcome="captured")


def smallest_gap(times: list[datetime]) -> timedelta:
    return min(later - earlier for earlier, later in itertools.pairwise(sorted(times)))


def test_the_requests_of_all_workers_to_one_server_lie_apart(sources, turns):
    workers = Workers()

    workers.all_at_once(sources)

    assert workers.asked + workers.put_off == 6  # a busy machine may put one off
    assert len(turns) >= workers.asked > 1
    assert smallest_gap(turns) >= APART


def test_without_a_limit_all_would_send_requests_at_once(sources, settings):
    settings.FETCH_HOST_AT_ONCE = settings.FETCH_HOST_GAP_SECONDS = 0
    all_there = threading.Barrier(6, timeout=60)
    workers = Workers(stay=all_there.wait)

    workers.all_at_once(sources)

    assert workers.most == 6


def test_no_more_than_two_are_at_one_server_however_slow_it_is(sources, settings):
    settings.FETCH_HOST_GAP_SECONDS = 0
    workers = Workers(stay=lambda: time.sleep(0.7))

    workers.all_at_once(sources)

    assert workers.most == 2
    assert workers.asked + workers.put_off == 6


def test_a_job_whose_turns_have_all_passed_comes_back_later(sources, monkeypatch):
    """On a busy machine a turn can be due at once when the server was still busy a moment ago."""
    monkeypatch.setattr(rate_limit, "_enter", lambda _job, _host: False)
    monkeypatch.setattr(rate_limit, "_seconds_to_turn", lambda _job, _host: 0.0)
    with jobs.claimed(jobs.ask(Job.Kind.FETCH, sources[0].pk).pk, lease=LEASE) as job:
        assert job
        assert rate_limit.take(job, "www.example.com") > 0
        jobs.finish(job, outcome="captured")


def test_requests_to_different_servers_do_not_wait_for_each_other(sources, waits):
    for number, source in enumerate(sources):
        with jobs.claimed(jobs.ask(Job.Kind.FETCH, source.pk).pk, lease=LEASE) as job:
            assert job
            assert rate_limit.take(job, f"{number}.example.com") == 0
            jobs.finish(job, outcome="captured")

    assert waits == []


def test_a_second_request_to_the_same_server_would_wait(sources, waits):
    for source in sources[:2]:
        with jobs.claimed(jobs.ask(Job.Kind.FETCH, source.pk).pk, lease=LEASE) as job:
            assert job
            assert rate_limit.take(job, "www.example.com") == 0
            jobs.finish(job, outcome="captured")

    assert waits


def test_a_job_that_must_wait_long_is_put_off_without_counting_the_attempt(sources):
    HostRateLimit.objects.create(name="www.example.com", next_at=Now() + timedelta(seconds=30))
    job_id = jobs.ask(Job.Kind.FETCH, sources[0].pk).pk

    fetch_and_parse(job_id)

    job = Job.objects.annotate(wait=F("not_before") - Now()).get()
    assert (job.state, job.attempt) == (Job.State.QUEUED, 0)
    assert 27 < job.wait.total_seconds() < 30
    turn_at = HostTurn.objects.get().turn_at
    assert turn_at is not None
    assert HostRateLimit.objects.get().next_at > turn_at


def test_a_missed_turn_is_replaced_by_a_later_one(sources, turns):
    """Otherwise all jobs whose turns passed while no worker ran would come at once."""
    for source in sources:
        job = jobs.ask(Job.Kind.FETCH, source.pk)
        HostTurn.objects.create(job=job, attempt=1, turn_at=Now() - timedelta(minutes=5))
    workers = Workers()

    workers.all_at_once(sources)

    assert smallest_gap(turns) >= APART


def test_a_worker_that_died_counts_until_its_lease_ends(sources):
    for source in sources[:2]:
        job = jobs.ask(Job.Kind.FETCH, source.pk)
        HostTurn.objects.create(job=job, attempt=1, host="www.example.com")
    Job.objects.update(
        state=Job.State.RUNNING,
        attempt=1,
        lease_until=Now() + LEASE,
    )
    workers = Workers()

    workers.all_at_once(sources[2:3])
    assert (workers.asked, workers.put_off) == (0, 1)
    Job.objects.update(lease_until=Now(), state=Job.State.RUNNING, attempt=1)
    workers.all_at_once(sources[3:4])

    assert workers.asked == 1


def test_a_server_that_asks_for_a_pause_gets_no_requests(sources):
    rate_limit.close_host("www.example.com", seconds=120)

    fetch_and_parse(jobs.ask(Job.Kind.FETCH, sources[0].pk).pk)

    job = Job.objects.annotate(wait=F("not_before") - Now()).get()
    assert (job.state, job.attempt) == (Job.State.QUEUED, 0)
    assert 115 < job.wait.total_seconds() <= 120


def test_a_server_that_is_closed_for_days_fails_the_job_with_a_sentence(sources):
    rate_limit.close_host("www.example.com", seconds=200_000)

    fetch_and_parse(jobs.ask(Job.Kind.FETCH, sources[0].pk).pk)

    job = Job.objects.get(kind=Job.Kind.FETCH)
    assert (job.state, job.outcome) == (Job.State.FAILED, "blocked")
    assert "asked us to wait" in job.message
    assert Job.objects.filter(kind=Job.Kind.LOOK_AGAIN).exists()


def test_a_redirect_waits_for_a_turn_at_the_other_server(claim, reviewer, settings, waits):
    with Origin() as first, Origin() as second:
        settings.FETCH_ALLOWED_PEERS = [first.allowed, second.allowed]
        first.redirect("/a", second.url("/b"))
        second.page("/b", PAGE)
        HostRateLimit.objects.create(name=second.allowed, next_at=Now() + timedelta(seconds=15))
        make_citation(claim, reviewer, first.url("/a"))

        fetch_and_parse(Job.objects.get().pk)

        assert 0 < waits[0] <= 15
        assert Job.objects.get().outcome == "captured"


def test_waits_after_failures_grow_and_are_random():
    waits = [[jobs.backoff(Job(attempt=attempt)) for _ in range(20)] for attempt in (1, 2, 3)]

    assert max(waits[0]) < min(waits[1])
    assert max(waits[1]) < min(waits[2])
    assert len(set(waits[0])) > 10


def test_workers_are_woken_for_jobs_that_are_due_soon_and_not_for_later_ones(sources, monkeypatch):
    woken: list[float] = []
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: woken.append(in_seconds))
    for source, wait in zip(sources, (0, 10, 1000), strict=False):
        jobs.ask(Job.Kind.FETCH, source.pk, in_seconds=wait)
    assert woken == [0, 10]
    woken.clear()
    Job.objects.update(woken_at=None)

    assert jobs.sweep() == 2

    assert [round(wait) for wait in woken] == [0, 10]
