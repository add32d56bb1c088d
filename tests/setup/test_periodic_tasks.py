"""Periodic tasks: each worker that may run them has a thread for them, and one runs them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Event

import pytest
import yaml
from django.conf import settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from articles.models import SILENT_AFTER, WorkerHeartbeat
from factcheck.database.own_connection import unpooled_connection
from factcheck.periodic_tasks import PeriodicTasks, run_once
from factcheck.services.programs import background_programs
from tests.worker import ROOT

OFTEN = 0.01  # seconds
WAIT = 10.0

USE_THE_SERVER = """
import sys, threading
import factcheck.wsgi
from django.db import connection
print("articles.views" in sys.modules, connection.connection, threading.active_count())
"""


@contextmanager
def running(**tasks) -> Iterator[None]:
    """Run the tasks often."""
    thread = PeriodicTasks(tasks, dict.fromkeys(tasks, OFTEN), "fetcher@here")
    thread.start()
    try:
        yield
    finally:
        thread.stop()
        assert not thread.is_alive()


def raise_error():
    raise ValueError("broken")


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_stops_no_other_and_is_called_again():
    works, fails_again = Event(), Event()
    calls: list[str] = []

    def fail():
        calls.append("call")
        if len(calls) > 1:
            fails_again.set()
        raise_error()

    with running(fails=fail, works=works.set):
        assert works.wait(WAIT)
        assert fails_again.wait(WAIT)


@pytest.mark.django_db
def test_of_several_workers_one_calls_a_task_in_a_period():
    calls: list[str] = []

    ran = [
        run_once(name, 3600, lambda: calls.append("call")) for name in ("sweep", "sweep", "tidy")
    ]

    assert (ran, len(calls)) == ([True, False, True], 2)


@pytest.mark.django_db
def test_without_the_record_of_the_period_each_would(monkeypatch):
    monkeypatch.setattr(cache, "add", lambda *_key, **_options: True)
    calls: list[str] = []

    for _worker in range(2):
        run_once("sweep", 3600, lambda: calls.append("call"))

    assert len(calls) == 2


@pytest.mark.django_db
def test_the_next_period_calls_it_again():
    calls: list[str] = []

    for _period in range(2):
        run_once("sweep", OFTEN, lambda: calls.append("call"))  # has ended when it is recorded

    assert len(calls) == 2


def test_the_tasks_wait_for_no_connection_of_the_pool(monkeypatch):
    options = connections.settings["default"]["OPTIONS"]
    monkeypatch.setitem(options, "pool", {"min_size": 1, "max_size": 1})

    assert unpooled_connection().settings_dict["OPTIONS"]["pool"] is False
    assert options["pool"]


@pytest.mark.django_db(transaction=True)
def test_the_health_check_of_a_container_notices_a_thread_that_has_ended_or_hangs():
    def is_healthy() -> bool:
        check = ["worker_health", "--kind", "periodic", "--worker", "fetcher@here"]
        try:
            call_command(*check, stdout=StringIO())
        except CommandError:
            return False
        return True

    assert not is_healthy()

    works = Event()
    with running(works=works.set):
        assert works.wait(WAIT)
        assert is_healthy()

    WorkerHeartbeat.objects.update(heard_at=timezone.now() - SILENT_AFTER)
    assert not is_healthy()


def compose_commands() -> dict[str, list[str]]:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return {
        name: service["command"]
        for name, service in services.items()
        if "celery" in service.get("command", [])
    }


def development_commands() -> dict[str, list[str]]:
    programs = background_programs(env=os.environ, logs=Path("log"))
    return {program.name: [str(word) for word in program.command] for program in programs}


@pytest.mark.parametrize("commands", [compose_commands, development_commands])
def test_each_queue_has_a_worker_and_one_worker_runs_the_periodic_tasks(commands):
    workers = commands().values()

    queues = [queue for words in workers for queue in words[words.index("-Q") + 1].split(",")]
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    assert sorted(queues) == sorted({settings.CELERY_TASK_DEFAULT_QUEUE, *routed})
    assert sum("--periodic-tasks" in words for words in workers) == 1


def test_the_web_server_loads_pages_before_it_forks_and_nothing_that_a_fork_breaks(tmp_path):
    """A connection shared by two processes mixes their answers, and threads end in a fork."""
    environment = {
        **os.environ,
        "DEBUG": "0",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "DATABASE_POOL": "8",
    }

    answer = subprocess.check_output(
        [sys.executable, "-c", USE_THE_SERVER], cwd=ROOT, env=environment, text=True
    )

    assert answer.split() == ["True", "None", "1"]
