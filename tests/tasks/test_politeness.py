"""Eight processes that fetch ask one server no faster and no more at once than one would."""

import os
import time
from datetime import timedelta

import pytest
from django.db import connection

from articles import jobs, tasks
from articles.models import HostRateLimit, Job
from articles.rate_limit import SLACK
from tests.factories import make_citation
from tests.origin import Origin, Route

pytestmark = pytest.mark.django_db(transaction=True)
PAGES, PROCESSES, GAP = 12, 8, 0.1  # seconds
POLLS = 1200


def fetch_all() -> None:
    """Download what is left to download, again and again until nothing is."""
    for _poll in range(POLLS):
        left = Job.objects.filter(kind=Job.Kind.FETCH, task="", state=Job.State.QUEUED)
        due = list(left.order_by("?").values_list("pk", flat=True))
        if not due:
            return
        for job_id in due:
            tasks.fetch(job_id)
        time.sleep(0.05)


def fork_fetcher() -> int:
    """Start a process that downloads, with a connection of its own. Returns its id."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        # Kept until the end: the one of the parent, if it has one, would be closed for both.
        _of_parent, connection.connection = connection.connection, None
        fetch_all()
        status = 0
    finally:
        os._exit(status)


def test_eight_processes_share_the_limits_of_one_server(claim, reviewer, settings, monkeypatch):
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: None)
    settings.FETCH_HOST_AT_ONCE, settings.FETCH_HOST_GAP_SECONDS = 2, GAP
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        for number in range(PAGES):
            origin.routes[f"/{number}"] = Route(b"<p>The bridge.</p>", before=0.3)
            make_citation(claim, reviewer, origin.url(f"/{number}"))
        processes = [fork_fetcher() for _number in range(PROCESSES)]
        assert [os.waitpid(process, 0)[1] for process in processes] == [0] * PROCESSES

        assert {origin.hits[f"/{number}"] for number in range(PAGES)} == {1}
        assert 1 <= origin.most_at_once <= 2

    fetches = Job.objects.filter(kind=Job.Kind.FETCH, task="parse")
    began = min(fetches.values_list("created_at", flat=True))
    assert fetches.count() == PAGES
    # Each turn moves the next one on by the gap, whichever process takes it.
    (next_at,) = HostRateLimit.objects.values_list("next_at", flat=True)
    assert next_at - began >= PAGES * timedelta(seconds=GAP + SLACK)


def test_without_the_limit_they_would_ask_together(claim, reviewer, settings, monkeypatch):
    monkeypatch.setattr(jobs, "_wake", lambda job, in_seconds=0: None)
    settings.FETCH_HOST_AT_ONCE = settings.FETCH_HOST_GAP_SECONDS = 0
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        for number in range(PROCESSES):
            hold = origin.held(f"/{number}", "<p>The bridge.</p>")
            make_citation(claim, reviewer, origin.url(f"/{number}"))
        processes = [fork_fetcher() for _number in range(PROCESSES)]
        for _poll in range(POLLS):
            if origin.most_at_once > 2:
                break
            time.sleep(0.05)
        most = origin.most_at_once
        for route in origin.routes.values():
            assert route.hold
            route.hold.set()
        assert hold.is_set()
        assert [os.waitpid(process, 0)[1] for process in processes] == [0] * PROCESSES

    assert most > 2
