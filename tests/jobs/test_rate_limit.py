"""Politeness: so many at once at one server, so far apart, and nobody where he is not wanted."""

import itertools
import threading
import time
from datetime import timedelta

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
# Turns lie 0.3 s apart (gap and slack); how late a thread wakes for its turn is the machine's affair.
TOGETHER = 0.1  # seconds


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


class At:
    """Workers that ask a server in threads of their own; `asked` has when, `most` how many."""

    def __init__(self, host: str = "www.example.com", stay: float = 0.1) -> None:
        self.host, self.stay = host, stay
        self.asked: list[float] = []
        self.waits: list[float] = []
        self.there = self.most = 0
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
                self.waits.append(wait)
                jobs.put_off(job, in_seconds=wait)
            else:
                self._ask(job)
        connection.close()

    def _ask(self, job: Job) -> None:
        with self.lock:
            self.asked.append(time.monotonic())
            self.there += 1
            self.most = max(self.most, self.there)
        time.sleep(self.stay)
        with self.lock:
            self.there -= 1
        jobs.finish(job, outcome="captured")


def gaps(times: list[float]) -> list[float]:
    times = sorted(times)
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def test_one_server_is_asked_so_far_apart_by_all_workers(sources):
    workers = At()

    workers.all_at_once(sources)

    assert len(workers.asked) == 6
    assert min(gaps(workers.asked)) >= TOGETHER


def test_without_turns_all_would_ask_at_once(sources, settings):
    settings.FETCH_HOST_AT_ONCE = settings.FETCH_HOST_GAP_SECONDS = 0
    workers = At()

    workers.all_at_once(sources)

    assert min(gaps(workers.asked)) < TOGETHER
    assert workers.most > 2


def test_no_more_than_two_are_at_one_server_however_slow_it_is(sources, settings):
    settings.FETCH_HOST_GAP_SECONDS = 0
    workers = At(stay=0.7)

    workers.all_at_once(sources)

    assert workers.most == 2
    assert len(workers.asked) + len(workers.waits) == 6


def test_other_servers_are_not_waited_for(sources):
    begun = time.monotonic()
    for number, source in enumerate(sources):
        with jobs.claimed(jobs.ask(Job.Kind.FETCH, source.pk).pk, lease=LEASE) as job:
            assert job
            assert rate_limit.take(job, f"{number}.example.com") == 0
            jobs.finish(job, outcome="captured")

    assert time.monotonic() - begun < 1


def test_whoever_has_to_wait_long_comes_back_for_his_turn_and_it_counts_for_no_attempt(sources):
    HostRateLimit.objects.create(name="www.example.com", next_at=Now() + timedelta(seconds=30))
    job_id = jobs.ask(Job.Kind.FETCH, sources[0].pk).pk

    fetch_and_parse(job_id)

    job = Job.objects.annotate(wait=F("not_before") - Now()).get()
    assert (job.state, job.attempt) == (Job.State.QUEUED, 0)
    assert 27 < job.wait.total_seconds() < 30
    turn_at = HostTurn.objects.get().turn_at
    assert turn_at is not None
    assert HostRateLimit.objects.get().next_at > turn_at


def test_a_turn_that_was_missed_is_not_made_up_for(sources):
    """Else all whose turns passed while no worker ran would come at once."""
    for source in sources:
        job = jobs.ask(Job.Kind.FETCH, source.pk)
        HostTurn.objects.create(job=job, attempt=1, turn_at=Now() - timedelta(minutes=5))
    workers = At()

    workers.all_at_once(sources)

    assert min(gaps(workers.asked)) >= TOGETHER


def test_who_died_at_a_server_leaves_when_his_lease_ends(sources):
    for source in sources[:2]:
        job = jobs.ask(Job.Kind.FETCH, source.pk)
        HostTurn.objects.create(job=job, attempt=1, host="www.example.com")
    Job.objects.update(
        state=Job.State.RUNNING,
        attempt=1,
        lease_until=Now() + timedelta(seconds=0.5),
    )
    workers = At()

    workers.all_at_once(sources[2:3])
    assert workers.asked or workers.waits
    time.sleep(0.5)
    workers.all_at_once(sources[3:4])

    assert workers.asked


def test_a_server_that_asks_to_be_left_alone_is(sources):
    rate_limit.close_host("www.example.com", seconds=120)

    fetch_and_parse(jobs.ask(Job.Kind.FETCH, sources[0].pk).pk)

    job = Job.objects.annotate(wait=F("not_before") - Now()).get()
    assert (job.state, job.attempt) == (Job.State.QUEUED, 0)
    assert 115 < job.wait.total_seconds() <= 120


def test_a_server_that_is_closed_for_days_ends_the_job_with_a_sentence(sources):
    rate_limit.close_host("www.example.com", seconds=200_000)

    fetch_and_parse(jobs.ask(Job.Kind.FETCH, sources[0].pk).pk)

    job = Job.objects.get(kind=Job.Kind.FETCH)
    assert (job.state, job.outcome) == (Job.State.FAILED, "blocked")
    assert "asked us to wait" in job.message
    assert Job.objects.filter(kind=Job.Kind.LOOK_AGAIN).exists()


def test_the_server_that_a_page_sends_on_to_is_waited_for_as_well(claim, reviewer, settings):
    with Origin() as first, Origin() as second:
        settings.FETCH_ALLOWED_PEERS = [first.allowed, second.allowed]
        first.redirect("/a", second.url("/b"))
        second.page("/b", PAGE)
        HostRateLimit.objects.create(name=second.allowed, next_at=Now() + timedelta(seconds=0.6))
        make_citation(claim, reviewer, first.url("/a"))
        begun = time.monotonic()

        fetch_and_parse(Job.objects.get().pk)

        assert time.monotonic() - begun > 0.5
        assert Job.objects.get().outcome == "captured"


def test_each_wait_after_a_failure_is_longer_than_the_last_and_no_two_are_alike():
    waits = [[jobs.backoff(Job(attempt=attempt)) for _ in range(20)] for attempt in (1, 2, 3)]

    assert max(waits[0]) < min(waits[1])
    assert max(waits[1]) < min(waits[2])
    assert len(set(waits[0])) > 10


def test_what_is_due_soon_is_told_of_in_time_and_what_is_far_away_is_not(
    sources, settings, monkeypatch
):
    told: list[float] = []
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: told.append(in_seconds))
    for source, wait in zip(sources, (0, 10, 1000), strict=False):
        jobs.ask(Job.Kind.FETCH, source.pk, in_seconds=wait)
    assert told == [0, 10]
    told.clear()
    Job.objects.update(woken_at=None)

    assert jobs.sweep() == 2

    assert [round(wait) for wait in told] == [0, 10]
