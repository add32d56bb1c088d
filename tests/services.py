"""Pytest plugin (`-p tests.services`): one PostgreSQL and one Redis for the whole run.

They start before Django reads its settings, for which conftest.py would be too late. With
pytest-xdist the first process starts them; each worker uses its own Redis database.

Migrating takes longer than most tests. A migrated cluster is therefore stored below var/ until a
migration or a library changes, and the databases of the tests are copies of its database
(see `TEMPLATE`).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from factcheck.services import Postgres, Redis
from factcheck.services.postgres import DATABASE

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "TEST_DATABASE_TEMPLATE"  # in the environment: the database that has all migrations

# Rows that migrations make from the code, and that no test changes.
KEPT_TABLES = frozenset({"auth_permission", "django_content_type"})
DELETE_ROWS = """
DO $$
DECLARE name text; has_rows boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH name IN ARRAY ARRAY['{tables}'] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO has_rows;
        IF has_rows THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
    SET LOCAL session_replication_role = DEFAULT;
END $$
"""

cleanup = ExitStack()  # stops what was started and removes its files


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the services that the environment does not name, and put their addresses in it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        use_own_share(worker)
    else:
        start_services()
    yield


def pytest_unconfigure() -> None:
    cleanup.close()


def use_own_share(worker: str) -> None:
    """Use the Redis database and the folder of this pytest-xdist worker, such as "gw0"."""
    number = int(worker.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = os.environ["REDIS_URL"].replace(
        "virtual_host=0", f"virtual_host={number}"
    )
    os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"]) / worker)


def start_services() -> None:
    data_dir = cleanup.enter_context(temporary_data_dir())
    os.environ |= {"DEBUG": "1", "SECRET_KEY": "only-for-tests", "DATA_DIR": str(data_dir)}
    services: list[Postgres | Redis] = []
    if "DATABASE_URL" not in os.environ:
        postgres = Postgres(data_dir, durable=False)
        copy(migrated_cluster(), postgres.data)
        os.environ |= {TEMPLATE: DATABASE, "DATABASE_URL": postgres.url}
        services.append(postgres)
    if "REDIS_URL" not in os.environ:
        broker = Redis(data_dir)
        os.environ["REDIS_URL"] = broker.url
        services.append(broker)
    for service in services:
        cleanup.callback(service.stop)
        service.start()
    for service in services:
        service.wait()


@contextmanager
def temporary_data_dir() -> Iterator[Path]:
    """Create a folder that the user of PostgreSQL can enter, who is not root."""
    with tempfile.TemporaryDirectory(prefix="factcheck-tests-") as name:
        data_dir = Path(name)
        data_dir.chmod(0o711)
        yield data_dir
        elsewhere = data_dir / "services-folder"  # if TMPDIR itself cannot be entered
        if elsewhere.exists():
            shutil.rmtree(elsewhere.read_text())


def migrated_cluster() -> Path:
    """Return a stopped cluster whose database has all migrations; create it if need be."""
    stored = ROOT / "var/tests" / fingerprint() / "postgres"
    if not stored.exists():
        shutil.rmtree(stored.parent.parent, ignore_errors=True)  # those of other migrations
        stored.parent.mkdir(parents=True)
        with temporary_data_dir() as data_dir:
            cluster = create_migrated_cluster(data_dir)
            partial = stored.with_suffix(".partial")
            copy(cluster, partial)
            partial.rename(stored)
    return stored


def create_migrated_cluster(data_dir: Path) -> Path:
    postgres = Postgres(data_dir, durable=False)
    postgres.start()
    try:
        postgres.wait()
        environment = os.environ | {"DATABASE_URL": postgres.url}
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    finally:
        postgres.stop()
    return postgres.data


def copy(folder: Path, to: Path) -> None:
    """Copy a folder and keep its owner, which the server checks."""
    subprocess.run(["cp", "-a", folder, to], check=True)


def fingerprint() -> str:
    """Return a digest of what a migrated database depends on: the migrations and the libraries."""
    files = [ROOT / "requirements-dev.txt", *sorted(ROOT.glob("articles/migrations/*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def delete_rows(tables: Iterable[str]) -> str:
    """Return SQL that empties the tables that have rows.

    TRUNCATE of all of them takes a second, and the history refuses it. Only a superuser, as the
    tests are, can switch the triggers off.
    """
    return DELETE_ROWS.format(tables="', '".join(sorted(set(tables) - KEPT_TABLES)))
