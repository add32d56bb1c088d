"""`manage.py dev` as a newcomer meets it: it starts, repairs itself, stops, and leaves nothing."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest

from factcheck.services import Postgres
from tests.services import copy, migrated_cluster
from tests.worker import ROOT, wait_until

# Another test may have changed the proxies that urllib uses.
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
READY = re.compile(r"Ready: http://127\.0\.0\.1:(\d+)/")
BUSY = "DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$"


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """A folder that only its owner may enter, as in a new clone below /root.

    Its database has all migrations, which would take longer than all else; it has no people.
    """
    folder = Path(tempfile.mkdtemp(prefix="factcheck-dev-"))
    copy(migrated_cluster(), Postgres(folder).data)
    yield folder
    for process in processes_of(folder):
        os.kill(process, signal.SIGKILL)
    shutil.rmtree(home_of(folder), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


class Dev:
    """A running `manage.py dev` and what it prints."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir, self.port = data_dir, port
        self.file = data_dir / "output.txt"
        services = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG", "DJANGO_SETTINGS_MODULE"}
        env = {name: value for name, value in os.environ.items() if name not in services}
        command = [sys.executable, "manage.py", "dev", "--port", str(port)]
        with self.file.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env | {"DATA_DIR": str(data_dir)},
                stdout=output,
                stderr=output,
            )

    def wait_for(self, text: str) -> None:
        """Wait until it has printed the text."""
        wait_until(lambda: text in self.output or self.process.poll() is not None, 600)
        assert text in self.output, self.output + self.logs

    def wait(self) -> str:
        """Wait until everything has started. Returns the login page."""
        self.wait_for("Starting workers ...")
        assert READY.search(self.output), self.output
        return self.page("accounts/login/")

    def page(self, path: str) -> str:
        with NO_PROXY.open(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as page:
            return str(page.read().decode())

    def answers(self) -> bool:
        """Return whether a page that asks the database answers."""
        try:
            return self.page("health/") == "ok"
        except OSError:
            return False

    @property
    def output(self) -> str:
        return self.file.read_text()

    @property
    def logs(self) -> str:
        """The end of each log."""
        files = sorted((self.data_dir / "log").glob("*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text()[-2000:]}" for file in files)

    def end(self, by: signal.Signals) -> None:
        """End it by a signal, and wait until all its processes have ended."""
        self.process.send_signal(by)
        self.process.wait(90)
        wait_until(lambda: not processes_of(self.data_dir), 60)


def home_of(data_dir: Path) -> Path:
    """Return the folder of PostgreSQL's files."""
    pointer = data_dir / "services-folder"
    return Path(pointer.read_text()) if pointer.exists() else data_dir


def processes_of(data_dir: Path) -> list[int]:
    """Return all processes that name the folder, or work in it or in that of PostgreSQL."""
    folders = {str(data_dir), str(home_of(data_dir))}
    pids = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            described = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            described += bytes((process / "cwd").readlink())
        except OSError:  # it has ended, or belongs to somebody else
            continue
        if any(folder.encode() in described for folder in folders):
            pids.append(int(process.name))
    return pids


def pids_of(data_dir: Path, service: str) -> list[int]:
    """Return the process id of a service of a running `dev`, nothing while it does not run."""
    if service == "PostgreSQL":
        return [int((home_of(data_dir) / "postgres/postmaster.pid").read_text().split()[0])]
    words = {"Redis": "-server unixsocket:", "Worker fetcher": "fetcher@"}
    return [
        pid
        for pid in processes_of(data_dir)
        if words[service] in Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def refused(data_dir: Path, port: int) -> str:
    """Return what a start prints that must not succeed."""
    other = Dev(data_dir, port)
    other.process.wait(120)
    assert other.process.returncode != 0
    return other.output


def test_it_starts_refuses_a_second_one_and_starts_a_killed_service_again(data_dir, tmp_path):
    dev = Dev(data_dir, free_port())
    assert "Log in" in dev.wait()
    steps = ["PostgreSQL 18", "Applying migrations", "Ready: http://", "Demo people", "workers"]
    positions = [dev.output.index(step) for step in steps]
    assert positions == sorted(positions), dev.output
    assert (data_dir / "demo-passwords.json").stat().st_mode & 0o777 == 0o600

    assert "is already running on the data in" in refused(data_dir, free_port())
    assert f"Port {dev.port} is in use" in refused(tmp_path, dev.port)

    for service in ("PostgreSQL", "Redis", "Worker fetcher"):
        if service == "PostgreSQL":
            keep_busy(data_dir)
        (killed,) = pids_of(data_dir, service)

        os.kill(killed, signal.SIGKILL)

        dev.wait_for(f"{service} stopped (signal 9). Starting it again.")
        wait_until(dev.answers, 60)
        wait_until(partial(is_replaced, data_dir, service, killed), 60)

    dev.end(signal.SIGINT)


def is_replaced(data_dir: Path, service: str, killed: int) -> bool:
    pids = pids_of(data_dir, service)
    return len(pids) == 1 and pids != [killed]


def keep_busy(data_dir: Path) -> None:
    """Have PostgreSQL compute without end: a process that a new server would wait for."""
    address = f"host={Postgres(data_dir).sockets} user=factcheck dbname=factcheck"
    connection = psycopg.connect(address, autocommit=True)

    def compute() -> None:
        with suppress(psycopg.OperationalError), connection:
            connection.execute(BUSY)

    threading.Thread(target=compute, daemon=True).start()
    with psycopg.connect(address) as other:
        active = "SELECT count(*) FROM pg_stat_activity WHERE query = %s AND state = 'active'"
        wait_until(lambda: other.execute(active, [BUSY]).fetchone() == (1,), 30)


def test_killed_it_leaves_no_process_and_starts_again_until_a_service_cannot(data_dir):
    dev = Dev(data_dir, free_port())
    dev.wait()

    dev.end(signal.SIGKILL)
    again = Dev(data_dir, free_port())

    assert "Log in" in again.wait()
    assert "Demo people" not in again.output

    socket_file = data_dir / "redis/redis.sock"
    (redis,) = pids_of(data_dir, "Redis")
    os.kill(redis, signal.SIGSTOP)  # so that it does not start again before its place is taken
    socket_file.unlink()
    (socket_file / "in-the-way").mkdir(parents=True)

    os.kill(redis, signal.SIGKILL)

    assert again.process.wait(120) != 0
    log = data_dir / "log/redis.log"
    assert f"Redis stopped 3 times within 60 seconds. Read {log}." in again.output
    wait_until(lambda: not processes_of(data_dir), 60)
    shutil.rmtree(socket_file)
