"""Pytest plugin (`-p tests.services`): one PostgreSQL and one Redis for the whole run.

It starts them before Django's settings are read, which conftest.py would be too late for.
With pytest-xdist the first process starts them; each worker uses a Redis database of its own.

Migrating takes longer than most tests: the migrated cluster is kept below var/ until a migration
or a library changes, and the tests' databases are copies of its database (see `TEMPLATE`).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.services import Postgres, Redis
from factcheck.services.postgres import DATABASE

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "TEST_DATABASE_TEMPLATE"  # in the environment: the database that has all migrations

started: list[Postgres | Redis] = []
folder: list["tempfile.TemporaryDirectory[str]"] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start what the environment does not name, and name it, before pytest-django reads it."""
    start_services()
    yield


def start_services() -> None:
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
        if isinstance(service, Postgres):
            bring_migrated(service)
            os.environ[TEMPLATE] = DATABASE
        service.start()
        started.append(service)
        os.environ[variable] = service.url
    for service in started:
        service.wait()


def bring_migrated(postgres: Postgres) -> None:
    """Put a cluster whose database has all migrations where the server will look for its own."""
    kept = ROOT / "var/tests" / fingerprint() / "postgres"
    if not kept.exists():
        make_migrated(kept)
    postgres.home.mkdir(parents=True, exist_ok=True)
    copy(kept, postgres.data)


def make_migrated(kept: Path) -> None:
    """Make such a cluster and keep it, in place of those of other migrations."""
    with tempfile.TemporaryDirectory(prefix="factcheck-migrated-") as folder:
        Path(folder).chmod(0o711)
        postgres = Postgres(Path(folder), durable=False)
        postgres.start()
        try:
            postgres.wait()
            environment = os.environ | {"DATABASE_URL": postgres.url}
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        finally:
            postgres.stop()
        shutil.rmtree(kept.parent.parent, ignore_errors=True)
        kept.parent.mkdir(parents=True)
        partial = kept.with_suffix(".partial")
        copy(postgres.data, partial)
        partial.rename(kept)


def copy(folder: Path, to: Path) -> None:
    """With its owner, which the server insists on."""
    subprocess.run(["cp", "-a", folder, to], check=True)


def fingerprint() -> str:
    """Of all that the migrated database depends on: the migrations and the libraries."""
    files = [ROOT / "requirements-dev.txt", *sorted(ROOT.glob("articles/migrations/*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def pytest_unconfigure() -> None:
    """Stop what was started; remove its files."""
    while started:
        started.pop().stop()
    while folder:
        folder.pop().cleanup()
