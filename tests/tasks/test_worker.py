"""A worker process with a real broker: no job is lost, none is done twice."""

from pathlib import Path
from typing import Any

import pytest
import redis
from celery import current_app
from django.conf import settings
from django.utils.timezone import now
from kombu import Connection

from articles.actions.claims import add_comment
from articles.models import Capture, Claim, Job, OutboxMessage
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


def test_a_source_can_be_attached_while_redis_is_stopped(claim, reviewer, monkeypatch):
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(current_app.amqp, "_producer_pool", None)

    make_citation(claim, reviewer)

    job = Job.objects.get(kind=Job.Kind.FETCH)
    assert (job.state, job.woken_at) == (Job.State.QUEUED, None)


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
