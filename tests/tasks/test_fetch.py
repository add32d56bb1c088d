"""The task itself: twice, late or never, it does no harm."""

import pytest
from django.db.models.functions import Now

from articles import fetching
from articles.fetching import FetchFailed, Outcome
from articles.models import Capture, Job
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
