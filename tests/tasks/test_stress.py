"""Workers under stress. `make stress` runs the same with larger numbers."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from django.db.models import Count, QuerySet

from articles.fetching.parsing import parser
from articles.models import Capture, Claim, Job, Source
from tests.factories import UserFactory, make_article, make_citation, make_claim
from tests.origin import Origin, Route
from tests.tasks.test_worker import broker
from tests.worker import Worker, fetch_and_parse, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
FULL = "STRESS" in os.environ
KILLS, CITATIONS, QUEUED, SLOW = (100, 200, 500, 50) if FULL else (6, 20, 30, 20)
SWEEP = "30" if FULL else "1"
SOON = 120  # seconds: a busy machine is slow, not wrong
PAGE = "<p>Page {} of the report on the bridge, which cost five million euros.</p>"


@pytest.fixture(autouse=True)
def empty_broker():
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


def cite(origin: Origin, claim: Claim, reviewer, count: int, *, latency: float = 0.0) -> None:
    for number in range(count):
        origin.page(f"/{number}", PAGE.format(number)).before = latency
        make_citation(claim, reviewer, origin.url(f"/{number}"))


def fetches() -> QuerySet[Job]:
    """Return the fetch jobs, without those that compare and search captures."""
    return Job.objects.filter(kind=Job.Kind.FETCH)


def all_ended() -> bool:
    return not fetches().filter(state__in=Job.PENDING).exists()


def outcomes() -> dict[str, int]:
    """Count the fetch jobs by outcome, for the message of a failed test."""
    rows = fetches().values_list("state", "outcome", "attempt", "message")
    return dict(Counter(" ".join(map(str, row)) for row in rows))


def parsers_of(processes: list[int]) -> list[int]:
    """Return the parser processes that the processes started, and their children."""
    children: list[int] = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent in processes:
            child = int(status.parent.name)
            children += [child, *parsers_of([child])]
    return [child for child in children if b"fetching.parsing.child" in command(child)]


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def test_killed_workers_and_parsers_lose_no_job_and_capture_nothing_twice(
    origin, claim, reviewer, tmp_path
):
    chance = random.Random(7)
    worker = Worker([origin.allowed], tmp_path, lease=6, threads=4, apart=True)
    worker.start()
    cite(origin, claim, reviewer, CITATIONS, latency=0.3)

    for kill in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.4))
        children = parsers_of(worker.pids)
        if kill % 3 == 2:
            worker.kill()
            worker.start()
        elif children:
            try:
                os.kill(chance.choice(children), signal.SIGKILL)
            except ProcessLookupError:
                continue
    with_leases = 180 if not FULL else 300
    try:
        wait_until(all_ended, with_leases)
    finally:
        print(outcomes())  # noqa: T201
        worker.kill()

    assert fetches().count() == CITATIONS
    done = fetches().filter(state=Job.State.DONE).annotate(expected_version=Count("captures"))
    assert set(done.values_list("expected_version", flat=True)) == {1}
    assert Capture.objects.count() == done.count() > CITATIONS * 0.8
    attempts = {job.subject_id: job.attempt for job in fetches()}
    assert max(attempts.values()) <= 4  # the one after the third only says that it was the last


def test_no_job_is_lost_when_redis_is_emptied_while_workers_run(origin, claim, reviewer, tmp_path):
    worker = Worker([origin.allowed], tmp_path, threads=4, SWEEP_SECONDS=SWEEP)
    with worker:
        cite(origin, claim, reviewer, QUEUED, latency=0.3)
        broker().flushdb()

        wait_until(all_ended, 90)

    assert Capture.objects.count() == QUEUED, outcomes()
    assert set(origin.hits.values()) == {1}


def test_slow_servers_do_not_hold_up_good_ones(origin, claim, reviewer, tmp_path):
    with ExitStack() as stack:
        slow = [stack.enter_context(Origin()) for _number in range(SLOW)]
        held = [each.held("/slow") for each in slow]
        for each in slow:
            make_citation(claim, reviewer, each.url("/slow"))
        peers = [origin.allowed, *(each.allowed for each in slow)]
        with Worker(peers, tmp_path, threads=64, lease=300, FETCH_DEADLINE_SECONDS="200"):
            wait_until(lambda: all(each.hits["/slow"] for each in slow), SOON)
            cite(origin, claim, reviewer, SLOW)

            wait_until(lambda: fetches().filter(state=Job.State.DONE).count() == SLOW, SOON)

            assert fetches().filter(state=Job.State.RUNNING).count() == SLOW
            for event in held:
                event.set()
            wait_until(all_ended, SOON)


def test_a_worker_survives_everything_that_a_hostile_server_sends(
    origin, claim, reviewer, tmp_path
):
    deep = "<div>" * 200_000 + "The bridge cost five million euros."
    expected = {
        "/bomb": "too_large",
        "/endless": "too_large",
        "/drip": "timed_out",
        "/loop": "unreachable",
        "/headers": "malformed",
        "/deep": "captured",
        "/inside": "refused",
        "/file": "refused",
    }
    origin.bomb("/bomb", megabytes=300)
    origin.endless("/endless")
    origin.drip("/drip")
    origin.redirect("/loop", "/loop")
    origin.raw("/headers", b"HTTP/1.1 200 OK\r\n" + b"X: " + b"x" * 5_000_000 + b"\r\n\r\n")
    origin.page("/deep", deep)
    origin.redirect("/file", "file:///etc/passwd")
    with (
        Origin() as canary,
        Worker([origin.allowed], tmp_path, apart=True, FETCH_DEADLINE_SECONDS="5") as worker,
    ):
        origin.redirect("/inside", canary.url("/"))
        cite(origin, claim, reviewer, 4)
        wait_until(all_ended, SOON)
        before = memory_of(worker.pids)
        for path in expected:
            make_citation(claim, reviewer, origin.url(path))
        sizes = [before]

        def all_tried() -> bool:
            sizes.append(memory_of(worker.pids))
            waiting = Job.objects.filter(state__in=Job.PENDING, attempt=0)
            return not waiting.exists() and not running()

        wait_until(all_tried, SOON)
        most = max(sizes)

        assert not canary.hits
        assert (most - before) / 1e6 < 150
    sources = Source.objects.in_bulk(fetches().values_list("subject_id", flat=True))
    ended = {sources[job.subject_id].url: job.outcome for job in fetches()}
    assert {path: ended[origin.url(path)] for path in expected} == expected


def running() -> bool:
    return fetches().filter(state=Job.State.RUNNING).exists()


def memory_of(processes: list[int]) -> int:
    """Return the memory of workers and parsers in bytes; shared pages count once (PSS)."""
    return sum(map(proportional, [*processes, *parsers_of(processes)]))


def proportional(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(rollup.partition("\nPss:")[2].split()[0]) * 1024 if "\nPss:" in rollup else 0


def test_with_few_threads_slow_servers_would_hold_up_good_ones(origin, claim, reviewer, tmp_path):
    held = [origin.held(f"/slow-{number}") for number in range(4)]
    for number in range(4):
        make_citation(claim, reviewer, origin.url(f"/slow-{number}"))
    with Worker([origin.allowed], tmp_path, threads=4):
        wait_until(lambda: sum(origin.hits.values()) == 4, SOON)
        cite(origin, claim, reviewer, 1)
        time.sleep(1)

        assert not fetches().filter(state=Job.State.DONE).exists()
        for event in held:
            event.set()
        wait_until(all_ended, SOON)


def test_a_page_that_kills_its_parser_is_parsed_at_most_three_times(
    origin, claim, reviewer, settings, monkeypatch, tmp_path
):
    tried = tmp_path / "tried"
    poisoned = f"""
