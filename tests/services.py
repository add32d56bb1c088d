"""Pytest plugin (`-p tests.services`): one PostgreSQL and one Redis for the whole run.

It starts them before Django's settings are read, which conftest.py would be too late for.
With pytest-xdist the first process starts them; each worker uses a Redis database of its own.
"""

import os
import tempfile
from pathlib import Path

import pytest

from factcheck.services import Postgres, Redis

started: list[Postgres | Redis] = []
folder: list["tempfile.TemporaryDirectory[str]"] = []


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start what the environment does not name, and name it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        os.environ["REDIS_URL"] = os.environ["REDIS_URL"].replace(
            "virtual_host=0", f"virtual_host={number}"
        )
        os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"]) / worker)
        return
    os.environ["DEBUG"] = "1"
    os.environ["SECRET_KEY"] = "only-for-tests"
    folder.append(tempfile.TemporaryDirectory(prefix="factcheck-tests-"))
    data_dir = Path(folder[0].name)
    data_dir.chmod(0o711)  # PostgreSQL, which is not root, must get to its folder below
    os.environ["DATA_DIR"] = str(data_dir)
    services: list[tuple[str, Postgres | Redis]] = [
        ("DATABASE_URL", Postgres(data_dir, durable=False)),
        ("REDIS_URL", Redis(data_dir)),
    ]
    for variable, service in services:
        if variable in os.environ:
            continue
        service.start()
        started.append(service)
        os.environ[variable] = service.url
    for service in started:
        service.wait()


def pytest_unconfigure() -> None:
    """Stop what was started; remove its files."""
    while started:
        started.pop().stop()
    while folder:
        folder.pop().cleanup()
