"""The health checks: what they say when a service is away, and to whom."""

import socket
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection, connections
from django.utils import timezone

from articles import workers
from articles.models import SILENT_AFTER, Job, WorkerHeartbeat
from factcheck.celery import app
from factcheck.database import own_connection
from factcheck.monitoring import probes

pytestmark = pytest.mark.django_db(transaction=True)  # probes have a connection of their own
TOKEN = "only-for-monitoring"


@pytest.fixture
def broker_at(monkeypatch):
    """Let Celery look for its broker at another address."""

    def move(address):
        monkeypatch.setattr(app.conf, "broker_write_url", address)

    return move


@pytest.fixture
def running_workers():
    """All kinds of workers were heard from a moment ago."""
    workers.beat(workers.Kind.values, "worker@here")


@pytest.fixture
def details(client, settings):
    """`details()` returns status and checks of /health/ready as monitoring sees them."""
    settings.MONITORING_TOKEN = TOKEN

    def ask():
        answer = client.get("/health/ready", headers={"Authorization": f"Bearer {TOKEN}"})
        return answer.status_code, answer.json()["checks"]

    return ask


@pytest.fixture
def silent_database(monkeypatch):
    """A server that takes connections and never answers, as a stopped PostgreSQL does."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = connections.settings["default"]
        address = {"HOST": "127.0.0.1", "PORT": str(silent.getsockname()[1])}
        kept = {name: each for name, each in options["OPTIONS"].items() if name != "host"}
        monkeypatch.setitem(
            connections.settings, "default", {**options, **address, "OPTIONS": kept}
        )
        yield


def test_all_is_well_for_strangers_and_without_https(client, settings, running_workers):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/health/")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]
    for path in ("/health/live", "/health/ready"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert "no-store" in answer["Cache-Control"]


def test_a_broken_database_is_named_and_nothing_secret_is_said(client, monkeypatch, details):
    def refuse(_seconds):
        raise OperationalError("password=hunter2 host=db.internal")

    monkeypatch.setattr(probes, "limited_connection", refuse)

    response = client.get("/health/")

    assert response.status_code == 503
    assert b"database: failing" in response.content
    assert b"hunter2" not in response.content
    assert b"internal" not in response.content
    assert client.get("/health/live").status_code == 200
    status, checks = details()
    assert status == 503
    assert not any(checks[name]["ok"] for name in ("database", "cache", "queues", "workers"))


def test_a_database_that_never_answers_is_given_up(client, silent_database):
    response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"database: failing\ncache: failing\n")


def test_a_database_that_stops_during_a_query_is_given_up(monkeypatch):
    monkeypatch.setattr(probes, "DATABASE_SECONDS", 0.1)

    def wait_for_long():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(2)")
        return {}

    monkeypatch.setattr(probes, "PAGES", {"database": wait_for_long})

    assert probes.run_probes(with_workers=False)["database"] == {"ok": False}
    with connection.cursor() as cursor:  # that of this thread is the former one
        cursor.execute("SELECT 1")


def test_a_cache_without_its_table_is_failing(client, monkeypatch):
    monkeypatch.setattr(caches["default"], "_table", "nothing")

    response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"cache: failing\n")


@pytest.mark.parametrize("answers", [False, True], ids=["refuses", "never answers"])
def test_a_broker_that_is_away_is_failing(client, broker_at, monkeypatch, answers):
    monkeypatch.setattr(probes, "BROKER_SECONDS", 0.2)
    with socket.socket() as away:
        away.bind(("127.0.0.1", 0))
        if answers:
            away.listen()
        broker_at(f"redis://:hunter2@127.0.0.1:{away.getsockname()[1]}/0")

        response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"broker: failing\n")


def test_a_storage_that_cannot_be_written_is_failing(client, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_asked: False)

    response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"storage: failing\n")


def test_a_disk_that_is_nearly_full_is_failing(details, settings, running_workers):
    status, checks = details()
    assert status == 200
    free = checks["storage"]["free_megabytes"]

    settings.CAPTURES_MIN_FREE_MEGABYTES = free * 2

    status, checks = details()
    assert (status, checks["storage"]["ok"]) == (503, False)


@pytest.mark.parametrize("kind", workers.Kind.values)
def test_a_kind_of_worker_that_is_silent_for_a_minute_is_failing(details, running_workers, kind):
    assert details()[0] == 200
    heard = WorkerHeartbeat.objects.filter(kind=kind)
    heard.update(heard_at=timezone.now() - SILENT_AFTER - timedelta(seconds=1))

    status, checks = details()

    assert (status, checks["workers"]["ok"]) == (503, False)
    assert checks["workers"][kind]["heard_seconds_ago"] > 60
    workers.beat([kind], "another@here")
    assert details()[0] == 200


def test_work_that_waits_for_long_is_failing(details, running_workers, settings):
    hour_ago = timezone.now() - timedelta(hours=1)
    Job.objects.create(kind=Job.Kind.FETCH, subject_id=1, not_before=hour_ago, task="parse")
    Job.objects.create(
        kind=Job.Kind.EXAMINE, subject_id=1, not_before=timezone.now() + timedelta(hours=1)
    )

    status, checks = details()

    assert (status, checks["queues"]["ok"]) == (503, False)
    assert checks["queues"]["parse"]["waiting"] == 1
    assert checks["queues"]["parse"]["oldest_seconds"] >= 3600
    assert checks["queues"]["fetch"] == {"waiting": 0, "oldest_seconds": 0.0}
    settings.QUEUE_LATE_SECONDS = 7200
    assert details()[0] == 200


def test_only_administrators_and_the_token_see_details(
    client, settings, running_workers, administrator, editor
):
    def keys(**headers) -> set[str]:
        return set(client.get("/health/ready", headers=headers).json())

    assert keys(Authorization="Bearer ") == {"status"}  # no token is set
    settings.MONITORING_TOKEN = TOKEN
    assert keys(Authorization=f"Bearer {TOKEN}x") == {"status"}
    assert keys(Authorization=f"Bearer {TOKEN}") == {"status", "checks"}
    client.force_login(editor)
    assert keys() == {"status"}
    client.force_login(administrator)
    assert keys() == {"status", "checks"}


def test_a_probe_writes_nothing(client, monkeypatch):
    monkeypatch.setattr(FileSystemStorage, "save", None)
    statements: list[str] = []
    make = own_connection.unpooled_connection

    def record(execute, sql, *rest):
        statements.append(sql)
        return execute(sql, *rest)

    def recorded(**options):
        wrapper = make(**options)
        wrapper.execute_wrappers.append(record)
        return wrapper

    monkeypatch.setattr(own_connection, "unpooled_connection", recorded)
    client.get("/health/ready")

    assert len(statements) == 4
    assert all(statement.startswith("SELECT") for statement in statements)
