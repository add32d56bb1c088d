"""A worker process with a real broker: no job is lost, none is done twice."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import redis
from celery import current_app
from django.conf import settings
from django.utils.timezone import now
from kombu import Connection

from articles import jobs, workers
from articles.actions.claims import add_comment
from articles.models import Capture, Claim, Job, OutboxMessage, WorkerHeartbeat
from tests.factories import UserFactory, make_article, make_citation, make_claim
from tests.origin import Origin
from tests.worker import Worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_broker():
    """Remove the messages of other tests."""
    broker().flushdb()


@pytest.fixture
def origin():
    with Origin() as origin:
        yield origin


@pytest.fixture
def claim() -> Claim:
    editor = UserFactory.create(username="edith", is_editor=True)
    return make_claim(make_article(editor), editor, "the bridge cost 4.5 million euros")


@pytest.fixture
def reviewer():
    return UserFactory.create(username="rosa", is_reviewer=True)


def peers(origin: Origin) -> list[str]:
    return [origin.allowed]


def broker() -> redis.Redis:
    """Return a connection to the Redis database of this test run."""
    channel: Any = Connection(settings.CELERY_BROKER_URL).default_channel
    client: redis.Redis = channel.client
    return client


def ended(count: int = 1) -> bool:
    """Return whether so many fetch jobs are done."""
    return Job.objects.filter(kind=Job.Kind.FETCH, state=Job.State.DONE).count() == count


def test_a_worker_fetches_a_cited_page_and_sends_an_e_mail(origin, claim, reviewer, tmp_path: Path):
    origin.page("/law", "<html><title>The law</title><p>The bridge cost five million euros.</p>")
    mails = tmp_path / "mails"
    with Worker(peers(origin), tmp_path, EMAIL_URL=f"filemail:///{mails}"):
        make_citation(claim, reviewer, origin.url("/law"))
        add_comment(claim, by=reviewer, text="@edith look.")
        wait_until(ended, 15)
        wait_until(OutboxMessage.objects.filter(state=OutboxMessage.State.SENT).exists, 15)

    (mail,) = mails.iterdir()
    assert "rosa mentioned you in a comment" in mail.read_text()
    capture = Capture.objects.get()
    assert "five million" in capture.text
    assert (capture.status, capture.read("title")) == (200, "The law")
    assert capture.file.size == capture.size


def heard() -> dict[str, float]:
    return {kind: beat.seconds for kind, beat in workers.heartbeats().items()}


def test_workers_are_heard_from_while_they_have_a_broker_also_after_it_was_emptied(tmp_path):
    with Worker([], tmp_path):
        wait_until(lambda: set(heard()) == set(workers.Kind.values), 15)
        broker().flushdb()
        assert set(heard()) == set(workers.Kind.values)
    WorkerHeartbeat.objects.all().delete()

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"redis://127.0.0.1:{unused.getsockname()[1]}/0"
        with Worker([], tmp_path, is_ready=b"Cannot connect to", REDIS_URL=address):
            wait_until(lambda: workers.Kind.PERIODIC in heard(), 15)

            assert not {"fetch", "parse"} & set(heard())  # no message would reach them


def test_a_worker_killed_during_a_fetch_loses_no_job(origin, claim, reviewer, tmp_path):
    hold = origin.held("/slow", "<p>The bridge cost five million euros.</p>")
    worker = Worker(peers(origin), tmp_path, lease=3)
    worker.start()
    make_citation(claim, reviewer, origin.url("/slow"))
    wait_until(lambda: origin.hits["/slow"] == 1, 15)

    worker.kill()
    hold.set()
    with worker:
        wait_until(ended, 30)

    assert Capture.objects.count() == 1
    assert Job.objects.get(kind=Job.Kind.FETCH).attempt == 2


def test_no_job_is_lost_when_redis_is_emptied(origin, claim, reviewer, tmp_path):
    for number in range(5):
        origin.page(f"/{number}", f"<p>Page {number} of the report on the bridge.</p>")
        make_citation(claim, reviewer, origin.url(f"/{number}"))
    broker().flushdb()

    with Worker(peers(origin), tmp_path):
        wait_until(lambda: ended(5), 30)

    assert Capture.objects.count() == 5
    assert set(origin.hits.values()) == {1}


def test_without_the_sweep_an_emptied_redis_would_lose_the_job(origin, claim, reviewer):
    make_citation(claim, reviewer, origin.url("/lost"))
    assert broker().llen("fetch") == 1

    broker().flushdb()

    assert broker().llen("fetch") == 0
    assert Job.objects.get(kind=Job.Kind.FETCH).state == Job.State.QUEUED
    assert origin.hits["/lost"] == 0


@pytest.fixture
def hanging_broker(monkeypatch) -> Iterator[list[socket.socket]]:
    """A server in the way of Redis that never answers. Yields the connections that it was asked for."""
    connections: list[socket.socket] = []

    def accept(server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connections.append(server.accept()[0])

    with socket.create_server(("127.0.0.1", 0)) as server, monkeypatch.context() as patch:
        address = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        patch.setattr(current_app.conf, "broker_write_url", address)
        patch.setattr(current_app.amqp, "_producer_pool", None)
        Thread(target=accept, args=[server], daemon=True).start()
        yield connections
        server.shutdown(socket.SHUT_RDWR)
    workers.forget_failure()


def test_a_redis_that_hangs_costs_a_page_one_attempt_and_the_sweep_sends_the_job(
    claim, reviewer, request
):
    hanging = request.getfixturevalue("hanging_broker")  # after the claim was made

    make_citation(claim, reviewer)
    add_comment(claim, by=reviewer, text="@edith look.")  # queues a message
    jobs.ask_all(Job.Kind.COMPARE, range(5))

    assert len(hanging) == 1
    fetching = Job.objects.get(kind=Job.Kind.FETCH)
    assert (fetching.state, fetching.woken_at) == (Job.State.QUEUED, None)
    jobs.sweep()
    assert len(hanging) == 1
    assert not Job.objects.filter(woken_at__isnull=False).exists()


def test_without_the_pause_each_message_would_cost_an_attempt(hanging_broker, monkeypatch):
    monkeypatch.setattr(workers, "PAUSE", 0)
    monkeypatch.setitem(settings.CELERY_BROKER_TRANSPORT_OPTIONS, "socket_timeout", 0.1)

    jobs.ask_all(Job.Kind.COMPARE, range(2))

    assert len(hanging_broker) == 2


def test_what_a_page_waits_for_redis_leaves_time_within_two_seconds():
    limits = current_app.conf.broker_transport_options

    assert limits["max_retries"] == 0
    assert limits["socket_connect_timeout"] + limits["socket_timeout"] <= 1.8


def test_the_sweep_sends_what_a_stopped_redis_did_not_get(claim, reviewer, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
        patch.setattr(current_app.amqp, "_producer_pool", None)
        make_citation(claim, reviewer)
        job = Job.objects.get(kind=Job.Kind.FETCH)
        assert (job.state, job.woken_at) == (Job.State.QUEUED, None)
    workers.forget_failure()

    jobs.sweep()

    assert broker().llen("fetch") == 1


def test_the_sweep_waits_behind_no_fetch(origin, claim, reviewer, tmp_path):
    hold = origin.held("/slow", "<p>The bridge cost five million euros.</p>")
    with Worker(peers(origin), tmp_path, threads=1):
        make_citation(claim, reviewer, origin.url("/slow"))
        wait_until(lambda: origin.hits["/slow"] == 1, 15)  # the only thread is busy

        left_behind = Job.objects.create(kind=Job.Kind.FETCH, subject_id=0, not_before=now())
        wait_until(Job.objects.filter(pk=left_behind.pk, woken_at__isnull=False).exists, 15)
        assert not ended()
        hold.set()
        wait_until(ended, 15)
