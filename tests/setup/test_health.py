"""The container's health check: what it says when a service is away."""

import socket

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection

from factcheck import health
from factcheck.celery import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker_at(monkeypatch):
    """Let Celery look for its broker at another address."""

    def move(address):
        monkeypatch.setattr(app.conf, "broker_write_url", address)

    return move


def test_all_is_well_for_strangers_and_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/health/")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_a_broken_database_is_named_and_nothing_secret_is_said(client, monkeypatch):
    def refuse():
        raise OperationalError("password=hunter2 host=db.internal")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = client.get("/health/")

    assert response.status_code == 503
    assert b"database: failing" in response.content
    assert b"hunter2" not in response.content
    assert b"internal" not in response.content


def test_a_cache_without_its_table_is_failing(client):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE factcheck_cache")

    response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"cache: failing\n")


def test_a_broker_that_refuses_is_failing(client, broker_at):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        broker_at(f"redis://:hunter2@127.0.0.1:{unused.getsockname()[1]}/0")

        response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"broker: failing\n")


def test_a_broker_that_never_answers_is_failing(client, broker_at, monkeypatch):
    monkeypatch.setattr(health, "BROKER_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        broker_at(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")

        response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"broker: failing\n")


def test_a_storage_that_cannot_be_written_is_failing(client, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_asked: False)

    response = client.get("/health/")

    assert (response.status_code, response.content) == (503, b"storage: failing\n")


def test_a_probe_writes_nothing(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(FileSystemStorage, "save", None)

    with django_assert_num_queries(2) as asked:
        client.get("/health/")

    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