import os
from articles.fetching.parsing import child
honest = child.read_document
def read_document(body, given):
    if b"poison" in body:
        os.write(TRIED, b"x")
        os.abort()
    return honest(body, given)
TRIED = os.open({str(tried)!r}, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
child.limit = lambda: None
child.read_document = read_document
child.serve()
"""
    monkeypatch.setattr(parser, "_idle", [])
    monkeypatch.setattr(parser, "_COMMAND", [parser._COMMAND[0], "-c", poisoned])
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    origin.page("/poison", "<p>poison</p>")
    make_citation(claim, reviewer, origin.url("/poison"))
    assert parser.read(b"<p>An honest page.</p>").text

    while not all_ended():
        fetches().update(not_before="2020-01-01T00:00Z")
        fetch_and_parse(fetches().get().pk)

    job = fetches().get()
    assert (job.state, job.outcome) == (Job.State.FAILED, "not_a_page")
    assert 1 <= len(tried.read_bytes()) <= 3


def test_a_page_that_kills_its_parser_is_downloaded_once_and_parsed_three_times(
    origin, claim, reviewer, tmp_path
):
    """The test kills the parser of the page in each attempt."""
    origin.page("/poison", "<p>x" * 100_000)
    deaths = set()
    with Worker([origin.allowed], tmp_path, threads=4, apart=True) as worker:
        make_citation(claim, reviewer, origin.url("/poison"))
        poison = fetches().get()

        def ended_after_killing() -> bool:
            now = fetches().get()
            if now.task == "parse" and now.state == Job.State.RUNNING:
                for child in parsers_of(worker.pids):
                    with suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                        deaths.add(now.attempt)
            waiting = fetches().filter(state=Job.State.QUEUED, task="parse")
            waiting.update(not_before="2020-01-01T00:00Z", woken_at=None)
            return all_ended()

        wait_until(ended_after_killing, SOON)
        origin.page("/good", "<p>The bridge cost five million euros.</p>")
        make_citation(claim, reviewer, origin.url("/good"))
        wait_until(all_ended, SOON)

    poison.refresh_from_db()
    assert (poison.state, poison.outcome) == (Job.State.FAILED, "not_a_page")
    assert origin.hits["/poison"] == 1
    assert deaths == {1, 2, 3}
    assert Capture.objects.get().text == "The bridge cost five million euros."


def test_a_redirect_to_an_internal_address_is_refused(origin, claim, reviewer, settings):
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    with Origin() as canary:
        for number, target in enumerate([canary.url("/"), "file:///etc/passwd", "http://[::1]/"]):
            origin.set(f"/{number}", Route(status=302, headers={"Location": target}))
            make_citation(claim, reviewer, origin.url(f"/{number}"))
        for job in fetches():
            fetch_and_parse(job.pk)

        assert not canary.hits
    assert set(fetches().values_list("state", "outcome")) == {("failed", "refused")}
